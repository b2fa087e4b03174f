/** What must hold for any opening hours an editor can enter, at any moment. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hoursWords } from '../../server/opening-hours/hours-wording.ts';
import type { OpeningHours } from '../../server/opening-hours/opening-hours-schema.ts';
import { openingIntervals } from '../../server/opening-hours/opening-intervals.ts';
import { openingReasonAt } from '../../server/opening-hours/opening-reason.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import { closedUntilWords, reasonWords, statusWords } from '../../server/opening-hours/opening-wording.ts';
import { midnight, nextDate } from './plain-truth.ts';
import { hardWindows, writtenHours } from './written-hours.ts';

const day = 1440;
/** A moment in one of the hard windows. */
const moment = fc
  .constantFrom(...hardWindows)
  .chain(([first, last]) => fc.integer({ min: midnight(first), max: midnight(nextDate(last)) - 1 }));
const length = fc.integer({ min: 1, max: 40 * day });
const seed = 20261224;

const statusKind = (hours: OpeningHours, at: number) => openingStatusAt(hours, at).kind;

test('intervals have a length, are in order and never touch or overlap each other', () => {
  fc.assert(
    fc.property(writtenHours, moment, length, (hours, from, minutes) => {
      const { open, maybe } = openingIntervals(hours, from, from + minutes);
      for (const intervals of [open, maybe])
        for (const [i, { start, end }] of intervals.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThan(intervals[i - 1]?.end ?? from - 1);
          expect(end).toBeLessThanOrEqual(from + minutes);
        }
    }),
    { seed, numRuns: 500 },
  );
});

test('what is known to be open is never also doubtful', () => {
  fc.assert(
    fc.property(writtenHours, moment, length, (hours, from, minutes) => {
      const { open, maybe } = openingIntervals(hours, from, from + minutes);
      const all = [...open, ...maybe].sort((a, b) => a.start - b.start);
      for (const [i, { start }] of all.entries())
        expect(start).toBeGreaterThanOrEqual(all[i - 1]?.end ?? from);
    }),
    { seed, numRuns: 500 },
  );
});

test('the status at the first and last minute of every interval, and just outside, is that of the interval', () => {
  fc.assert(
    fc.property(writtenHours, moment, (hours, from) => {
      const to = from + 7 * day;
      const { open, maybe } = openingIntervals(hours, from, to);
      const within = (intervals: typeof open, at: number) =>
        intervals.some(({ start, end }) => start <= at && at < end);
      const expected = (at: number) => (within(open, at) ? 'open' : within(maybe, at) ? 'unknown' : 'closed');
      for (const { start, end } of [...open, ...maybe])
        for (const at of [start - 1, start, end - 1, end])
          if (from <= at && at < to) expect(statusKind(hours, at)).toBe(expected(at));
    }),
    { seed, numRuns: 500 },
  );
});

test('`until` is the end: it lasts to the minute before and not to the minute itself', () => {
  fc.assert(
    fc.property(writtenHours, moment, (hours, at) => {
      const status = openingStatusAt(hours, at);
      if (status.kind === 'closed' || status.until === null) return;
      expect(status.until).toBeGreaterThan(at);
      expect(statusKind(hours, status.until - 1)).toBe(status.kind);
      expect(statusKind(hours, status.until)).not.toBe(status.kind);
      if (status.kind === 'open')
        expect(statusKind(hours, status.until)).toBe(status.maybeAfter ? 'unknown' : 'closed');
      // Not only at its end: at any minute on the way.
      expect(statusKind(hours, Math.floor((at + status.until) / 2))).toBe(status.kind);
    }),
    { seed, numRuns: 1000 },
  );
});

test('`opens` opens: open at that minute and not the minute before; `maybeFrom` becomes doubtful before it', () => {
  fc.assert(
    fc.property(writtenHours, moment, (hours, at) => {
      const status = openingStatusAt(hours, at);
      if (status.opens !== null) {
        expect(status.opens).toBeGreaterThan(at);
        expect(statusKind(hours, status.opens)).toBe('open');
        expect(statusKind(hours, status.opens - 1)).not.toBe('open');
      }
      if (status.kind === 'closed' && status.maybeFrom !== null) {
        expect(status.maybeFrom).toBeLessThan(status.opens ?? Number.POSITIVE_INFINITY);
        expect(statusKind(hours, status.maybeFrom)).toBe('unknown');
        expect(statusKind(hours, status.maybeFrom - 1)).toBe('closed');
      }
    }),
    { seed, numRuns: 1000 },
  );
});

test('between closed and the next opening nothing is open', () => {
  fc.assert(
    fc.property(writtenHours, moment, (hours, at) => {
      const status = openingStatusAt(hours, at);
      if (status.kind === 'open') return;
      const { open } = openingIntervals(hours, at, status.opens ?? at + 400 * day);
      expect(open).toEqual([]);
    }),
    { seed, numRuns: 500 },
  );
});

test('no sentence ever holds a word of the programmer’s, and every sentence says something', () => {
  fc.assert(
    fc.property(writtenHours, moment, moment, (hours, at, now) => {
      const status = openingStatusAt(hours, at);
      const { label, fact, soon, again } = statusWords(status, at, now);
      const sentences = [
        [label, fact, soon, again].filter((part) => part !== '').join(', '),
        closedUntilWords(status, at, now),
        reasonWords(openingReasonAt(hours, at)),
        ...hoursWords(hours),
      ];
      for (const sentence of sentences) {
        expect(sentence).not.toMatch(/undefined|NaN|null|Infinity|\[object|-\d|\bas-|unknown|holiday/);
        expect(sentence).toMatch(/^[A-ZÆØÅ0-9].*[\p{L}\d.)]$/u);
        expect(sentence).not.toMatch(/ {2}| ,|: *$/);
      }
    }),
    { seed, numRuns: 1000 },
  );
});

test('the reason never contradicts the status', () => {
  fc.assert(
    fc.property(writtenHours, moment, (hours, at) => {
      const { kind } = openingStatusAt(hours, at);
      const words = reasonWords(openingReasonAt(hours, at));
      if (kind === 'open') expect(words).not.toMatch(/^Lukket|: lukket/);
      if (kind === 'unknown') expect(words).toMatch(/ikke oplyst/);
      if (kind === 'closed') expect(words).not.toBe('Døgnåbent');
    }),
    { seed, numRuns: 1000 },
  );
});
