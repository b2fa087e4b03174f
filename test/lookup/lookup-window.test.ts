/** How long each hastegrad can wait. 1 December 2026 is a Tuesday. */
import { describe, expect, test } from 'vitest';
import { exampleOffer, weekdaysOnly } from '../example-offers.ts';
import { lookUp } from './look-up.ts';

/** Opens at 08.00 on weekdays and closes at 16.00. */
function offerFor(urgency: 'admission' | 'next-day' | 'municipal' | 'advice') {
  return exampleOffer({
    name: 'Eksempel Hverdage',
    urgencies: [urgency],
    openingHours: weekdaysOnly.openingHours,
  });
}

function groupOf(query: string, now: string, urgency: Parameters<typeof offerFor>[0]) {
  return lookUp(query, { offers: [offerFor(urgency)], now }).matches.shown[0]?.group;
}

describe('indlæggelse and rådgivning: open at the moment or within 60 minutes', () => {
  describe.each([
    ['hast=indlaeggelse', 'admission'],
    ['hast=raadgivning', 'advice'],
  ] as const)('%s', (query, urgency) => {
    test.each([
      ['61 minutes before it opens', '2026-12-01T06:59', 'later'],
      ['exactly 60 minutes before', '2026-12-01T07:00', 'fits'],
      ['a minute before', '2026-12-01T07:59', 'fits'],
      ['when it opens', '2026-12-01T08:00', 'fits'],
      ['the last minute before closing', '2026-12-01T15:59', 'fits'],
      ['when it closes', '2026-12-01T16:00', 'later'],
    ])('%s', (_, now, group) => {
      expect(groupOf(query, now, urgency)).toBe(group);
    });
  });
});

describe('kommunalt: open at the moment or within 12 hours, past midnight too', () => {
  test.each([
    ['12 hours and a minute before it opens', '2026-11-30T19:59', 'later'],
    ['exactly 12 hours before', '2026-11-30T20:00', 'fits'],
    ['at midnight', '2026-12-01T00:00', 'fits'],
    ['when it closes on a Friday', '2026-12-04T16:00', 'later'],
  ])('%s', (_, now, group) => {
    expect(groupOf('hast=kommunalt', now, 'municipal')).toBe(group);
  });

  test('twelve hours are true hours in the night the clock goes forward', () => {
    const sundays = exampleOffer({
      name: 'Eksempel Søndag',
      openingHours: {
        kind: 'weekly',
        rows: [{ weekdays: [7], from: '08:00', to: '16:00' }],
        publicHolidays: 'as-usual',
      },
    });
    const groupAt = (now: string) =>
      lookUp('hast=kommunalt', { offers: [sundays], now }).matches.shown[0]?.group;
    expect(groupAt('2027-03-27T19:00')).toBe('fits');
    expect(groupAt('2027-03-27T18:59')).toBe('later');
  });
});

describe('næste dag: open at some time on the next calendar day', () => {
  test.each([
    ['on a Tuesday', '2026-12-01T23:59', 'fits'],
    ['just after midnight the day that has begun is not the next', '2026-12-04T00:01', 'later'],
    ['on a Friday', '2026-12-04T10:00', 'later'],
    ['on a Sunday', '2026-12-06T10:00', 'fits'],
    ['the day before Juledag', '2026-12-24T10:00', 'later'],
    ['two days before a holiday weekend ends', '2026-12-27T10:00', 'fits'],
  ])('%s', (_, now, group) => {
    expect(groupOf('hast=naeste-dag', now, 'next-day')).toBe(group);
  });

  test('an offer open only until midnight tonight does not fit tomorrow', () => {
    const tonight = exampleOffer({
      name: 'Eksempel Tirsdag Aften',
      urgencies: ['next-day'],
      openingHours: { kind: 'weekly', rows: [{ weekdays: [2], from: '20:00', to: '00:00' }] },
    });
    const { names } = lookUp('hast=naeste-dag', { offers: [tonight], now: '2026-12-01T10:00' });
    expect(names('later')).toEqual(['Eksempel Tirsdag Aften']);
  });

  test('what began tonight and runs past midnight is open on the next day', () => {
    const overMidnight = exampleOffer({
      name: 'Eksempel Nat',
      urgencies: ['next-day'],
      openingHours: { kind: 'weekly', rows: [{ weekdays: [2], from: '20:00', to: '00:01' }] },
    });
    const { names } = lookUp('hast=naeste-dag', { offers: [overMidnight], now: '2026-12-01T10:00' });
    expect(names('fits')).toEqual(['Eksempel Nat']);
  });
});

describe('no hastegrad, or only what is open: the moment itself', () => {
  test.each([
    ['', '2026-12-01T07:59', 'later'],
    ['', '2026-12-01T08:00', 'fits'],
    ['', '2026-12-01T15:59', 'fits'],
    ['', '2026-12-01T16:00', 'later'],
    ['aaben=1&hast=kommunalt', '2026-12-01T07:59', undefined],
    ['aaben=1&hast=kommunalt', '2026-12-01T08:00', 'fits'],
  ])('?%s at %s', (query, now, group) => {
    expect(groupOf(query, now, 'municipal')).toBe(group);
  });
});
