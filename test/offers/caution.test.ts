/** What readers have reported, as the next reader is told it. */
import { expect, test } from 'vitest';
import { cautionWords } from '../../server/offers/caution.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { danishTime } from '../start-service.ts';

const at = (local: string) => minuteOf(danishTime(local));
const now = at('2026-12-03T03:00');

test('how many, what and when it was last said', () => {
  const faults = [
    { kind: 'no-answer', at: at('2026-12-03T01:40') },
    { kind: 'no-answer', at: at('2026-12-03T02:13') },
  ] as const;
  expect(cautionWords(faults, now)).toEqual(['2 melder: svarede ikke kl. 02.13']);
});

test('each kind by itself, the newest first', () => {
  const faults = [
    { kind: 'hours', at: at('2026-11-20T14:05') },
    { kind: 'number', at: at('2026-12-02T23:10') },
  ] as const;
  expect(cautionWords(faults, now)).toEqual([
    '1 melder: forkert nummer i går kl. 23.10',
    '1 melder: forkert åbningstid fre. 20. nov. kl. 14.05',
  ]);
});

test('no reports, no caution', () => {
  expect(cautionWords([], now)).toEqual([]);
});
