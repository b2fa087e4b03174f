/** Dates and clock times as a nurse reads them. 1 December 2026 is a Tuesday. */
import { describe, expect, test } from 'vitest';
import {
  endMomentWords,
  fullMomentWords,
  laterMomentWords,
  lengthWords,
  shortDateWords,
} from '../../server/opening-hours/danish-time.ts';
import { minuteAt } from './moments.ts';

describe('a later moment seen from today is as short as it can be without being misread', () => {
  const now = '2026-12-01 16:00';
  test.each([
    ['2026-12-01 23:00', 'kl. 23.00'],
    ['2026-12-02 00:00', 'i nat kl. 00.00'],
    ['2026-12-02 02:00', 'i nat kl. 02.00'],
    ['2026-12-02 04:59', 'i nat kl. 04.59'],
    ['2026-12-02 05:00', 'i morgen kl. 05.00'],
    ['2026-12-02 07:00', 'i morgen kl. 07.00'],
    ['2026-12-02 23:59', 'i morgen kl. 23.59'],
    ['2026-12-03 02:00', 'natten til torsdag kl. 02.00'],
    ['2026-12-03 07:00', 'torsdag kl. 07.00'],
    ['2026-12-07 07:00', 'mandag kl. 07.00'],
    ['2026-12-08 07:00', 'tir. 8. dec. kl. 07.00'],
    ['2027-03-01 07:00', 'man. 1. mar. 2027 kl. 07.00'],
  ])('%s is "%s"', (later, words) => {
    expect(laterMomentWords(minuteAt(later), minuteAt(now), minuteAt(now))).toBe(words);
  });
});

describe('at night the day that has begun is today, and nothing is called "i morgen" or "i nat"', () => {
  const now = '2026-12-01 01:00';
  test.each([
    ['2026-12-01 02:00', 'kl. 02.00'],
    ['2026-12-01 07:00', 'kl. 07.00'],
    ['2026-12-02 02:00', 'natten til onsdag kl. 02.00'],
    ['2026-12-02 07:00', 'onsdag kl. 07.00'],
  ])('%s is "%s"', (later, words) => {
    expect(laterMomentWords(minuteAt(later), minuteAt(now), minuteAt(now))).toBe(words);
  });
});

describe('seen from a day that is not today, nothing is called "i morgen" or "i nat"', () => {
  const asked = '2026-12-24 22:00';
  test.each([
    ['2026-12-24 23:00', 'kl. 23.00'],
    ['2026-12-25 02:00', 'natten til fredag kl. 02.00'],
    ['2026-12-25 07:00', 'fredag kl. 07.00'],
    ['2026-12-28 07:00', 'mandag kl. 07.00'],
    ['2026-12-31 07:00', 'tor. 31. dec. kl. 07.00'],
    ['2027-01-04 07:00', 'man. 4. jan. 2027 kl. 07.00'],
  ])('%s is "%s"', (later, words) => {
    for (const now of ['2026-12-01 16:00', '2026-12-23 16:00', '2026-12-25 16:00'])
      expect(laterMomentWords(minuteAt(later), minuteAt(asked), minuteAt(now)), now).toBe(words);
  });
});

describe('where something ends the clock comes first, and midnight is kl. 24.00 of the day that ends', () => {
  const now = '2026-12-01 16:00';
  test.each([
    ['2026-12-02 00:00', 'kl. 24.00'],
    ['2026-12-03 00:00', 'kl. 24.00 i morgen'],
    ['2026-12-05 00:00', 'kl. 24.00 fredag'],
    ['2026-12-25 00:00', 'kl. 24.00 tor. 24. dec.'],
    ['2026-12-02 00:01', 'kl. 00.01 i nat'],
    ['2026-12-05 02:00', 'kl. 02.00 natten til lørdag'],
    ['2026-12-02 07:00', 'kl. 07.00 i morgen'],
    ['2026-12-01 23:59', 'kl. 23.59'],
  ])('%s is "%s"', (end, words) => {
    expect(endMomentWords(minuteAt(end), minuteAt(now), minuteAt(now))).toBe(words);
  });
});

test.each([
  [1, '1 min'],
  [59, '59 min'],
  [60, '1 t'],
  [61, '1 t 1 min'],
  [258, '4 t 18 min'],
])('%i minutes are "%s"', (minutes, words) => expect(lengthWords(minutes)).toBe(words));

test('a whole moment, and a date in a narrow place', () => {
  expect(fullMomentWords(minuteAt('2026-12-24 22:00'))).toBe('torsdag den 24. december 2026 kl. 22.00');
  expect(shortDateWords('2026-12-24', 2026)).toBe('tor. 24. dec.');
  expect(shortDateWords('2027-05-01', 2026)).toBe('lør. 1. maj 2027');
});
