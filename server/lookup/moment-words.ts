/** The moment of a lookup in Danish: the band when it is not now, the ready-made choices, what each group means. */
import {
  calendarDay,
  dayOfMinute,
  type Minute,
  minuteOf,
  momentOf,
} from '../opening-hours/danish-calendar.ts';
import { clockWords, dateWords, fullMomentWords, weekdayName } from '../opening-hours/danish-time.ts';
import { momentInUrl, parseMoment } from '../opening-hours/moment-query.ts';
import { dayName } from '../opening-hours/opening-wording.ts';
import type { Group } from './group.ts';
import { isNow, type LookupCriteria, type LookupRequest } from './lookup-criteria.ts';
import { lookupLink } from './lookup-link.ts';
import { waits, waitWords, windowFor } from './lookup-window.ts';

export type MomentBand = {
  moment: string;
  name: string | undefined;
  nowHref: string;
  /** At night, when tomorrow is shown: the same time of the day that has just begun may be meant. */
  sooner: { words: string; href: string } | undefined;
};

/** To those who are at work, the night is not over before. */
const nightIsOver = 6;

/** Undefined when the moment is now, however it was asked for. */
export function momentBand(
  { criteria, entered }: LookupRequest,
  now: Temporal.ZonedDateTime,
): MomentBand | undefined {
  if (criteria.at === minuteOf(now)) return undefined;
  return {
    moment: fullMomentWords(criteria.at),
    name: dayName(criteria.at),
    nowHref: lookupLink(entered, { tid: null }),
    sooner: soonerToday(criteria.at, entered, now),
  };
}

function soonerToday(
  at: Minute,
  entered: LookupRequest['entered'],
  now: Temporal.ZonedDateTime,
): MomentBand['sooner'] {
  const today = momentOf(at).subtract({ days: 1 });
  if (now.hour >= nightIsOver || !today.toPlainDate().equals(now.toPlainDate())) return undefined;
  if (Temporal.ZonedDateTime.compare(today, now) <= 0) return undefined;
  return {
    words: `senere i dag, ${weekdayName(today.dayOfWeek)} kl. ${clockWords(minuteOf(today))}`,
    href: lookupLink(entered, { tid: tidOf(today) }),
  };
}

/** Links to the moments most often asked about, with the rest of the lookup kept. One that cannot be meant is left out. */
export function momentChoices({ entered }: LookupRequest, now: Temporal.ZonedDateTime) {
  const inTwoHours = now.add({ hours: 2 });
  const evening = now.startOfDay().with({ hour: 18 });
  const morning = now.startOfDay().with({ hour: 8 });
  const tomorrow = morning.add({ days: 1 });
  const choices: { label: string; tid: string; meant: boolean }[] = [
    { label: 'Nu', tid: '', meant: true },
    // In the hour that occurs twice a local time means the earlier one.
    {
      label: 'Om 2 timer',
      tid: tidOf(inTwoHours),
      meant: minuteOf(inTwoHours) === parseMoment(tidOf(inTwoHours)),
    },
    { label: 'I aften', tid: tidOf(evening), meant: Temporal.ZonedDateTime.compare(now, evening) < 0 },
    { label: 'I dag kl. 8', tid: tidOf(morning), meant: now.hour < nightIsOver },
    { label: 'I morgen tidlig', tid: tidOf(tomorrow), meant: true },
  ];
  return choices
    .filter(({ meant }) => meant)
    .map(({ label, tid }) => ({
      label,
      href: lookupLink(entered, { tid }),
      current: tid === (isNow(entered) ? '' : entered.tid),
    }));
}

function tidOf(moment: Temporal.ZonedDateTime): string {
  return momentInUrl(minuteOf(moment));
}

/** While it is not known where somebody lives, or that is outside the region, nothing is headed as an answer for that place. */
export function groupWords(
  group: Group,
  { criteria, ambiguous, kept }: LookupRequest,
): { heading: string; explained: string } {
  const isAsked = ambiguous.some(({ field }) => field === 'kommune');
  const isOutside = criteria.municipality === null && kept.some(({ why }) => why === 'outside');
  const otherwise = isAsked || isOutside ? 'Uanset bopæl, ' : 'Passer ellers, men ';
  switch (group) {
    case 'fits':
      if (isAsked) return { heading: 'Bopæl ikke valgt', explained: fitsWords(criteria) };
      if (isOutside) return { heading: 'Uanset bopæl', explained: fitsWords(criteria) };
      return { heading: 'Passer', explained: fitsWords(criteria) };
    case 'unknown':
      return {
        heading: 'Ukendt åbningstid – ring',
        explained: `${otherwise}ingen har oplyst åbningstiden`,
      };
    case 'later':
      return { heading: 'Senere', explained: `${otherwise}er lukket i tidsrummet` };
  }
}

function fitsWords({ urgency, at, openOnly }: LookupCriteria): string {
  if (openOnly || urgency === null) return 'Åbne på tidspunktet';
  switch (urgency) {
    case 'next-day': {
      const { from } = windowFor(urgency, at, openOnly);
      const { weekday, date } = calendarDay(dayOfMinute(from));
      const holiday = dayName(from);
      return `Åbne på et tidspunkt ${weekdayName(weekday)} den ${dateWords(date)}${holiday ? ` – ${holiday}` : ''}`;
    }
    default:
      return `Åbne på tidspunktet eller inden for ${waitWords(waits[urgency])}`;
  }
}
