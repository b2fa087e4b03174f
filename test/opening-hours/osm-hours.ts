/**
 * Our hours in the syntax of OpenStreetMap, for the library opening_hours, over a span of dates.
 *
 * Weekly rows are translated as rules. Its pitfalls: a later day rule cuts the tail that yesterday's row has past midnight, and
 * a replaced day keeps its own tail on the day after; so every holiday or exception *and the day after* gets a rule of its own date,
 * split at midnight. Its `PH` is never used: for Denmark it holds days that are no public holidays.
 */
import type { OpeningHours, WeeklyRow } from '../../server/opening-hours/opening-hours-schema.ts';
import { closed, isOrdinary, maybe, nextDate, open, startingOn } from './plain-truth.ts';

const weekdayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function osmHours(hours: OpeningHours, first: string, last: string): string {
  const rules = [ordinaryWeek(hours)];
  for (let date = nextDate(first, -1); date <= last; date = nextDate(date))
    if (!isOrdinary(hours, date) || !isOrdinary(hours, nextDate(date, -1))) rules.push(dateRule(hours, date));
  for (const { kind, from, to } of hours.exceptions)
    if (kind === 'closed-between') rules.push(...offRules(from, to));
  return rules.join('; ');
}

function ordinaryWeek(hours: OpeningHours): string {
  if (hours.kind === 'always') return '24/7';
  if (hours.kind === 'unknown') return '24/7 unknown';
  const doubtful = hours.unknownWeekdays.map((weekday) => `${weekdayNames[weekday - 1]} 00:00-24:00 unknown`);
  return [...doubtful, ...hours.rows.map(rowRule)].join(', ');
}

function rowRule(row: WeeklyRow): string {
  const nth = row.nthInMonth ? `[${row.nthInMonth.join(',')}]` : '';
  return [
    ...(row.validFrom || row.validTo
      ? [`${osmDate(row.validFrom ?? '2020-01-01')}-${osmDate(row.validTo ?? '2035-12-31')}`]
      : []),
    ...(row.weeks ? [row.weeks === 'even' ? 'week 02-52/2' : 'week 01-53/2'] : []),
    row.weekdays.map((weekday) => `${weekdayNames[weekday - 1]}${nth}`).join(','),
    // A time past midnight is written 26:15.
    `${row.from}-${row.to <= row.from ? `${Number(row.to.slice(0, 2)) + 24}${row.to.slice(2)}` : row.to}`,
  ].join(' ');
}

/** One date, its own rows and what is left of yesterday's, by the clock on the wall. */
function dateRule(hours: OpeningHours, date: string): string {
  const states = new Uint8Array(1440);
  const today = startingOn(hours, date);
  const yesterday = startingOn(hours, nextDate(date, -1));
  for (const [layer, state] of [
    ['maybe', maybe],
    ['open', open],
  ] as const) {
    for (const { from, to } of today[layer])
      states.fill(state, minutes(from), to <= from ? 1440 : minutes(to));
    for (const { from, to } of yesterday[layer]) if (to <= from) states.fill(state, 0, minutes(to));
  }
  const rules: string[] = [];
  for (let from = 0; from < 1440; ) {
    let to = from + 1;
    while (to < 1440 && states[to] === states[from]) to++;
    if (states[from] !== closed)
      rules.push(
        `${osmDate(date)} ${clock(from)}-${clock(to)} ${states[from] === open ? 'open' : 'unknown'}`,
      );
    from = to;
  }
  return rules.length === 0 ? `${osmDate(date)} off` : rules.join(', ');
}

function offRules(from: string, to: string): string[] {
  const [lastDate = '', lastTime = ''] = to.split('T');
  const rules: string[] = [];
  let [date = '', time = ''] = from.split('T');
  for (; date <= lastDate; date = nextDate(date), time = '00:00') {
    const end = date === lastDate ? lastTime : '24:00';
    if (time < end) rules.push(`${osmDate(date)} ${time}-${end} off`);
  }
  return rules;
}

function osmDate(date: string): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return `${year} ${monthNames[month - 1]} ${day}`;
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function clock(minute: number): string {
  return `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
}
