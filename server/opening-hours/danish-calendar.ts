/**
 * Days and minutes as Denmark counts them. A *minute* is whole minutes since 1970-01-01T00:00Z; a *day* is
 * whole days since 1970-01-01 in the local calendar. All wall-clock times are Europe/Copenhagen.
 *
 * The two nights when the clock changes: a wall time that occurs twice means the earlier one where
 * something starts and the later one where it ends; a wall time that does not occur means the instant of the change.
 */
import { danishPublicHolidays, specialDays } from './danish-holidays.ts';
import type { SpecialDayName } from './opening-hours-schema.ts';

export const timeZone = 'Europe/Copenhagen';
export type Minute = number;
export type Day = number;

export type CalendarDay = {
  day: Day;
  /** ISO date */
  date: string;
  /** 1 = Monday … 7 = Sunday */
  weekday: number;
  evenWeek: boolean;
  /** Which such weekday of the month it is, and whether it is the last one. */
  nthInMonth: number;
  lastInMonth: boolean;
  publicHoliday: string | undefined;
  specialDay: { name: SpecialDayName; danish: string } | undefined;
  midnight: Minute;
  /** 1440 but on the two days the clock changes. */
  minutes: number;
};

const epoch = Temporal.PlainDate.from('1970-01-01');
const holidaysOfYear = new Map<number, ReadonlyMap<string, string>>();
const knownDays = new Map<Day, CalendarDay>();

/** The first whole minute of a date; local time had seconds before 1894, so the minute is rounded up. */
function midnightOf(date: Temporal.PlainDate): Minute {
  return Math.ceil(date.toZonedDateTime(timeZone).epochMilliseconds / 60_000);
}

export function dayOfDate(date: string | Temporal.PlainDate): Day {
  return epoch.until(date, { largestUnit: 'days' }).days;
}

export function calendarDay(day: Day): CalendarDay {
  const known = knownDays.get(day);
  if (known) return known;
  const plain = epoch.add({ days: day });
  const date = plain.toString();
  let holidays = holidaysOfYear.get(plain.year);
  if (!holidays) {
    holidays = danishPublicHolidays(plain.year);
    holidaysOfYear.set(plain.year, holidays);
  }
  const midnight = midnightOf(plain);
  const built: CalendarDay = {
    day,
    date,
    weekday: plain.dayOfWeek,
    evenWeek: (plain.weekOfYear ?? 0) % 2 === 0,
    nthInMonth: Math.ceil(plain.day / 7),
    lastInMonth: plain.day + 7 > plain.daysInMonth,
    publicHoliday: holidays.get(date),
    specialDay: specialDays.get(date.slice(5)),
    midnight,
    minutes: midnightOf(plain.add({ days: 1 })) - midnight,
  };
  // A bound, because any date can be asked for over the network.
  if (knownDays.size >= 5_000) knownDays.clear();
  knownDays.set(day, built);
  return built;
}

/** The local day on which a minute falls. */
export function dayOfMinute(minute: Minute): Day {
  // The zone is 1 or 2 hours ahead of UTC, and was 53 minutes to 3 hours in old years: the guess is right or one too late.
  const guess = Math.floor((minute + 180) / 1440);
  return minute < calendarDay(guess).midnight ? guess - 1 : guess;
}

/** Minutes after midnight of a `TT:MM`. */
export function minutesOfTime(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The minute of a wall-clock time on a day, as the start or the end of something. */
export function minuteOfWallTime(day: Day, minutes: number, as: 'start' | 'end'): Minute {
  const { midnight, minutes: length, date } = calendarDay(day);
  if (length === 1440) return midnight + minutes;
  const wall = Temporal.PlainDate.from(date).toPlainDateTime({
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
  });
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  // A wall time that does not occur is put before the change by "earlier", so the change comes next.
  if (!earlier.toPlainDateTime().equals(wall))
    return minuteOf(earlier.getTimeZoneTransition('next') ?? earlier);
  return minuteOf(as === 'start' ? earlier : wall.toZonedDateTime(timeZone, { disambiguation: 'later' }));
}

export function minuteOf(moment: Temporal.ZonedDateTime): Minute {
  return Math.floor(moment.epochMilliseconds / 60_000);
}

export function momentOf(minute: Minute): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(timeZone);
}

/** `2026-12-24T22:00:00+01:00` */
export function isoOf(minute: Minute): string {
  return momentOf(minute).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
