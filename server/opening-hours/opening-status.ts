/**
 * Open, closed or unknown at a moment, until when, and when it opens next.
 *
 * Hours are compiled to sorted UTC minutes over a horizon, complete for every moment inside it; a moment outside is answered by
 * compiling for that moment alone, so there is one algorithm and no second truth.
 */
import type { Minute } from './danish-calendar.ts';
import type { OpeningHours } from './opening-hours-schema.ts';
import { type Interval, openingIntervals } from './opening-intervals.ts';

export type OpeningStatus =
  /**
   * `until` null: does not close within a year. `maybeAfter`: nobody has said that it closes then, only that it is known to be
   * open so long. `opens`: the next time after that.
   */
  | { kind: 'open'; until: Minute | null; maybeAfter: boolean; opens: Minute | null }
  /** `opens` null: nothing known within a year. `maybeFrom`: it may open already then, nobody has said. */
  | { kind: 'closed'; opens: Minute | null; maybeFrom: Minute | null }
  /** `until` null: unknown for a year or more. */
  | { kind: 'unknown'; until: Minute | null; opens: Minute | null };

/** Starts and ends in turn, sorted. */
export type CompiledHours = { open: Int32Array; maybe: Int32Array };

/** Later than any minute that is asked about, and the largest an Int32Array holds. */
const never = 2 ** 31 - 1;
const day = 1440;
/** "Within a year", Easter and the last weekday of a month included. What lies further from the moment asked about is not told. */
const farthest = 400 * day;
/** How far past the horizon the next opening is looked for: the short steps answer nearly all schedules. */
const lookAhead = [8 * day, 60 * day, farthest];

/** Answers `statusAt` for every moment from `from` until just before `to`. */
export function compileHours(hours: OpeningHours, from: Minute, to: Minute): CompiledHours {
  if (hours.exceptions.length === 0) {
    if (hours.kind === 'always') return { open: Int32Array.of(from, never), maybe: new Int32Array() };
    if (hours.kind === 'unknown') return { open: new Int32Array(), maybe: Int32Array.of(from, never) };
  }
  for (const ahead of lookAhead) {
    const { open, maybe } = openingIntervals(hours, from, to + ahead);
    // Once it opens after the horizon, nothing later can change an answer inside it.
    const opensLater = (open.at(-1)?.start ?? 0) >= to;
    if (opensLater || ahead === farthest) return { open: flat(open), maybe: flat(maybe) };
  }
  throw new Error('unreachable: the last look-ahead always answers');
}

function flat(intervals: Interval[]): Int32Array {
  return Int32Array.from(intervals.flatMap(({ start, end }) => [start, end]));
}

export function statusAt({ open, maybe }: CompiledHours, at: Minute): OpeningStatus {
  const o = firstEndingAfter(open, at);
  const opensAt = open[o];
  if (opensAt !== undefined && opensAt <= at) {
    const until = known(open[o + 1], at);
    const maybeAfter = until !== null && meets(maybe, until, until + 1);
    return { kind: 'open', until, maybeAfter, opens: known(open[o + 2], at) };
  }
  const opens = known(opensAt, at);
  const m = firstEndingAfter(maybe, at);
  const maybeAt = known(maybe[m], at);
  if (maybeAt !== null && maybeAt <= at) return { kind: 'unknown', until: known(maybe[m + 1], at), opens };
  const maybeFrom = maybeAt !== null && (opens === null || maybeAt < opens) ? maybeAt : null;
  return { kind: 'closed', opens, maybeFrom };
}

/** The status at any moment, however far from today. */
export function openingStatusAt(hours: OpeningHours, at: Minute): OpeningStatus {
  return statusAt(compileHours(hours, at, at + 1), at);
}

/** Whether any interval has a minute in common with `from` … `to` (`to` not included). */
export function meets(intervals: Int32Array, from: Minute, to: Minute): boolean {
  const start = intervals[firstEndingAfter(intervals, from)];
  return start !== undefined && start < to;
}

/** Index of the first start whose end is later than `at`; the length when there is none. */
function firstEndingAfter(intervals: Int32Array, at: Minute): number {
  let low = 0;
  let high = intervals.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((intervals[middle * 2 + 1] ?? never) > at) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}

/**
 * The same answer whatever the horizon was: nothing farther away than a moment compiled alone would see. An interval that is cut
 * where the search ended ends farther away than that, so its end is not told.
 */
function known(minute: number | undefined, at: Minute): Minute | null {
  return minute !== undefined && minute - at <= farthest ? minute : null;
}
