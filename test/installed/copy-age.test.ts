/** A copy says how old it is, and is stale after a day. */
import { describe, expect, test } from 'vitest';
import { copyAge } from '../../server/installed/copy-age.ts';
import { danishTime } from '../start-service.ts';

const from = danishTime('2026-11-21T14:05').toInstant();
const at = (local: string) => copyAge(from, danishTime(local));

describe('a copy from Saturday 21 November at 14.05', () => {
  test.each([
    ['2026-11-21T14:05', '0 min gammel', false],
    ['2026-11-21T15:04', '59 min gammel', false],
    ['2026-11-21T15:05', '1 time gammel', false],
    ['2026-11-21T16:42', '2 timer gammel', false],
    ['2026-11-22T14:04', '23 timer gammel', false],
    ['2026-11-22T14:05', '24 timer gammel', true],
    ['2026-11-23T14:04', '47 timer gammel', true],
    ['2026-11-23T14:05', '2 døgn gammel', true],
    ['2026-12-24T20:00', '33 døgn gammel', true],
  ])('at %s it is %s', (now, age, isStale) => {
    expect(at(now).isStale).toBe(isStale);
    expect(at(now).words).toBe(
      `Uden forbindelse – ${isStale ? 'forældet ' : ''}kopi fra lørdag 21. november kl. 14.05 (${age})`,
    );
  });

  test('a stale one says what to do about it', () => {
    expect(at('2026-11-22T14:05').advice).toBe(
      'Åbningstider og numre kan være ændret; spørg, før du regner med dem. Numre kun for personale er ikke med.',
    );
    expect(at('2026-11-22T14:04').advice).toBe('Numre kun for personale er ikke med.');
  });

  test('on a computer whose clock is a few minutes behind it is new, not of the future', () => {
    expect(at('2026-11-21T13:55')).toMatchObject({
      words: expect.stringContaining('(0 min gammel)'),
      isStale: false,
    });
  });

  test.each(['2026-11-21T13:54', '2020-01-01T00:00'])(
    'on a computer whose clock says %s it does not say that it is new: the clock is wrong',
    (now) => {
      expect(at(now)).toMatchObject({
        words: expect.stringContaining('(alderen er ukendt)'),
        advice: expect.stringContaining('Uret på denne computer er forkert'),
        isStale: true,
      });
    },
  );

  test('another year is told', () => {
    expect(at('2027-01-02T10:00').words).toContain('lørdag 21. november 2026 kl. 14.05');
  });
});
