/** Open until, closed until or unknown, at a moment. December 2026: the 24th is a Thursday, the 25th and 26th are public holidays. */
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
      'open until 2026-12-24 07:00, opens 2026-12-25 07:00',
    );
  });
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

describe('a closure with clock times', () => {
  const nights: Written = {
    kind: 'weekly',
    rows: [{ weekdays: everyDay, from: '22:00', to: '08:00' }],
    publicHolidays: 'as-usual',
    exceptions: [
      { kind: 'closed-between', from: '2026-12-02T02:00', to: '2026-12-02T04:00', note: 'strømafbrydelse' },
    ],
  };
  test('is the only thing that cuts a night already running', () => {
    expect(statusOf(nights, '2026-12-02 01:59')).toBe('open until 2026-12-02 02:00, opens 2026-12-02 04:00');
    expect(statusOf(nights, '2026-12-02 02:00')).toBe('closed, opens 2026-12-02 04:00');
    expect(statusOf(nights, '2026-12-02 04:00')).toBe('open until 2026-12-02 08:00, opens 2026-12-02 22:00');
  });

  test('can last for days, and two that overlap are one', () => {
    const exceptions: Written['exceptions'] = [
      { kind: 'closed-between', from: '2026-12-03T06:00', to: '2026-12-08T23:00', note: 'flytning' },
      { kind: 'closed-between', from: '2026-12-02T02:00', to: '2026-12-04T04:00', note: 'maling' },
    ];
    expect(statusOf({ ...nights, exceptions }, '2026-12-02 01:00')).toBe(
      'open until 2026-12-02 02:00, opens 2026-12-08 23:00',
    );
  });

  test('closes what may be open as well: then it is closed, not unknown', () => {
    const exceptions: Written['exceptions'] = [
      { kind: 'closed-between', from: '2026-12-02T02:00', to: '2026-12-02T04:00', note: 'flytning' },
    ];
    expect(statusOf({ kind: 'unknown', exceptions }, '2026-12-02 03:00')).toBe(
      'closed, maybe from 2026-12-02 04:00',
    );
    expect(statusOf({ kind: 'unknown', exceptions }, '2026-12-02 01:00')).toBe(
      'unknown until 2026-12-02 02:00',
    );
    expect(statusOf({ kind: 'always', exceptions }, '2026-12-02 01:00')).toBe(
      'open until 2026-12-02 02:00, opens 2026-12-02 04:00',
    );
    expect(statusOf({ kind: 'always', exceptions }, '2026-12-02 04:00')).toBe('open');
  });

  test('that lies wholly in the missing hour of spring closes nothing and parts nothing', () => {
    const exceptions: Written['exceptions'] = [
      { kind: 'closed-between', from: '2027-03-28T02:10', to: '2027-03-28T02:50', note: 'test' },
    ];
    expect(statusOf({ ...nights, exceptions }, '2027-03-28 01:00')).toBe(
      'open until 2027-03-28 08:00, opens 2027-03-28 22:00',
    );
  });
});

