/**
 * Which rows start on a day, and why: dated exception > public holiday > special day > weekly rows.
 *
 * An *unknown* rule never turns a day on which nothing would start anyway into a doubtful one: an office that is
 * closed on Sundays is closed on Easter Sunday.
 */
import type { CalendarDay } from './danish-calendar.ts';
import type {
  DayRule,
  HoursException,
  OpeningHours,
  TimeSpan,
  WeeklyHours,
  WeeklyRow,
} from './opening-hours-schema.ts';

export type DayReason =
  | { kind: 'never-stated' }
  | { kind: 'always' }
  /** `onSomeDates`: there are rows for this weekday, whether or not they count on this date. */
  | { kind: 'weekly'; weekday: number; onSomeDates: boolean }
  | { kind: 'weekday-times-unknown'; weekday: number }
  /** `holiday`: the rule is that of public holidays. `timesUnknown`: it is open at times nobody has stated. */
  | { kind: 'day-rule'; dayName: string; holiday: boolean; rule: DayRule; timesUnknown: boolean }
  | { kind: 'exception'; exception: HoursException };

export type DayPlan = {
  /** Spans that are known to start on the day. */
  open: readonly TimeSpan[];
  /** Spans in which it may or may not be open; `open` wins where they meet. */
  maybe: readonly TimeSpan[];
  reason: DayReason;
};

const wholeDay: TimeSpan = { from: '00:00', to: '00:00' };

export function dayPlan(hours: OpeningHours, day: CalendarDay): DayPlan {
  const exception = exceptionOn(hours.exceptions, day.date);
  if (exception) {
    const reason = { kind: 'exception', exception } as const;
    if (exception.kind === 'hours') return { open: exception.rows, maybe: [], reason };
    if (exception.kind === 'unknown')
      return { open: [], maybe: [wholeDay, ...ordinaryPlan(hours, day).open], reason };
    return { open: [], maybe: [], reason };
  }
  return ordinaryPlan(hours, day);
}

/** The day without its dated exceptions. */
function ordinaryPlan(hours: OpeningHours, day: CalendarDay): DayPlan {
  if (hours.kind === 'unknown') return { open: [], maybe: [wholeDay], reason: { kind: 'never-stated' } };
  if (hours.kind === 'always') return { open: [wholeDay], maybe: [], reason: { kind: 'always' } };
  if (day.publicHoliday) return ruledPlan(hours, day, day.publicHoliday, true, hours.publicHolidays);
  if (day.specialDay) {
    const rule = hours.specialDays[day.specialDay.name] ?? 'unknown';
    return rule === 'as-holiday'
      ? ruledPlan(hours, day, day.specialDay.danish, true, hours.publicHolidays)
      : ruledPlan(hours, day, day.specialDay.danish, false, rule);
  }
  return weeklyPlan(hours, day, day.weekday);
}

function ruledPlan(
  hours: WeeklyHours,
  day: CalendarDay,
  dayName: string,
  holiday: boolean,
  rule: DayRule,
): DayPlan {
  const reason = { kind: 'day-rule', dayName, holiday, rule, timesUnknown: false } as const;
  if (typeof rule === 'object') return { open: rule.rows, maybe: [], reason };
  if (rule === 'closed') return { open: [], maybe: [], reason };
  const plan = weeklyPlan(hours, day, weekdayUnder(rule, day));
  if (rule !== 'unknown') return { ...plan, reason: { ...reason, timesUnknown: plan.maybe.length > 0 } };
  if (plan.open.length + plan.maybe.length === 0) return plan;
  return { open: [], maybe: [wholeDay, ...plan.open], reason };
}

function weekdayUnder(rule: 'as-saturday' | 'as-sunday' | 'as-usual' | 'unknown', day: CalendarDay): number {
  if (rule === 'as-saturday') return 6;
  return rule === 'as-sunday' ? 7 : day.weekday;
}

function weeklyPlan(hours: WeeklyHours, day: CalendarDay, weekday: number): DayPlan {
  const rows = hours.rows.filter((row) => row.weekdays.includes(weekday));
  const open = rows.filter((row) => countsOn(row, day));
  if (hours.unknownWeekdays.includes(weekday))
    return { open, maybe: [wholeDay], reason: { kind: 'weekday-times-unknown', weekday } };
  return { open, maybe: [], reason: { kind: 'weekly', weekday, onSomeDates: rows.length > 0 } };
}

/** Validity, week and place in the month; of the date itself, also when it follows the rows of another weekday. */
function countsOn(row: WeeklyRow, day: CalendarDay): boolean {
  return (
    (!row.validFrom || row.validFrom <= day.date) &&
    (!row.validTo || day.date <= row.validTo) &&
    (!row.weeks || (row.weeks === 'even') === day.evenWeek) &&
    (!row.nthInMonth ||
      row.nthInMonth.includes(day.nthInMonth) ||
      (day.lastInMonth && row.nthInMonth.includes(-1)))
  );
}

/** Of several exceptions on one date the shortest decides, and of equally short ones the last. */
function exceptionOn(exceptions: readonly HoursException[], date: string): HoursException | undefined {
  let chosen: HoursException | undefined;
  let chosenLength = Number.POSITIVE_INFINITY;
  for (const exception of exceptions) {
    if (exception.kind === 'closed-between' || date < exception.from || date > exception.to) continue;
    const length = Temporal.PlainDate.from(exception.from).until(exception.to).days;
    if (length <= chosenLength) {
      chosen = exception;
      chosenLength = length;
    }
  }
  return chosen;
}
