/** Opening hours as intervals on the true time line: what every other answer is computed from. */
import {
  calendarDay,
  type Day,
  dayOfDate,
  dayOfMinute,
  type Minute,
  minuteOfWallTime,
  minutesOfTime,
} from './danish-calendar.ts';
import { dayPlan } from './day-plan.ts';
import type { OpeningHours, TimeSpan } from './opening-hours-schema.ts';

/** `end` is the first minute after; always later than `start`. */
export type Interval = { start: Minute; end: Minute };

export type OpeningIntervals = {
  /** Known to be open. */
  open: Interval[];
  /** May be open; never overlaps `open`. */
  maybe: Interval[];
};

/** The intervals from `from` until `to`, cut to that span, in order, touching ones joined. */
export function openingIntervals(hours: OpeningHours, from: Minute, to: Minute): OpeningIntervals {
  const open: Interval[] = [];
  const maybe: Interval[] = [];
  // A row lasts at most to the end of the day after it starts, so the day before `from` is the first that matters.
  for (let day = dayOfMinute(from) - 1; calendarDay(day).midnight < to; day++) {
    const plan = dayPlan(hours, calendarDay(day));
    for (const span of plan.open) addSpan(open, day, span, from, to);
    for (const span of plan.maybe) addSpan(maybe, day, span, from, to);
  }
  const closures = closedBetween(hours);
  const certain = without(joined(open), closures);
  return { open: certain, maybe: without(without(joined(maybe), closures), certain) };
}

/** A span that starts on a day; empty (`end` ≤ `start`) when it lies wholly in the missing hour of spring. */
export function intervalOfSpan(day: Day, span: TimeSpan): Interval {
  const starts = minutesOfTime(span.from);
  const ends = minutesOfTime(span.to);
  return {
    start: minuteOfWallTime(day, starts, 'start'),
    end: minuteOfWallTime(ends <= starts ? day + 1 : day, ends, 'end'),
  };
}

function addSpan(into: Interval[], day: Day, span: TimeSpan, from: Minute, to: Minute): void {
  const whole = intervalOfSpan(day, span);
  const start = Math.max(from, whole.start);
  const end = Math.min(to, whole.end);
  if (start < end) into.push({ start, end });
}

/** Closures with clock times: the only thing that cuts a row that is already running. */
function closedBetween(hours: OpeningHours): Interval[] {
  return joined(
    hours.exceptions
      .filter((exception) => exception.kind === 'closed-between')
      .map(({ from, to }) => ({
        start: minuteOfLocal(from, 'start'),
        end: minuteOfLocal(to, 'end'),
      }))
      // One that lies wholly in the missing hour of spring must not part what it does not close.
      .filter(({ start, end }) => start < end),
  );
}

export function minuteOfLocal(local: string, as: 'start' | 'end'): Minute {
  return minuteOfWallTime(dayOfDate(local.slice(0, 10)), minutesOfTime(local.slice(11)), as);
}

function joined(intervals: Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { start, end } of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Both lists in order; what of `intervals` lies outside `cuts`. */
function without(intervals: Interval[], cuts: Interval[]): Interval[] {
  if (cuts.length === 0) return intervals;
  const result: Interval[] = [];
  for (const { start, end } of intervals) {
    let at = start;
    for (const cut of cuts) {
      if (cut.end <= at) continue;
      if (cut.start >= end) break;
      if (at < cut.start) result.push({ start: at, end: cut.start });
      at = cut.end;
      if (at >= end) break;
    }
    if (at < end) result.push({ start: at, end });
  }
  return result;
}
