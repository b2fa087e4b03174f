/** Status on the two nights the clock changes: 25 October 2026 and 28 March 2027. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import { minuteAt, told } from './moments.ts';

type Written = z.input<typeof openingHoursSchema>;

const statusOf = (written: Written, local: string) =>
  told(openingStatusAt(openingHoursSchema.parse(written), minuteAt(local)));

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

  test('a closure begins at the first of two like times and ends at the second', () => {
    const exceptions = (from: string, to: string): Written => ({
      kind: 'always',
      exceptions: [{ kind: 'closed-between', from, to, note: 'strømafbrydelse' }],
    });
    expect(statusOf(exceptions('2026-10-25T02:30', '2026-10-25T04:00'), '2026-10-25 01:00')).toBe(
      'open until 2026-10-25 02:30+02:00, opens 2026-10-25 04:00',
    );
    expect(statusOf(exceptions('2026-10-25T01:00', '2026-10-25T02:30'), '2026-10-25 00:00')).toBe(
      'open until 2026-10-25 01:00, opens 2026-10-25 02:30+01:00',
    );
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
