/**
 * Hours that can be entered but look like a slip: told where they were typed, as a question. Nothing here is a mistake; all of it exists
 * somewhere.
 */
import { minutesOfTime } from './danish-calendar.ts';
import { dateWords, lengthWords, timeWords, weekdayName } from './danish-time.ts';
import type { HoursException, OpeningHours, TimeSpan, WeeklyRow } from './opening-hours-schema.ts';
import { minuteOfLocal, openingIntervals } from './opening-intervals.ts';

/** `part`: which row or exception it is about; undefined when it is all of them together. */
export type HoursDoubt = { part: { list: 'rows' | 'exceptions'; at: number } | undefined; words: string };

const day = 1440;
/** Shorter than this is rather a wrong digit than hours. */
const shortest = 15;
/** Longer than this, in days, is rather a wrong year than an exception. */
const longest = 60;

/** `today`: ISO date. */
export function hoursDoubts(hours: OpeningHours, today: string): HoursDoubt[] {
  const about = (list: 'rows' | 'exceptions', at: number) => (words: string) => ({
    part: { list, at },
    words,
  });
  const rows = hours.kind === 'weekly' ? hours.rows : [];
  return [
    ...rows.flatMap((row, i) => rowDoubts(row, rows.slice(0, i), today).map(about('rows', i))),
    ...hours.exceptions.flatMap((exception, i) =>
      exceptionDoubts(exception, today).map(about('exceptions', i)),
    ),
    ...wholeDoubts(hours, today),
  ];
}

function rowDoubts(row: WeeklyRow, before: readonly WeeklyRow[], today: string): string[] {
  const overlap = before.findIndex((other) => meet(row, other));
  return [
    ...spanDoubts(row, row.weekdays),
    ...(overlap === -1
      ? []
      : [`Overlapper række ${overlap + 1}. Der regnes med åbent i begge; er det meningen?`]),
    ...(row.validTo !== undefined && row.validTo < today
      ? [`Rækken gjaldt til og med ${dateWords(row.validTo)} og tæller ikke længere.`]
      : []),
  ];
}

function spanDoubts(span: TimeSpan, weekdays: readonly number[]): string[] {
  const length = lengthOf(span);
  const said = `${clock(span.from)}–${clock(span.to)}`;
  const next = weekdays.length === 1 && weekdays[0] ? weekdayName((weekdays[0] % 7) + 1) : 'dagen efter';
  if (span.from === span.to) {
    if (span.from === '00:00') return [];
    return [`${said} er et helt døgn, til ${next} kl. ${clock(span.to)} – er det meningen?`];
  }
  if (span.to !== '00:00' && span.to < span.from)
    return [
      `${said} løber over midnat til ${next} kl. ${clock(span.to)}, i alt ${lengthWords(length)} – er det meningen?`,
    ];
  return length < shortest ? [`${said} er kun ${lengthWords(length)} – er det meningen?`] : [];
}

function exceptionDoubts(exception: HoursException, today: string): string[] {
  const last = exception.to.slice(0, 10);
  if (last < today) return [`Er overstået ${dateWords(last)} og kan fjernes.`];
  const days = longInDays(exception);
  return [
    ...(days !== undefined ? [`Varer ${days} dage – er årstallet rigtigt?`] : []),
    ...(exception.kind === 'hours' ? exception.rows.flatMap((span) => spanDoubts(span, [])) : []),
  ];
}

/** How many days, when they are more than an exception ordinarily lasts; undefined otherwise. */
export function longInDays({ from, to }: HoursException): number | undefined {
  const first = Temporal.PlainDate.from(from.slice(0, 10));
  const days = first.until(to.slice(0, 10), { largestUnit: 'days' }).days + 1;
  return days > longest ? days : undefined;
}

/** Read off a week without holidays, so that it is seen however the rows are written. */
function wholeDoubts(hours: OpeningHours, today: string): HoursDoubt[] {
  if (hours.kind !== 'weekly') return [];
  const { exceptions: _, ...usual } = { ...hours, publicHolidays: 'as-usual' as const };
  const monday = Temporal.PlainDate.from(today).add({ days: 8 - Temporal.PlainDate.from(today).dayOfWeek });
  const from = minuteOfLocal(`${monday}T00:00`, 'start');
  const to = minuteOfLocal(`${monday.add({ days: 7 })}T00:00`, 'start');
  const specialDays = Object.fromEntries(
    (['labour-day', 'constitution-day', 'christmas-eve', 'new-years-eve'] as const).map((name) => [
      name,
      'as-usual' as const,
    ]),
  );
  const { open } = openingIntervals({ ...usual, specialDays, exceptions: [] }, from, to);
  const always = open.length === 1 && open[0]?.start === from && open[0].end === to;
  return always
    ? [{ part: undefined, words: 'Rækkerne dækker hele ugen. Er der altid åbent, så vælg »Døgnåbent«.' }]
    : [];
}

/** Whether two rows are open at the same time on some day, as far as can be told from the rows alone. */
function meet(a: WeeklyRow, b: WeeklyRow): boolean {
  if (a.weeks && b.weeks && a.weeks !== b.weeks) return false;
  if ((a.validTo ?? '9999') < (b.validFrom ?? '') || (b.validTo ?? '9999') < (a.validFrom ?? ''))
    return false;
  if (a.nthInMonth && b.nthInMonth && !a.nthInMonth.some((n) => b.nthInMonth?.includes(n))) return false;
  return weekMinutes(a).some((one) =>
    weekMinutes(b).some((other) =>
      [-7 * day, 0, 7 * day].some((shift) => one.start < other.end + shift && other.start + shift < one.end),
    ),
  );
}

function weekMinutes(row: WeeklyRow): { start: number; end: number }[] {
  return row.weekdays.map((weekday) => {
    const start = (weekday - 1) * day + minutesOfTime(row.from);
    return { start, end: start + lengthOf(row) };
  });
}

function lengthOf({ from, to }: TimeSpan): number {
  const length = minutesOfTime(to) - minutesOfTime(from);
  return length <= 0 ? length + day : length;
}

/** `22`, `8.30`: as it is typed. */
function clock(time: string): string {
  return timeWords(time).replace(/\.00$/, '');
}
