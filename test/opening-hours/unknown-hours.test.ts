/** What nobody has stated. December 2026: the 24th is a Thursday, the 25th and 26th are public holidays. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import { minuteAt, told } from './moments.ts';

type Written = z.input<typeof openingHoursSchema>;

const workdays = [1, 2, 3, 4, 5];

const statusOf = (written: Written, local: string) =>
  told(openingStatusAt(openingHoursSchema.parse(written), minuteAt(local)));

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
    expect(statusOf(hours, '2026-12-23 12:00')).toBe(
      'open until 2026-12-24 00:00, maybe after, opens 2026-12-25 00:00',
    );
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
    expect(statusOf(hours, '2026-12-02 13:30')).toBe(
      'open until 2026-12-02 14:00, maybe after, opens 2026-12-09 13:00',
    );
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
