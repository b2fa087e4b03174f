/** The sources of alarms: what opens them, what closes them, and that none of them stands in the way of anything else. */
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { watchClock } from '../../server/running/clock-watch.ts';
import { roomWords, watchDisk } from '../../server/running/disk-watch.ts';
import { keepHouse } from '../../server/running/housekeeping.ts';
import { run, startCommand } from '../running-program.ts';
import { danishTime, quiet } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const noon = danishTime('2026-12-01T12:00');

describe('the clock', () => {
  /** A clock on the wall and one that only counts. */
  function clocks(start = noon) {
    const world = { wall: start, ticks: 0 };
    const watch = watchClock(
      () => world.wall,
      () => world.ticks,
      quiet,
    );
    const pass = (wallSeconds: number, seconds = wallSeconds) => {
      world.wall = world.wall.add({ seconds: wallSeconds });
      world.ticks += seconds * 1_000;
      watch.look();
    };
    return { world, watch, pass };
  }

  test('a minute that took a minute, give or take a second, is nothing to tell', () => {
    const { watch, pass } = clocks();
    for (const seconds of [60, 61, 59]) pass(seconds, 60);
    expect(watch.alarms()).toEqual([]);
  });

  test.each([
    ['set an hour ahead', 3_660, '60 minutter frem'],
    ['set half a day back', -43_140, '12 timer tilbage'],
    ['asleep for a night', 28_860, '8 timer frem'],
    ['set right by half a minute', 90, '30 sekunder frem'],
  ])('%s: it is told for a day by the new clock', (_, wallSeconds, words) => {
    const { world, watch, pass } = clocks();
    pass(60);
    pass(wallSeconds, 60);
    expect(watch.alarms()).toEqual([{ key: 'clock', since: world.wall.toInstant(), detail: words }]);
    pass(86_399);
    expect(watch.alarms()).toHaveLength(1);
    pass(1);
    expect(watch.alarms()).toEqual([]);
  });

  test.each([
    ['that the machine started with', 0],
    ['that was then put right by a year', -31_536_000],
  ])('a time %s is trusted with what is erased by age when it has gone evenly for an hour', (_, seconds) => {
    const { watch, pass } = clocks();
    pass(seconds, 0);
    expect(watch.isTrusted()).toBe(false);
    for (let minute = 0; minute < 59; minute++) pass(60);
    expect(watch.isTrusted()).toBe(false);
    pass(60);
    expect(watch.isTrusted()).toBe(true);
    pass(31_536_000, 60);
    expect(watch.isTrusted()).toBe(false);
  });

  test('the night the clock changes is no jump: the time is the same everywhere', () => {
    const { watch, pass } = clocks(danishTime('2026-10-25T01:59'));
    for (let minute = 0; minute < 180; minute++) pass(60);
    expect(watch.alarms()).toEqual([]);
  });
});

describe('the disk', () => {
  const folder = tmpdir();
  const { bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / 1_000_000;

  test('with room enough it tells how much, and nothing else', async () => {
    const disk = watchDisk(join(folder, 'akut.db'), () => noon, 1);
    await disk.look();
    expect(disk.alarms()).toEqual([]);
    expect(disk.lines()).toEqual([
      { label: 'Plads til databasen', value: expect.stringMatching(/^\d+(,\d GB| MB)$/) },
    ]);
  });

  test.each([
    [199, '199 MB'],
    [9_999, '9999 MB'],
    [10_000, '10,0 GB'],
    [75_317, '75,3 GB'],
  ])('%d megabytes are told as %s', (megabytes, words) => {
    expect(roomWords(megabytes)).toBe(words);
  });

  test('with too little it is an alarm since it was first seen', async () => {
    let now = noon;
    const disk = watchDisk(join(folder, 'akut.db'), () => now, free * 2 + 1_000);
    await disk.look();
    now = noon.add({ hours: 1 });
    await disk.look();
    expect(disk.alarms()).toEqual([
      { key: 'disk', since: noon.toInstant(), detail: expect.stringContaining('B tilbage i ') },
    ]);
  });

  test('a folder that is not there, and a database in memory, are nothing to tell', async () => {
    for (const file of ['/findes/ikke/akut.db', ':memory:']) {
      const disk = watchDisk(file, () => noon, free * 2 + 1_000);
      await disk.look();
      expect([...disk.alarms(), ...disk.lines()]).toEqual([]);
    }
  });
});

describe('what is done each minute', () => {
  test('a chore that fails holds up none of the others, is told once without its words, and closes when it succeeds', async () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    let broken = true;
    let done = 0;
    const chores = {
      mails: async () => {
        if (broken) throw new Error('jens.jensen@eksempel.dk');
      },
      expiry: async () => void done++,
    };
    const house = keepHouse(chores, () => noon, log);
    await house.round();
    await house.round();
    expect(done).toBe(2);
    expect(house.alarms()).toEqual([{ key: 'chores', since: noon.toInstant(), detail: 'mails' }]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"chore":"mails"');
    expect(lines[0]).not.toContain('jensen');
    broken = false;
    await house.round();
    expect(house.alarms()).toEqual([]);
  });

  test('a round that is not over is not begun again', async () => {
    const slow = Promise.withResolvers<void>();
    let begun = 0;
    const begin = () => {
      begun += 1;
      return slow.promise;
    };
    const house = keepHouse({ begin }, () => noon, quiet);
    const rounds = [house.round(), house.round()];
    slow.resolve();
    await Promise.all(rounds);
    expect(begun).toBe(1);
  });
});

test('the service as it is started tells of itself, and that its backup folder is away', async () => {
  const world = temporaryFolder();
  const environment = { DATABASE_FILE: join(world, 'akut.db'), BACKUP_DIR: '/proc/findes-ikke', PORT: '0' };
  const service = run(process.execPath, startCommand, environment);
  const address = await service.address;
  expect(await (await fetch(`${address}/healthz`)).text()).toBe('ok\n');
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  const alarm = async () =>
    /akutoverblik_alarm\{key="backup"\} (\d)/.exec(await (await fetch(`${address}/metrics`)).text())?.[1];
  await expect.poll(alarm, { timeout: 10_000 }).toBe('1');
  const page = await (await fetch(`${address}/status`)).text();
  expect(page).toContain('Sikkerhedskopien kan ikke tages');
  expect(page).toMatch(/Udgave \d+\.\d+\.\d+, kører siden/);
  expect(page).toContain('Plads til databasen');
});
