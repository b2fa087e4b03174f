/**
 * Open, maybe or closed for every minute, worked out the slow way and without a line of the product: holidays from
 * the library date-holidays, clock changes by walking each day minute by minute.
 */
import Holidays from 'date-holidays';
import type {
  HoursException,
  OpeningHours,
  TimeSpan,
} from '../../server/opening-hours/opening-hours-schema.ts';

export const closed = 0;
export const maybe = 1;
export const open = 2;
export type Starting = { open: TimeSpan[]; maybe: TimeSpan[] };

const wholeDay = { from: '00:00', to: '00:00' };
const library = new Holidays('DK', { languages: 'da' });
const publicHolidays = new Set(
  [2026, 2027].flatMap((year) =>
    library.getHolidays(year).flatMap(({ type, date }) => (type === 'public' ? [date.slice(0, 10)] : [])),
  ),
);
const specialDays = {
  '05-01': 'labour-day',
  '06-05': 'constitution-day',
  '12-24': 'christmas-eve',
  '12-31': 'new-years-eve',
} as const;

export const nextDate = (date: string, days = 1) => `${Temporal.PlainDate.from(date).add({ days })}`;

/** Whether something other than the weekly rows decides on a date. */
export function isOrdinary(hours: OpeningHours, date: string): boolean {
  const special = publicHolidays.has(date) || date.slice(5) in specialDays;
  return !exceptionOn(hours, date) && !(hours.kind === 'weekly' && special);
}

export function startingOn(hours: OpeningHours, date: string): Starting {
  const exception = exceptionOn(hours, date);
  if (exception?.kind === 'closed') return { open: [], maybe: [] };
  if (exception?.kind === 'hours') return { open: exception.rows, maybe: [] };
  const ordinary = withoutExceptions(hours, date);
  return exception ? { open: [], maybe: [wholeDay, ...ordinary.open] } : ordinary;
}

function exceptionOn(hours: OpeningHours, date: string): HoursException | undefined {
  const length = ({ from, to }: HoursException) => Temporal.PlainDate.from(from).until(to).days;
  return hours.exceptions
    .filter(({ kind, from, to }) => kind !== 'closed-between' && from <= date && date <= to)
    .toReversed()
    .toSorted((a, b) => length(a) - length(b))[0];
}

function withoutExceptions(hours: OpeningHours, date: string): Starting {
  if (hours.kind === 'always') return { open: [wholeDay], maybe: [] };
  if (hours.kind === 'unknown') return { open: [], maybe: [wholeDay] };
  const special = specialDays[date.slice(5) as keyof typeof specialDays];
  const specialRule = special === undefined ? 'as-usual' : (hours.specialDays[special] ?? 'unknown');
  const isHoliday = publicHolidays.has(date) || specialRule === 'as-holiday';
  const rule = isHoliday ? hours.publicHolidays : specialRule;
  const usual = weekday(hours, date, Temporal.PlainDate.from(date).dayOfWeek);
  if (typeof rule === 'object') return { open: rule.rows, maybe: [] };
  if (rule === 'closed') return { open: [], maybe: [] };
  if (rule === 'as-saturday') return weekday(hours, date, 6);
  if (rule === 'as-sunday') return weekday(hours, date, 7);
  if (rule === 'unknown' && usual.open.length + usual.maybe.length > 0)
    return { open: [], maybe: [wholeDay, ...usual.open] };
  return usual;
}

function weekday(
  hours: Extract<OpeningHours, { kind: 'weekly' }>,
  date: string,
  dayOfWeek: number,
): Starting {
  const plain = Temporal.PlainDate.from(date);
  const inMonth = (days: number) => plain.add({ days }).month === plain.month;
  const nth = [0, 7, 14, 21, 28].filter((days) => inMonth(-days)).length;
  const parity = (plain.weekOfYear ?? 0) % 2 === 0 ? 'even' : 'odd';
  const rows = hours.rows.filter((row) => {
    const places = row.nthInMonth ?? [nth];
    return (
      row.weekdays.includes(dayOfWeek) &&
      (row.validFrom ?? date) <= date &&
      date <= (row.validTo ?? date) &&
      (row.weeks ?? parity) === parity &&
      (places.includes(nth) || (places.includes(-1) && !inMonth(7)))
    );
  });
  return { open: rows, maybe: hours.unknownWeekdays.includes(dayOfWeek) ? [wholeDay] : [] };
}

/** The state of every true minute from the first midnight to the last one. */
export function truthBetween(hours: OpeningHours, first: string, last: string): Uint8Array {
  const base = midnight(first);
  const states = new Uint8Array(midnight(nextDate(last)) - base);
  const paint = (state: number, from: number, to: number) => {
    if (from < to) states.fill(state, Math.max(0, from - base), Math.max(0, to - base));
  };
  for (const layer of ['maybe', 'open'] as const)
    for (let date = nextDate(first, -1); date <= last; date = nextDate(date))
      for (const { from, to } of startingOn(hours, date)[layer])
        paint(
          layer === 'open' ? open : maybe,
          whenShown(date, from, 'first'),
          whenShown(to <= from ? nextDate(date) : date, to, 'last'),
        );
  for (const { kind, from, to } of hours.exceptions)
    if (kind === 'closed-between')
      paint(
        closed,
        whenShown(from.slice(0, 10), from.slice(11), 'first'),
        whenShown(to.slice(0, 10), to.slice(11), 'last'),
      );
  return states;
}

/** The minute a clock on the wall first or last shows a time on a date; the first later time when it never does. */
function whenShown(date: string, time: string, which: 'first' | 'last'): number {
  const clock = clockOf(date);
  const found = which === 'first' ? clock.indexOf(time) : clock.lastIndexOf(time);
  return midnight(date) + (found === -1 ? clock.findIndex((shown) => shown > time) : found);
}

const clocks = new Map<string, string[]>();
/** What the clock shows in every true minute of a date. */
function clockOf(date: string): string[] {
  const known = clocks.get(date);
  if (known) return known;
  const shown: string[] = [];
  for (let at = zonedMidnight(date); `${at.toPlainDate()}` === date; at = at.add({ minutes: 1 }))
    shown.push(`${at.toPlainTime()}`.slice(0, 5));
  clocks.set(date, shown);
  return shown;
}

export function midnight(date: string): number {
  return zonedMidnight(date).epochMilliseconds / 60_000;
}

function zonedMidnight(date: string): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(date).toZonedDateTime('Europe/Copenhagen');
}
