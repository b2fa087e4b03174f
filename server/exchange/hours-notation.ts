/**
 * Opening hours as one line that can be typed: `man-fre 08.00-12.00, 13.00-16.00; lør ukendt; helligdage: lukket; 2026-12-24: lukket "Juleaften"`.
 * Exact: `hours-reading.ts` gives the same hours back. `hours-wording.ts` says hours in sentences; those cannot be read again.
 */
import { specialDays } from '../opening-hours/danish-holidays.ts';
import { timeWords, weekdayName } from '../opening-hours/danish-time.ts';
import type {
  DayRule,
  HoursException,
  OpeningHours,
  TimeSpan,
  WeeklyHours,
  WeeklyRow,
} from '../opening-hours/opening-hours-schema.ts';
import { quoted } from './cell-text.ts';

/** The words of the rules that are words. */
export const ruleWords: readonly [rule: Exclude<DayRule, object> | 'as-holiday', words: string][] = [
  ['unknown', 'ukendt'],
  ['as-usual', 'som ellers'],
  ['closed', 'lukket'],
  ['as-saturday', 'som lørdag'],
  ['as-sunday', 'som søndag'],
  ['as-holiday', 'som helligdage'],
];

export const holidaysWord = 'helligdage';
export const specialDayWords = [...specialDays.values()].map(
  ({ name, danish }) => [name, danish.toLowerCase()] as const,
);

/** Statements that stand for themselves, in the order a reader expects; parted by `; ` or line breaks in a cell. */
export function hoursNotation(hours: OpeningHours): string[] {
  return [
    ...(hours.kind === 'weekly' ? weeklyNotation(hours) : [hours.kind === 'always' ? 'døgnåbent' : 'ukendt']),
    ...hours.exceptions.map(exceptionNotation),
    ...(hours.words === null ? [] : [quoted(hours.words)]),
  ];
}

function weeklyNotation(hours: WeeklyHours): string[] {
  const { rows, unknownWeekdays, publicHolidays, specialDays: special } = hours;
  return [
    ...rowsNotation(rows),
    ...(unknownWeekdays.length > 0 ? [`${weekdaysNotation(unknownWeekdays)} ukendt`] : []),
    ...(publicHolidays === 'unknown' ? [] : [`${holidaysWord}: ${ruleNotation(publicHolidays)}`]),
    ...specialDayWords.flatMap(([name, word]) => {
      const rule = special[name];
      return rule === undefined ? [] : [`${word}: ${ruleNotation(rule)}`];
    }),
  ];
}

/** Rows beside each other that differ in their times only share a statement. */
function rowsNotation(rows: readonly WeeklyRow[]): string[] {
  const statements: { days: string; conditions: string; spans: TimeSpan[] }[] = [];
  for (const row of rows) {
    const days = rowDays(row);
    const conditions = rowConditions(row);
    const last = statements.at(-1);
    if (last?.days === days && last.conditions === conditions) last.spans.push(row);
    else statements.push({ days, conditions, spans: [row] });
  }
  return statements.map(({ days, conditions, spans }) => `${days} ${spansNotation(spans)}${conditions}`);
}

function rowDays({ weekdays, nthInMonth }: WeeklyRow): string {
  const nth = nthInMonth?.map((n) => (n === -1 ? 'sidste' : `${n}.`)).join(', ');
  return nth === undefined ? weekdaysNotation(weekdays) : `${nth} ${weekdaysNotation(weekdays)} i måneden`;
}

function rowConditions({ weeks, validFrom, validTo }: WeeklyRow): string {
  const week = weeks === undefined ? '' : weeks === 'even' ? ' lige uger' : ' ulige uger';
  return `${week}${validFrom ? ` fra ${validFrom}` : ''}${validTo ? ` til ${validTo}` : ''}`;
}

/** `man-fre`, `tir, tor`: in the order they stand, three in a row or more as a range. */
function weekdaysNotation(weekdays: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < weekdays.length; ) {
    let last = i;
    while (weekdays[last + 1] === (weekdays[last] ?? 0) + 1) last += 1;
    if (last - i < 2) last = i;
    parts.push(last === i ? short(weekdays[i]) : `${short(weekdays[i])}-${short(weekdays[last])}`);
    i = last + 1;
  }
  return parts.join(', ');
}

function short(weekday = 0): string {
  return weekdayName(weekday).slice(0, 3);
}

function ruleNotation(rule: DayRule | 'as-holiday'): string {
  if (typeof rule === 'object') return spansNotation(rule.rows);
  return ruleWords.find(([one]) => one === rule)?.[1] ?? '';
}

/** `08.00-12.00, 13.00-24.00` */
function spansNotation(spans: readonly TimeSpan[]): string {
  return spans
    .map(({ from, to }) => `${timeWords(from)}-${to === '00:00' ? '24.00' : timeWords(to)}`)
    .join(', ');
}

function exceptionNotation(exception: HoursException): string {
  const note = quoted(exception.note);
  const what =
    exception.kind === 'hours'
      ? spansNotation(exception.rows)
      : exception.kind === 'unknown'
        ? 'ukendt'
        : 'lukket';
  return `${datesNotation(exception)}: ${what} ${note}`;
}

function datesNotation({ kind, from, to }: HoursException): string {
  if (kind !== 'closed-between') return from === to ? from : `${from} til ${to}`;
  const [first, last] = [from, to].map((moment) => {
    const [date = '', time = ''] = moment.split('T');
    return `${date} kl. ${timeWords(time)}`;
  });
  return `${first} til ${last}`;
}
