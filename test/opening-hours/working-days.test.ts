/** Five working days: neither weekends nor public holidays count. */
import { expect, test } from 'vitest';
import { afterWorkingDays } from '../../server/opening-hours/working-days.ts';
import { danishTime } from '../start-service.ts';

test.each([
  ['an ordinary week', '2026-11-10T14:05', 5, '2026-11-17T14:05'],
  ['a night', '2026-12-03T02:13', 5, '2026-12-10T02:13'],
  ['on a Saturday, counted from Monday', '2026-11-07T10:00', 5, '2026-11-13T10:00'],
  [
    'over Christmas: Christmas Eve counts, the two holidays do not',
    '2026-12-22T09:00',
    5,
    '2026-12-30T09:00',
  ],
  ['over Easter', '2027-03-23T09:00', 5, '2027-04-02T09:00'],
  ['Store bededag is a working day since 2024', '2024-04-25T09:00', 1, '2024-04-26T09:00'],
  ['at an hour that the clock skips, the hour after', '2027-03-26T02:30', 1, '2027-03-30T02:30'],
  ['none', '2026-11-07T10:00', 0, '2026-11-07T10:00'],
])('%s', (_, from, days, to) => {
  expect(afterWorkingDays(danishTime(from), days).toPlainDateTime().toString().slice(0, 16)).toBe(to);
});