describe('unknown is an answer of its own', () => {
  test('hours nobody has stated are unknown for good', () => {
    expect(statusOf({ kind: 'unknown' }, '2026-12-01 12:00')).toBe('unknown');
  });

  test('an exception with hours is known although the rest is not', () => {
    const hours: Written = {
      kind: 'unknown',
      exceptions: [
        {
          kind: 'hours',
          from: '2026-12-24',
          to: '2026-12-24',
          rows: [{ from: '10:00', to: '14:00' }],
          note: 'jul',
        },
      ],
    };
    expect(statusOf(hours, '2026-12-23 23:59')).toBe(
      'unknown until 2026-12-24 00:00, opens 2026-12-24 10:00',
    );
    expect(statusOf(hours, '2026-12-24 09:59')).toBe('closed, opens 2026-12-24 10:00');
    expect(statusOf(hours, '2026-12-24 10:00')).toBe('open until 2026-12-24 14:00');
    expect(statusOf(hours, '2026-12-24 14:00')).toBe('closed, maybe from 2026-12-25 00:00');
    expect(statusOf(hours, '2026-12-25 00:00')).toBe('unknown');
  });

  test('round the clock but for an unknown Christmas Eve: open until it begins, open again when it is over', () => {
    const hours: Written = {
      kind: 'always',
      exceptions: [{ kind: 'unknown', from: '2026-12-24', to: '2026-12-24', note: 'ikke aftalt' }],
    };
    expect(statusOf(hours, '2026-12-23 12:00')).toBe('open until 2026-12-24 00:00, opens 2026-12-25 00:00');
    expect(statusOf(hours, '2026-12-24 12:00')).toBe(
      'unknown until 2026-12-25 00:00, opens 2026-12-25 00:00',
    );
    expect(statusOf(hours, '2026-12-25 00:00')).toBe('open');
  });

  const office: Written = { kind: 'weekly', rows: [{ weekdays: workdays, from: '08:00', to: '15:00' }] };
  test('holidays nobody has stated are unknown only where something would have started', () => {
    expect(statusOf(office, '2026-12-24 12:00')).toBe(
      'unknown until 2026-12-26 00:00, opens 2026-12-28 08:00',
    );
    expect(statusOf(office, '2026-12-26 12:00'), '2. juledag is a Saturday').toBe(
      'closed, opens 2026-12-28 08:00',
    );
  });

  test('closed until: a known opening, and before it a day on which it may open', () => {
    expect(statusOf(office, '2026-12-23 15:00')).toBe(
      'closed, opens 2026-12-28 08:00, maybe from 2026-12-24 00:00',
    );
    expect(statusOf(office, '2026-12-27 15:00')).toBe('closed, opens 2026-12-28 08:00');
  });

  test('what is known to be open is open, also on a day with unknown times', () => {
    const hours: Written = {
      kind: 'weekly',
      rows: [{ weekdays: [3], from: '13:00', to: '14:00' }],
      unknownWeekdays: [3],
    };
    expect(statusOf(hours, '2026-12-02 12:00')).toBe(
      'unknown until 2026-12-02 13:00, opens 2026-12-02 13:00',
    );
    expect(statusOf(hours, '2026-12-02 13:30')).toBe('open until 2026-12-02 14:00, opens 2026-12-09 13:00');
    expect(statusOf(hours, '2026-12-02 14:00')).toBe(
      'unknown until 2026-12-03 00:00, opens 2026-12-09 13:00',
    );
  });

  test('the night after an unknown holiday is unknown until it would have ended', () => {
    const hours: Written = {
      kind: 'weekly',
      rows: [{ weekdays: [5], from: '22:00', to: '08:00' }],
    };
    expect(statusOf(hours, '2026-12-26 07:59'), 'after Juledag').toBe(
      'unknown until 2026-12-26 08:00, opens 2027-01-08 22:00',
    );
  });
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

describe('the nights the clock changes', () => {
  const closing = (to: string): Written => ({
    kind: 'weekly',
    rows: [{ weekdays: [6], from: '22:00', to }],
  });
  test('a closing time that occurs twice is the later one: it never closes before anybody would say so', () => {
    expect(statusOf(closing('02:30'), '2026-10-24 23:00')).toContain('open until 2026-10-25 02:30+01:00');
    expect(statusOf(closing('02:30'), '2026-10-25 02:45+02:00')).toContain(
      'open until 2026-10-25 02:30+01:00',
    );
    expect(statusOf(closing('02:30'), '2026-10-25 02:45+01:00')).toContain('closed');
  });

  test('an opening time that occurs twice is the earlier one', () => {
    const hours: Written = { kind: 'weekly', rows: [{ weekdays: [7], from: '02:30', to: '06:00' }] };
    expect(statusOf(hours, '2026-10-25 00:00')).toContain('closed, opens 2026-10-25 02:30+02:00');
    expect(statusOf(hours, '2026-10-25 02:00+01:00')).toContain('open until 2026-10-25 06:00');
  });

  // 28 March 2027 is also Påskedag.
  test('a time that does not occur is the instant of the change', () => {
    expect(statusOf(closing('02:30'), '2027-03-27 23:00')).toContain('open until 2027-03-28 03:00');
    const hours: Written = {
      kind: 'weekly',
      rows: [{ weekdays: [7], from: '02:30', to: '06:00' }],
      publicHolidays: 'as-usual',
    };
    expect(statusOf(hours, '2027-03-28 01:59')).toContain('closed, opens 2027-03-28 03:00');
    const within: Written = {
      kind: 'weekly',
      rows: [{ weekdays: [7], from: '02:15', to: '02:45' }],
      publicHolidays: 'as-usual',
    };
    expect(statusOf(within, '2027-03-28 01:59'), 'it does not open that night').toContain(
      'opens 2027-04-04 02:15',
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
