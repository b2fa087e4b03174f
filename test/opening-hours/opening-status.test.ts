/** Open until and closed until, at a moment. December 2026: the 24th is a Thursday, the 25th and 26th are public holidays. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { compileHours, meets, openingStatusAt, statusAt } from '../../server/opening-hours/opening-status.ts';
import { minuteAt, told } from './moments.ts';

type Written = z.input<typeof openingHoursSchema>;

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];

const statusOf = (written: Written, local: string) =>
  told(openingStatusAt(openingHoursSchema.parse(written), minuteAt(local)));

describe('an office open on workdays 08–15, closed on public holidays', () => {
  const office: Written = {
    kind: 'weekly',
    rows: [{ weekdays: workdays, from: '08:00', to: '15:00' }],
    publicHolidays: 'closed',
    specialDays: { 'christmas-eve': 'as-holiday', 'new-years-eve': 'as-holiday' },
  };
  test.each([
    ['2026-12-01 07:59', 'closed, opens 2026-12-01 08:00'],
    ['2026-12-01 08:00', 'open until 2026-12-01 15:00, opens 2026-12-02 08:00'],
    ['2026-12-01 14:59', 'open until 2026-12-01 15:00, opens 2026-12-02 08:00'],
    ['2026-12-01 15:00', 'closed, opens 2026-12-02 08:00'],
    ['2026-12-04 15:00', 'closed, opens 2026-12-07 08:00'],
    ['2026-12-23 14:59', 'open until 2026-12-23 15:00, opens 2026-12-28 08:00'],
    ['2026-12-24 10:00', 'closed, opens 2026-12-28 08:00'],
    ['2026-12-30 16:00', 'closed, opens 2027-01-04 08:00'],
  ])('%s: %s', (moment, status) => expect(statusOf(office, moment)).toBe(status));
});

test('several rows a day: it closes for lunch, and opens again the same day', () => {
  const hours: Written = {
    kind: 'weekly',
    rows: [
      { weekdays: workdays, from: '13:00', to: '15:00' },
      { weekdays: workdays, from: '08:00', to: '12:00' },
    ],
  };
  expect(statusOf(hours, '2026-12-01 11:59')).toBe('open until 2026-12-01 12:00, opens 2026-12-01 13:00');
  expect(statusOf(hours, '2026-12-01 12:00')).toBe('closed, opens 2026-12-01 13:00');
});

test('rows that overlap or touch are one opening', () => {
  const hours: Written = {
    kind: 'weekly',
    rows: [
      { weekdays: [2], from: '08:00', to: '12:00' },
      { weekdays: [2], from: '11:00', to: '14:00' },
      { weekdays: [2], from: '14:00', to: '15:00' },
      { weekdays: [2], from: '09:00', to: '10:00' },
    ],
  };
  expect(statusOf(hours, '2026-12-01 08:00')).toBe('open until 2026-12-01 15:00, opens 2026-12-08 08:00');
});

describe('the next opening far away', () => {
  test('a row from a later date is found, and a row of the past never opens again', () => {
    const season = (validFrom: string, validTo: string): Written => ({
      kind: 'weekly',
      rows: [{ weekdays: everyDay, from: '20:00', to: '10:00', validFrom, validTo }],
    });
    expect(statusOf(season('2027-10-01', '2028-03-31'), '2026-12-01 12:00')).toBe(
      'closed, opens 2027-10-01 20:00',
    );
    expect(statusOf(season('2025-10-01', '2026-03-31'), '2026-12-01 12:00')).toBe('closed');
  });

  test('closed for three months', () => {
    const hours: Written = {
      kind: 'always',
      exceptions: [{ kind: 'closed', from: '2026-12-01', to: '2027-02-28', note: 'ombygning' }],
    };
    expect(statusOf(hours, '2026-12-24 12:00')).toBe('closed, opens 2027-03-01 00:00');
  });

  test('more than 400 days ahead is not told, by the moment alone or by compiled hours alike', () => {
    const hours = openingHoursSchema.parse({
      kind: 'weekly',
      rows: [{ weekdays: everyDay, from: '08:00', to: '09:00', validFrom: '2028-01-20' }],
    });
    const at = minuteAt('2026-12-01 12:00');
    expect(told(openingStatusAt(hours, at))).toBe('closed');
    expect(told(statusAt(compileHours(hours, at, at + 60 * 1440), at))).toBe('closed');
    const twentyDaysLater = at + 20 * 1440;
    expect(told(openingStatusAt(hours, twentyDaysLater))).toBe('closed, opens 2028-01-20 08:00');
    expect(told(statusAt(compileHours(hours, at, at + 60 * 1440), twentyDaysLater))).toBe(
      'closed, opens 2028-01-20 08:00',
    );
  });
});

test('compiled hours meet a window when at least one minute of it is open', () => {
  const hours = openingHoursSchema.parse({
    kind: 'weekly',
    rows: [{ weekdays: [2], from: '08:00', to: '15:00' }],
  });
  const { open } = compileHours(hours, minuteAt('2026-12-01 00:00'), minuteAt('2026-12-03 00:00'));
  const meetsBetween = (from: string, to: string) => meets(open, minuteAt(from), minuteAt(to));
  expect(meetsBetween('2026-12-01 07:00', '2026-12-01 08:00')).toBe(false);
  expect(meetsBetween('2026-12-01 07:00', '2026-12-01 08:01')).toBe(true);
  expect(meetsBetween('2026-12-01 14:59', '2026-12-01 20:00')).toBe(true);
  expect(meetsBetween('2026-12-01 15:00', '2026-12-01 20:00')).toBe(false);
  expect(meetsBetween('2026-12-01 00:00', '2026-12-02 00:00')).toBe(true);
});
