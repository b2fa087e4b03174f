/** Times as people type them. */
import { expect, test } from 'vitest';
import { readSpans, readTime, spansText } from '../../server/editing/typed-time.ts';

test.each([
  ['8', '08:00'],
  ['08', '08:00'],
  ['8.30', '08:30'],
  ['8:30', '08:30'],
  ['08.30', '08:30'],
  ['0830', '08:30'],
  ['830', '08:30'],
  ['kl. 8', '08:00'],
  ['0', '00:00'],
  ['24', '24:00'],
  ['24.00', '24:00'],
  ['23.59', '23:59'],
])('»%s« is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test.each(['', '25', '8.60', '24.30', '8.3', 'otte', '8-9', '12345'])('»%s« is no time', (typed) => {
  expect(readTime(typed)).toBeUndefined();
});

test.each([
  ['8-12', '08.00–12.00'],
  ['8–12, 13–15', '08.00–12.00, 13.00–15.00'],
  ['8-12 og 13-15', '08.00–12.00, 13.00–15.00'],
  ['kl. 8 til 12.30', '08.00–12.30'],
  ['16-24', '16.00–24.00'],
  ['22–6', '22.00–06.00'],
  ['døgnet rundt', '00.00–24.00'],
])('»%s« is %s', (typed, spans) => {
  expect(spansText(readSpans(typed) ?? [])).toBe(spans);
  expect(readSpans(spans)).toEqual(readSpans(typed));
});

test.each(['', '8', '8-12-15', 'morgen', '8-12, ', '24-6'])('»%s« is no hours', (typed) => {
  expect(readSpans(typed)).toBeUndefined();
});
