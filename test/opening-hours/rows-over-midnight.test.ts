/** A row belongs whole to the day it starts. December 2026: the 24th is a Thursday, the 25th and 26th are public holidays. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import { minuteAt, told } from './moments.ts';

type Written = z.input<typeof openingHoursSchema>;

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];

const statusOf = (written: Written, local: string) =>
  told(openingStatusAt(openingHoursSchema.parse(written), minuteAt(local)));

describe('rows over midnight', () => {
  test('a row past midnight belongs to the day it starts and is never cut by the next day', () => {
    const nights: Written = {
      kind: 'weekly',
      rows: [{ weekdays: everyDay, from: '22:00', to: '08:00' }],
      publicHolidays: 'closed',
      specialDays: { 'christmas-eve': 'as-usual' },
      exceptions: [{ kind: 'closed', from: '2026-12-02', to: '2026-12-02', note: 'kursus' }],
    };
    expect(statusOf(nights, '2026-12-02 03:00')).toBe('open until 2026-12-02 08:00, opens 2026-12-03 22:00');
    expect(statusOf(nights, '2026-12-02 22:00')).toBe('closed, opens 2026-12-03 22:00');
    expect(statusOf(nights, '2026-12-25 07:59'), 'Juledag does not cut the night before').toBe(
      'open until 2026-12-25 08:00, opens 2026-12-27 22:00',
    );
  });

  test('a public holiday’s own night row runs whole into the ordinary day after', () => {
    const hours: Written = {
      kind: 'weekly',
      rows: [{ weekdays: workdays, from: '16:00', to: '23:00' }],
      publicHolidays: { rows: [{ from: '08:00', to: '08:00' }] },
    };
    expect(statusOf(hours, '2027-01-01 07:59')).toBe('closed, opens 2027-01-01 08:00');
    expect(statusOf(hours, '2027-01-02 07:59')).toBe('open until 2027-01-02 08:00, opens 2027-01-04 16:00');
  });

  test('the night out of the last date of a validity, and out of an even week, is whole', () => {
    const hours = (row: object): Written => ({
      kind: 'weekly',
      rows: [{ weekdays: [7], from: '20:00', to: '10:00', ...row }],
    });
    expect(statusOf(hours({ validTo: '2026-11-15' }), '2026-11-16 09:59')).toBe(
      'open until 2026-11-16 10:00',
    );
    expect(statusOf(hours({ weeks: 'even' }), '2026-11-16 09:59'), 'from week 46 into week 47').toBe(
      'open until 2026-11-16 10:00, opens 2026-11-29 20:00',
    );
    expect(statusOf(hours({ weeks: 'odd' }), '2027-01-04 09:59'), 'from week 53 into week 1').toBe(
      'open until 2027-01-04 10:00, opens 2027-01-10 20:00',
    );
  });

  test('rows of 24 hours follow each other without a seam', () => {
    const hours: Written = {
      kind: 'weekly',
      rows: [{ weekdays: [5, 6, 7], from: '16:00', to: '16:00' }],
      publicHolidays: 'as-usual',
    };
    expect(statusOf(hours, '2026-12-04 16:00')).toBe('open until 2026-12-07 16:00, opens 2026-12-11 16:00');
  });

  test('rows of the week that together never close are open for good', () => {
    const hours: Written = {
      kind: 'weekly',
      rows: [
        { weekdays: everyDay, from: '07:00', to: '23:00' },
        { weekdays: everyDay, from: '23:00', to: '07:00' },
      ],
      publicHolidays: 'as-usual',
      specialDays: {
        'labour-day': 'as-usual',
        'constitution-day': 'as-usual',
        'christmas-eve': 'as-usual',
        'new-years-eve': 'as-usual',
      },
    };
    expect(statusOf(hours, '2026-12-24 23:00')).toBe('open');
    expect(statusOf({ ...hours, specialDays: {} }, '2026-12-01 12:00')).toContain(
      'open until 2026-12-24 07:00, maybe after, opens 2026-12-25 07:00',
    );
  });
});
