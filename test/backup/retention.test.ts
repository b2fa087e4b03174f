/** Which scheduled backups are kept: 48 hours, 30 days, 12 months, by Danish days, and whatever the clock does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupName, hourOfBackup } from '../../server/backup/backup-name.ts';
import { retention } from '../../server/backup/retention.ts';
import { danishTime } from '../start-service.ts';

/** One name for each hour from a moment on. */
function hourly(from: Temporal.ZonedDateTime, hours: number): string[] {
  return Array.from({ length: hours }, (_, i) => backupName(from.add({ hours: i }).toInstant()));
}

describe('the name of a backup', () => {
  test('is its hour in UTC, and can be read back', () => {
    const name = backupName(danishTime('2026-11-22T14:37').toInstant());
    expect(name).toBe('akutoverblik-2026-11-22T1300Z.db');
    expect(hourOfBackup(name)?.toString()).toBe('2026-11-22T13:00:00Z');
  });

  test('is another in the repeated hour of autumn, and sorts as time does through both changes of the clock', () => {
    for (const from of ['2026-10-24T20:00', '2026-03-28T20:00']) {
      const names = hourly(danishTime(from), 12);
      expect(new Set(names).size).toBe(12);
      expect([...names].sort()).toEqual(names);
    }
  });

  test.each([
    'akutoverblik.db',
    'akutoverblik-2026-13-45T9900Z.db',
    'akutoverblik-2026-11-22T1300Z.db.ab12.new',
    'brev.txt',
  ])('is not %s', (name) => expect(hourOfBackup(name)).toBeUndefined());
});

describe('of backups taken every hour', () => {
  const now = danishTime('2027-12-20T12:30');
  const from = now.subtract({ hours: 500 * 24 });
  const { keep, remove } = retention(hourly(from, 500 * 24 + 1), now);

  test('the newest 48 stay', () => {
    expect(keep.slice(-48)).toEqual(hourly(now.subtract({ hours: 47 }), 48));
  });

  test('the last of each of 30 Danish days stays, today counted', () => {
    // Midnight in Denmark is 23 UTC in winter: the last hour of a day begins at 22.
    expect(keep).toContain('akutoverblik-2027-11-21T2200Z.db');
    expect(remove).toContain('akutoverblik-2027-11-20T2200Z.db');
    expect(remove).toContain('akutoverblik-2027-11-21T2300Z.db');
  });

  test('the last of each of 12 Danish months stays, this one counted', () => {
    // In summer it begins at 21 UTC.
    expect(keep).toContain('akutoverblik-2027-07-31T2100Z.db');
    expect(keep[0]).toBe('akutoverblik-2027-01-31T2200Z.db');
    expect(remove).toContain('akutoverblik-2026-12-31T2200Z.db');
  });

  test('each stays or goes, none both', () => {
    expect(new Set([...keep, ...remove]).size).toBe(keep.length + remove.length);
    expect(keep.length + remove.length).toBe(500 * 24 + 1);
  });
});

test('the day the clock is put back, its last hour stays', () => {
  const now = danishTime('2026-12-01T12:00');
  const { keep } = retention(hourly(danishTime('2026-10-20T00:00'), 43 * 24), now.subtract({ days: 14 }));
  expect(keep).toContain('akutoverblik-2026-10-25T2200Z.db');
  expect(keep).toContain('akutoverblik-2026-10-24T2100Z.db');
});

test('removing each hour leaves what removing once would have left, whatever hours were missed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 50, maxLength: 250 }), (gaps) => {
      let now = danishTime('2026-01-31T09:10');
      let there: string[] = [];
      const ever: string[] = [];
      for (const hours of gaps) {
        now = now.add({ hours });
        const name = backupName(now.toInstant());
        ever.push(name);
        there = retention([...there, name], now).keep;
      }
      expect(there).toEqual(retention(ever, now).keep);
    }),
    { numRuns: 30 },
  );
});

describe('when the clock is wrong', () => {
  const now = danishTime('2026-11-22T12:00');
  const week = hourly(now.subtract({ days: 7 }), 7 * 24);

  test('years ahead, nothing is too old: one backup more is one less of the oldest hours', () => {
    const ahead = now.add({ years: 30 });
    const before = retention(week, now).keep;
    const after = retention([...before, backupName(ahead.toInstant())], ahead).keep;
    expect(before.filter((name) => !after.includes(name)).length).toBeLessThanOrEqual(1);
  });

  test('and right again, a backup from a time still to come stays and takes nobody’s place', () => {
    const ahead = backupName(now.add({ years: 30 }).toInstant());
    expect(retention([...week, ahead], now)).toEqual({
      keep: [...retention(week, now).keep, ahead],
      remove: retention(week, now).remove,
    });
  });
});

test('other files in the folder are neither kept nor removed', () => {
  const now = danishTime('2026-11-22T12:00');
  expect(retention(['brev.txt', 'akutoverblik.db', '.snapshot'], now)).toEqual({ keep: [], remove: [] });
});
