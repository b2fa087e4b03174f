/**
 * 200 random schedules, each asked at many moments three ways: the moment alone, hours compiled for sixty days, and the slow
 * truth of plain-truth.ts, which shares no code with the product. No difference is allowed, the clock changes included.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openingIntervals } from '../../server/opening-hours/opening-intervals.ts';
import { compileHours, openingStatusAt, statusAt } from '../../server/opening-hours/opening-status.ts';
import { localTime, told } from './moments.ts';
import { maybe, midnight, nextDate, open, truthBetween } from './plain-truth.ts';
import { hardWindows, writtenHours } from './written-hours.ts';

const schedules = fc.sample(writtenHours, { seed: 20270328, numRuns: 200 });
const kinds = ['closed', 'unknown', 'open'];

describe.each(hardWindows)('from %s to %s', (first, last) => {
  const from = midnight(first);
  const to = midnight(nextDate(last));

  test('the intervals are the slow truth, minute by minute', () => {
    for (const hours of schedules) {
      const truth = truthBetween(hours, first, last);
      const intervals = openingIntervals(hours, from, to);
      const ours = new Uint8Array(truth.length);
      for (const { start, end } of intervals.maybe) ours.fill(maybe, start - from, end - from);
      for (const { start, end } of intervals.open) ours.fill(open, start - from, end - from);
      const differs = truth.findIndex((state, i) => state !== ours[i]);
      if (differs !== -1)
        expect.fail(
          `${localTime(from + differs)} is ${kinds[truth[differs] ?? 0]}: ${JSON.stringify(hours)}`,
        );
    }
  });

  test('compiled for sixty days or asked alone, a moment has the same status, and it is true', () => {
    for (const [n, hours] of schedules.entries()) {
      const truth = truthBetween(hours, first, last);
      // The window lies at the beginning, in the middle or at the end of the horizon.
      const horizonFrom = Math.round(from - (n % 3) * 0.5 * (60 * 1440 - truth.length));
      const compiled = compileHours(hours, horizonFrom, horizonFrom + 60 * 1440);
      for (let k = 0; k < 12; k++) {
        const i = ((n + 1) * 7919 + k * 104_729) % truth.length;
        const alone = openingStatusAt(hours, from + i);
        expect(told(statusAt(compiled, from + i)), localTime(from + i)).toBe(told(alone));
        expect(alone.kind, `${localTime(from + i)} ${JSON.stringify(hours)}`).toBe(kinds[truth[i] ?? 0]);
      }
    }
  });
});
