/** The backup of every hour: taken once, caught up by one, told when it fails, and nothing else in the folder is touched. */
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { createBackupSchedule } from '../../server/running/backup-schedule.ts';
import { alwaysOpen } from '../example-offers.ts';
import { run, startCommand } from '../running-program.ts';
import { danishTime } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { catalogueBytes, databaseWith } from './world.ts';

const silent = pino({ level: 'silent' });

/** A service at a clock that the test moves. */
async function begin(at = '2026-11-22T14:37') {
  const world = temporaryFolder();
  const file = await databaseWith(join(world, 'akut.db'), alwaysOpen);
  const folder = join(world, 'kopier');
  const clock = { now: danishTime(at) };
  const start = () => createBackupSchedule(folder, file, () => clock.now, silent);
  return { file, folder, clock, start, taken: () => (existsSync(folder) ? readdirSync(folder).sort() : []) };
}

test('one is taken at once, and one in each hour after that', async () => {
  const { folder, file, clock, start, taken } = await begin();
  const schedule = start();
  await schedule.tend();
  expect(taken()).toEqual(['akutoverblik-2026-11-22T1300Z.db']);
  expect(await catalogueBytes(join(folder, taken()[0] ?? ''))).toBe(await catalogueBytes(file));
  clock.now = clock.now.add({ minutes: 22 });
  await schedule.tend();
  expect(taken().filter((name) => name.endsWith('.db'))).toHaveLength(1);
  clock.now = clock.now.add({ minutes: 1 });
  await schedule.tend();
  expect(taken()).toContain('akutoverblik-2026-11-22T1400Z.db');
  expect(schedule.state()).toMatchObject({
    folder,
    alarm: undefined,
    last: { name: 'akutoverblik-2026-11-22T1400Z.db' },
  });
});

test('hours missed while the machine slept, or the service was stopped, are caught up by one', async () => {
  const { clock, start, taken } = await begin();
  await start().tend();
  clock.now = clock.now.add({ hours: 9 });
  const restarted = start();
  await restarted.tend();
  await restarted.tend();
  expect(taken()).toEqual(['akutoverblik-2026-11-22T1300Z.db', 'akutoverblik-2026-11-22T2200Z.db']);
});

test('a clock put back takes nothing away, and the next hour without a backup gets one', async () => {
  const { clock, start, taken } = await begin();
  const schedule = start();
  await schedule.tend();
  clock.now = clock.now.subtract({ hours: 3 });
  await schedule.tend();
  expect(taken()).toEqual(['akutoverblik-2026-11-22T1000Z.db', 'akutoverblik-2026-11-22T1300Z.db']);
  expect(schedule.state().last?.name).toBe('akutoverblik-2026-11-22T1000Z.db');
});

test('two processes on one database take one between them, and neither is alarmed', async () => {
  const { start, taken } = await begin();
  const both = [start(), start()];
  await Promise.all(both.map((schedule) => schedule.tend()));
  expect(taken()).toEqual(['akutoverblik-2026-11-22T1300Z.db']);
  for (const schedule of both) expect(schedule.state().alarm).toBeUndefined();
});

test('what is too old goes, what is not ours stays, and what nobody will finish goes in the hour after the next', async () => {
  const { folder, start, taken } = await begin();
  mkdirSync(folder);
  const old = Array.from(
    { length: 60 },
    (_, i) => `akutoverblik-2026-11-10T${String(i % 24).padStart(2, '0')}00Z.db`,
  );
  const unfinished = ['11', '12', '13'].map((hour) => `akutoverblik-2026-11-22T${hour}00Z.db.0a1b2c3d.new`);
  for (const name of [...old, ...unfinished, 'brev.txt', 'andet.db.1.new'])
    writeFileSync(join(folder, name), '');
  for (const day of ['15', '16'])
    for (let hour = 0; hour < 24; hour++)
      writeFileSync(join(folder, `akutoverblik-2026-11-${day}T${String(hour).padStart(2, '0')}00Z.db`), '');
  await start().tend();
  expect(taken().filter((name) => name.includes('11-10'))).toEqual([
    'akutoverblik-2026-11-10T2200Z.db',
    'akutoverblik-2026-11-10T2300Z.db',
  ]);
  expect(taken()).toContain('brev.txt');
  expect(taken().filter((name) => name.endsWith('.new'))).toEqual([...unfinished.slice(1), 'andet.db.1.new']);
});

test('the service takes its first when it starts', async () => {
  const world = temporaryFolder();
  const environment = { DATABASE_FILE: join(world, 'akut.db'), BACKUP_DIR: join(world, 'kopier'), PORT: '0' };
  const service = run(process.execPath, startCommand, environment);
  await service.address;
  await expect
    .poll(() => readdirSync(join(world, 'kopier')), { timeout: 20_000 })
    .toEqual([expect.stringMatching(/^akutoverblik-.+00Z\.db$/)]);
});

describe('when it cannot be taken', () => {
  test('nobody is thrown at: what is wrong is told, since when, until it is well again', async () => {
    const { folder, clock, start, taken } = await begin();
    const schedule = start();
    writeFileSync(folder, 'her var en mappe');
    await schedule.tend();
    const since = clock.now.toInstant();
    clock.now = clock.now.add({ minutes: 5 });
    await schedule.tend();
    expect(schedule.state().alarm).toEqual({
      since,
      message: expect.stringMatching(/^Mappen .+ kan ikke bruges \(/),
    });
    rmSync(folder);
    await schedule.tend();
    expect(schedule.state().alarm).toBeUndefined();
    expect(taken()).toEqual(['akutoverblik-2026-11-22T1300Z.db']);
  });

  test('a damaged database is not copied, and the good copies stay', async () => {
    const { file, clock, start, taken } = await begin();
    const schedule = start();
    await schedule.tend();
    writeFileSync(file, 'Kære alle\n'.repeat(500));
    clock.now = clock.now.add({ hours: 1 });
    await schedule.tend();
    expect(schedule.state().alarm?.message).toContain('er ikke en brugelig database');
    expect(taken()).toEqual(['akutoverblik-2026-11-22T1300Z.db']);
  });

  test('stopped in the middle, nothing is there that looks like one', async () => {
    const { start, taken } = await begin();
    const schedule = start();
    const tending = schedule.tend();
    await expect.poll(() => taken().length).toBeGreaterThan(0);
    await schedule.stop();
    await tending;
    expect(taken().filter((name) => name.endsWith('.db')).length).toBeLessThanOrEqual(1);
    await start().tend();
    expect(taken()).toContain('akutoverblik-2026-11-22T1300Z.db');
  });
});

test('a share that is away is told, and the first is taken when it is back', async () => {
  const world = temporaryFolder();
  const file = await databaseWith(join(world, 'akut.db'), alwaysOpen);
  // A share that is not mounted is a name that leads nowhere.
  const share = join(world, 'drev');
  symlinkSync(join(world, 'ikke-her'), share);
  const folder = join(share, 'kopier');
  const schedule = createBackupSchedule(folder, file, () => danishTime('2026-11-22T14:37'), silent);
  await schedule.tend();
  expect(schedule.state().alarm?.message).toMatch(/^Mappen .+drev\/kopier kan ikke bruges \(/);
  rmSync(share);
  mkdirSync(share);
  await schedule.tend();
  expect(schedule.state().alarm).toBeUndefined();
  expect(readdirSync(folder)).toEqual(['akutoverblik-2026-11-22T1300Z.db']);
});
