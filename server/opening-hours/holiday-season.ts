/** The four times of the year when opening hours go wrong, and when each is rehearsed. */
import { easterSunday } from './danish-holidays.ts';

export type HolidaySeason = {
  /** `jul-2026` */
  id: string;
  /** `Julen 2026` */
  label: string;
  /** `i julen` */
  during: string;
  /** Every date of it, in order; Sundays and days between the holidays too. */
  dates: readonly string[];
};

/** Weeks before its first day that a season is asked about. */
const rehearsalWeeks = 4;

/** Those that begin in a year; New Year is named by the year it leads to. */
function seasonsOf(year: number): HolidaySeason[] {
  const easter = easterSunday(year);
  const around = (from: number, to: number) =>
    datesBetween(easter.add({ days: from }), easter.add({ days: to }));
  const december = (from: string, to: string) =>
    datesBetween(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to));
  return [
    { id: `paaske-${year}`, label: `Påsken ${year}`, during: 'i påsken', dates: around(-3, 1) },
    { id: `pinse-${year}`, label: `Pinsen ${year}`, during: 'i pinsen', dates: around(48, 50) },
    {
      id: `jul-${year}`,
      label: `Julen ${year}`,
      during: 'i julen',
      dates: december(`${year}-12-23`, `${year}-12-27`),
    },
    {
      id: `nytaar-${year + 1}`,
      label: `Nytåret ${year + 1}`,
      during: 'ved nytår',
      dates: december(`${year}-12-28`, `${year + 1}-01-02`),
    },
  ];
}

/** Those begun and not over, and those that begin within four weeks; the first first. */
export function seasonsNear(today: Temporal.PlainDate): HolidaySeason[] {
  const limit = today.add({ weeks: rehearsalWeeks }).toString();
  return seasonsAround(today).filter(
    ({ dates }) => (dates[0] ?? '') <= limit && (dates.at(-1) ?? '') >= today.toString(),
  );
}

/** The next to be rehearsed, and from when, on a day when none is. */
export function nextRehearsal(
  today: Temporal.PlainDate,
): { season: HolidaySeason; from: string } | undefined {
  const season = seasonsAround(today).find(({ dates }) => (dates[0] ?? '') > today.toString());
  const [first] = season?.dates ?? [];
  return season && first
    ? { season, from: Temporal.PlainDate.from(first).subtract({ weeks: rehearsalWeeks }).toString() }
    : undefined;
}

const seasonOf = new Map<string, HolidaySeason | undefined>();

export function seasonOfDate(date: string): HolidaySeason | undefined {
  // A bound, because any date can be asked for over the network.
  if (seasonOf.size >= 1_000) seasonOf.clear();
  return seasonOf.getOrInsertComputed(date, () =>
    seasonsAround(Temporal.PlainDate.from(date)).find(({ dates }) => dates.includes(date)),
  );
}

/** A year back too, as New Year runs on into the next. */
function seasonsAround({ year }: Temporal.PlainDate): HolidaySeason[] {
  return [year - 1, year, year + 1].flatMap(seasonsOf);
}

function datesBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): string[] {
  const { days } = from.until(to, { largestUnit: 'days' });
  return Array.from({ length: days + 1 }, (_, i) => from.add({ days: i }).toString());
}
