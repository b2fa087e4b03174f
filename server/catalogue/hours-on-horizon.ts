/** Opening hours compiled for a rolling horizon. Offers with the same hours share them; a pattern of hours is known by its number. */
import { calendarDay, type Day, type Minute } from '../opening-hours/danish-calendar.ts';
import type { OpeningHours } from '../opening-hours/opening-hours-schema.ts';
import { type CompiledHours, compileHours } from '../opening-hours/opening-status.ts';
import type { Steps } from '../steps.ts';

export type HoursOnHorizon = {
  from: Minute;
  to: Minute;
  patterns: readonly OpeningHours[];
  /** The compiled hours of all patterns in one piece of memory: a lookup without a municipality reads nearly all of them. */
  minutes: Int32Array;
  /** Where in `minutes` they lie: open from `bounds[2 × pattern]`, maybe from the next one, until the one after. */
  bounds: Uint32Array;
};

const daysAhead = 60;
const daysBack = 1;

export function* hoursSteps(patterns: readonly OpeningHours[], today: Day): Steps<HoursOnHorizon> {
  const from = calendarDay(today - daysBack).midnight;
  const to = calendarDay(today + daysAhead).midnight;
  const parts: Int32Array[] = [];
  for (const hours of patterns) {
    const { open, maybe } = compileHours(hours, from, to);
    parts.push(open, maybe);
    yield;
  }
  const bounds = new Uint32Array(parts.length + 1);
  for (const [i, { length }] of parts.entries()) bounds[i + 1] = (bounds[i] ?? 0) + length;
  const minutes = new Int32Array(bounds.at(-1) ?? 0);
  for (const [i, part] of parts.entries()) minutes.set(part, bounds[i]);
  return { from, to, patterns, minutes, bounds };
}

/** The different hours among those of the offers, and which of them each offer has: two are the same when everything but the words is. */
export function hoursPatterns(all: readonly OpeningHours[]) {
  const numbers = new Map<string, number>();
  const patterns: OpeningHours[] = [];
  const patternOf = Uint32Array.from(all, (hours) => {
    const key = JSON.stringify({ ...hours, words: null });
    const number = numbers.get(key) ?? patterns.push(hours) - 1;
    numbers.set(key, number);
    return number;
  });
  return { patterns, patternOf };
}

export function isOnHorizon(hours: HoursOnHorizon, from: Minute, to: Minute): boolean {
  return hours.from <= from && to <= hours.to;
}

/** The hours that answer for `from` … `to`: the fast form inside the horizon, else compiled for the span. */
export function compiledFor(hours: HoursOnHorizon, pattern: number, from: Minute, to: Minute): CompiledHours {
  const { patterns, minutes, bounds } = hours;
  const stated = patterns[pattern];
  if (!stated) throw new RangeError(`no hours with number ${pattern}`);
  if (!isOnHorizon(hours, from, to)) return compileHours(stated, from, to);
  const open = bounds[2 * pattern];
  const maybe = bounds[2 * pattern + 1];
  return { open: minutes.subarray(open, maybe), maybe: minutes.subarray(maybe, bounds[2 * pattern + 2]) };
}

/**
 * When the first interval begins that has not ended at a minute of the horizon; `never` when there is none. `part`: 2 × pattern, + 1 for
 * the maybe ones. Intervals lie much alike, so it is walked to from where it would be if they lay evenly: that reads far less memory than
 * halving does.
 */
export function nextStart({ from, to, minutes, bounds }: HoursOnHorizon, part: number, at: Minute): Minute {
  const first = bounds[part] ?? 0;
  const end = bounds[part + 1] ?? 0;
  let i = first + 2 * Math.floor((((end - first) >> 1) * (at - from)) / (to - from + lookAhead));
  while (i > first && (minutes[i - 1] ?? 0) > at) i -= 2;
  while (i < end && (minutes[i + 1] ?? 0) <= at) i += 2;
  return i < end ? (minutes[i] ?? never) : never;
}

/** Compiled hours reach about so far past the horizon, until the next opening is known. */
const lookAhead = 8 * 1440;
export const never = Number.POSITIVE_INFINITY;
