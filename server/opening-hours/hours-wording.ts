/** Hours as they are stated, in Danish: weekly rows, holidays and exceptions. */
import { specialDays } from './danish-holidays.ts';
import { dateWords, timeWords, weekdayName } from './danish-time.ts';
import type {
  DayRule,
  HoursException,
  OpeningHours,
  TimeSpan,
  WeeklyHours,
  WeeklyRow,
} from './opening-hours-schema.ts';

/** The rule as stated, one line per row: `Mandag–torsdag kl. 09.00–15.00 (lige uger)`. */
export function hoursWords(hours: OpeningHours): string[] {
  if (hours.kind === 'unknown') return ['Åbningstiden er ikke oplyst'];
  if (hours.kind === 'always') return ['Døgnåbent'];
  return [
    ...rowsByTime(hours.rows),
    ...(hours.unknownWeekdays.length > 0
      ? [`${capital(weekdaysWords(hours.unknownWeekdays))}: klokkeslæt ikke oplyst`]
      : []),
    ...holidayLines(hours),
  ];
}

function rowsByTime(rows: readonly WeeklyRow[]): string[] {
  const byDays = Map.groupBy(rows, (row) => `${rowDaysWords(row)}|${rowConditionWords(row)}`);
  return [...byDays].map(([key, group]) => {
    const [days = '', condition = ''] = key.split('|');
    return `${capital(days)} ${spansWords(group)}${condition}`;
  });
}

/** `mandag–fredag`, `1. og 3. tirsdag i måneden` */
function rowDaysWords({ weekdays, nthInMonth }: WeeklyRow): string {
  if (!nthInMonth) return weekdaysWords(weekdays);
  const nth = nthInMonth.map((n) => (n === -1 ? 'sidste' : `${n}.`));
  // Not "mandag–fredag": the first Friday may lie in the week before the first Monday.
  return `${listWords(nth)} ${listWords(distinctDays(weekdays).map(weekdayName))} i måneden`;
}

function rowConditionWords({ weeks, validFrom, validTo }: Omit<WeeklyRow, 'weekdays'>): string {
  const until = validTo ? ` til og med ${dateWords(validTo)}` : '';
  const validity = validFrom ? `fra ${dateWords(validFrom)}${until}` : until.trim();
  const parts = [weeks === 'even' ? 'lige uger' : '', weeks === 'odd' ? 'ulige uger' : '', validity];
  const stated = parts.filter((part) => part !== '');
  return stated.length > 0 ? ` (${stated.join(', ')})` : '';
}

/** One line per rule: `Helligdage og juleaftensdag: lukket`. */
function holidayLines(hours: WeeklyHours): string[] {
  const days = [
    { name: 'helligdage', rule: ruleWords(hours.publicHolidays) },
    ...[...specialDays.values()].map(({ name, danish }) => ({
      name: danish.toLocaleLowerCase('da'),
      rule: ruleWords(hours.specialDays[name] ?? 'unknown'),
    })),
  ];
  return [...Map.groupBy(days, ({ rule }) => rule)].map(
    ([rule, alike]) => `${capital(listWords(alike.map(({ name }) => name)))}${rule}`,
  );
}

/** The rows that start on one day, with what narrows each: `kl. 08.00–15.00 (lige uger)`; `lukket` for none. */
export function dayRowsWords(rows: readonly Omit<WeeklyRow, 'weekdays'>[]): string {
  const byCondition = Map.groupBy(rows, (row) => `${nthWords(row)}${rowConditionWords(row)}`);
  const words = [...byCondition].map(([condition, group]) => `${spansWords(group)}${condition}`);
  return words.length === 0 ? 'lukket' : words.join('; ');
}

function nthWords({ nthInMonth }: Pick<WeeklyRow, 'nthInMonth'>): string {
  if (!nthInMonth) return '';
  return ` (${listWords(nthInMonth.map((n) => (n === -1 ? 'sidste' : `${n}.`)))} i måneden)`;
}

/** `lukket`, `som lørdag`, `kl. 10.00–14.00` */
export function dayRuleWords(rule: DayRule | 'as-holiday'): string {
  return ruleWords(rule).replace(/^:? /, '');
}

function ruleWords(rule: DayRule | 'as-holiday'): string {
  if (typeof rule === 'object') return ` ${spansWords(rule.rows)}`;
  switch (rule) {
    case 'unknown':
      return ': ikke oplyst';
    case 'as-usual':
      return ': som ellers';
    case 'closed':
      return ': lukket';
    case 'as-saturday':
      return ': som lørdag';
    case 'as-sunday':
      return ': som søndag';
    case 'as-holiday':
      return ': som helligdage';
  }
}

/** `Lukket 21. december–3. januar 2027: juleferie` */
export function exceptionWords(exception: HoursException, besideYear: number): string {
  const when = exceptionSpanWords(exception, besideYear);
  switch (exception.kind) {
    case 'closed':
    case 'closed-between':
      return `Lukket ${when}: ${exception.note}`;
    case 'unknown':
      return `Åbningstiden ${when} er ikke oplyst: ${exception.note}`;
    case 'hours':
      return `${capital(when)} ${spansWords(exception.rows)}: ${exception.note}`;
  }
}

function exceptionSpanWords({ kind, from, to }: HoursException, besideYear: number): string {
  if (kind !== 'closed-between')
    return from === to
      ? dateWords(from, besideYear)
      : `${dateWords(from, besideYear)}–${dateWords(to, besideYear)}`;
  const [firstDate = '', firstTime = ''] = from.split('T');
  const [lastDate = '', lastTime = ''] = to.split('T');
  const first = `${dateWords(firstDate, besideYear)} kl. ${timeWords(firstTime)}`;
  if (firstDate === lastDate) return `${first}–${timeWords(lastTime)}`;
  return `${first} til ${dateWords(lastDate, besideYear)} kl. ${timeWords(lastTime)}`;
}

/** `kl. 08.00–12.00 og 13.00–15.00`; empty for no spans. Midnight is `24.00` where something ends. */
export function spansWords(spans: readonly TimeSpan[]): string {
  if (spans.length === 0) return '';
  const inOrder = spans.toSorted((a, b) => a.from.localeCompare(b.from));
  return `kl. ${listWords(inOrder.map(spanWords))}`;
}

function spanWords({ from, to }: TimeSpan): string {
  if (to === '00:00') return `${timeWords(from)}–24.00`;
  return `${timeWords(from)}–${timeWords(to)}${from === to ? ' næste dag' : ''}`;
}

/** `mandag–fredag`, `tirsdag og torsdag`, `alle dage` */
export function weekdaysWords(weekdays: readonly number[]): string {
  const days = distinctDays(weekdays);
  if (days.length === 7) return 'alle dage';
  const first = days[0] ?? 1;
  const consecutive = days.every((day, i) => day === first + i);
  if (consecutive && days.length > 2) return `${weekdayName(first)}–${weekdayName(first + days.length - 1)}`;
  return listWords(days.map(weekdayName));
}

function distinctDays(weekdays: readonly number[]): number[] {
  return [...new Set(weekdays)].sort((a, b) => a - b);
}

/** `a, b og c` */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} og ${words.at(-1)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
}
