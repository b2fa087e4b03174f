/** The four times of the year that are rehearsed, and which days of them an offer must say something about. */
import { describe, expect, test } from 'vitest';
import { holidayHours, isConfirmed } from '../../server/offers/holiday-hours.ts';
import { nextRehearsal, seasonOfDate, seasonsNear } from '../../server/opening-hours/holiday-season.ts';
import { alwaysOpen, closedForHoliday, exampleOffer, hoursUnknown, weekdaysOnly } from '../example-offers.ts';

const nearOn = (date: string) => seasonsNear(Temporal.PlainDate.from(date)).map(({ id }) => id);

test.each([
  ['2026-11-24', []],
  ['2026-11-25', ['jul-2026']],
  ['2026-11-30', ['jul-2026', 'nytaar-2027']],
  ['2026-12-27', ['jul-2026', 'nytaar-2027']],
  ['2026-12-28', ['nytaar-2027']],
  ['2027-01-02', ['nytaar-2027']],
  ['2027-01-03', []],
  ['2027-02-25', ['paaske-2027']],
  ['2027-04-20', ['pinse-2027']],
])('on %s these are near: %s', (date, near) => {
  expect(nearOn(date)).toEqual(near);
});

test('each spans its days, Sundays and the days between included', () => {
  expect(seasonOfDate('2027-03-28')?.dates).toEqual([
    '2027-03-25',
    '2027-03-26',
    '2027-03-27',
    '2027-03-28',
    '2027-03-29',
  ]);
  expect(seasonOfDate('2027-05-15')?.dates).toEqual(['2027-05-15', '2027-05-16', '2027-05-17']);
  expect(seasonOfDate('2026-12-24')?.dates).toHaveLength(5);
  expect(seasonOfDate('2027-01-01')).toMatchObject({ id: 'nytaar-2027', during: 'ved nytår' });
  expect(seasonOfDate('2027-06-05')).toBeUndefined();
});

test('when none is near, the next is told with the day it begins to be rehearsed', () => {
  expect(nextRehearsal(Temporal.PlainDate.from('2026-11-21'))).toMatchObject({
    season: { label: 'Julen 2026' },
    from: '2026-11-25',
  });
});

describe('a day is asked about when it is not what it would be without its holiday', () => {
  const nightLine = exampleOffer({
    name: 'Eksempel Linje',
    phones: [
      {
        number: '+4599000002',
        label: 'Lægelinje',
        audience: 'doctors',
        contactHours: {
          kind: 'weekly',
          rows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '15:00' }],
          publicHolidays: 'closed',
        },
      },
    ],
  });
  const someTime = exampleOffer({
    name: 'Eksempel Tider ukendt',
    openingHours: { kind: 'weekly', rows: [], unknownWeekdays: [1, 2, 3, 4, 5] },
  });
  const exceptionally = exampleOffer({
    name: 'Eksempel Undtagelse',
    openingHours: {
      kind: 'always',
      exceptions: [{ kind: 'closed', from: '2026-12-23', to: '2026-12-23', note: 'Flytter' }],
    },
  });
  test.each([
    [closedForHoliday, '2026-12-24', 'lukket'],
    [closedForHoliday, '2026-12-31', 'ikke oplyst'],
    [weekdaysOnly, '2026-12-25', 'lukket'],
    [weekdaysOnly, '2026-12-24', 'ikke oplyst'],
    [nightLine, '2026-12-25', 'døgnet rundt; Lægelinje: lukket'],
    [someTime, '2026-12-25', 'ikke oplyst'],
    [exceptionally, '2026-12-23', 'lukket'],
  ])('$name on %s', (offer, date, words) => {
    expect(holidayHours(offer, date)).toMatchObject({ date, words, stated: !words.includes('ikke oplyst') });
  });
  test.each([
    // A Saturday, when it is closed anyway.
    [weekdaysOnly, '2026-12-26'],
    [closedForHoliday, '2026-12-27'],
    [alwaysOpen, '2026-12-24'],
    [someTime, '2026-12-28'],
    // It needs hours before there is anything to confirm.
    [hoursUnknown, '2026-12-24'],
  ])('$name not on %s', (offer, date) => {
    expect(holidayHours(offer, date)).toBeUndefined();
  });
});

test('words that have changed since are not confirmed; that nobody knows can be', () => {
  const at = Temporal.Instant.from('2026-12-01T09:00:00Z');
  const said = (words: string) => ({ '2026-12-24': { words, at } });
  const day = { date: '2026-12-24', words: 'lukket' };
  expect(isConfirmed(day, said('lukket'))).toBe(true);
  expect(isConfirmed(day, said('10.00–14.00'))).toBe(false);
  expect(isConfirmed(day, {})).toBe(false);
  expect(isConfirmed({ ...day, words: 'ikke oplyst' }, said('ikke oplyst'))).toBe(true);
});
