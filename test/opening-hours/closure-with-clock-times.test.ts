/** `closed-between`, the only exception that cuts what is already running. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import { minuteAt, told } from './moments.ts';

type Written = z.input<typeof openingHoursSchema>;

const everyDay = [1, 2, 3, 4, 5, 6, 7];

const statusOf = (written: Written, local: string) =>
  told(openingStatusAt(openingHoursSchema.parse(written), minuteAt(local)));

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
