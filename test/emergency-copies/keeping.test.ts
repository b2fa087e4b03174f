/** Copies are made anew within a minute of a change and each hour, written to folders, and what goes wrong with that is told and never thrown. */
import { pbkdf2 } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import pino from 'pino';
import request from 'supertest';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { appendVersion } from '../../data/offers.ts';
import { createApp } from '../../server/app.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import {
  type CopyKeeping,
  createEmergencyCopies,
  keepCopies,
} from '../../server/running/emergency-copies.ts';
import { copyStanding } from '../../server/running/emergency-copy-standing.ts';
import { alwaysOpen, exampleOffer, exampleSource, regionWide, staffNumber } from '../example-offers.ts';
import { run, startCommand } from '../running-program.ts';
import { signIn } from '../sign-in.ts';
import { danishTime, publishedAt, startService } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { entriesOf } from './read-copy.ts';

const allFiles = ['aarhus', 'horsens', 'midt', 'randers', 'vest'].map((id) => `noedkopi-${id}.html`);
allFiles.push('noedkopi.html');

/** A service at a clock the test moves, whose copies are tended when the test says so. */
async function begin(given: Pick<CopyKeeping, 'folders' | 'patience'> = {}) {
  const clock = { now: danishTime('2026-12-17T14:30') };
  const now = () => clock.now;
  const stream = new PassThrough();
  const logged: { level: number; cause?: string }[] = [];
  stream.on('data', (line) => logged.push(JSON.parse(String(line))));
  const log = pino({ base: null }, stream);
  const world = await startService({ offers: [alwaysOpen, staffNumber], now });
  const address = () => 'http://akutoverblik.example';
  const copies = createEmergencyCopies({ live: world.catalogue, now, log, address, ...given });
  const publish = async (name: string) => {
    await appendVersion(world.database, publishedAt(clock.now, exampleOffer({ name })));
    await world.service.store.publish();
  };
  return { world, clock, copies, publish, errors: () => logged.filter(({ level }) => level >= 50) };
}

const derive = promisify(pbkdf2);

const stampIn = (html: string) => /<time datetime="([^"]+)"/.exec(html)?.[1];
const textOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

describe('a copy in memory', () => {
  test('is the same until something is published, and then another', async () => {
    const { copies, publish } = await begin();
    const first = await copies.copy('horsens', 'public');
    expect(await copies.copy('horsens', 'public')).toBe(first);
    await publish('Eksempel Ny');
    expect((await copies.copy('horsens', 'public')).etag).not.toBe(first.etag);
  });

  test('of before, which tells its own age, is given to who would wait too long for the next; the next is made all the same', async () => {
    const { copies, publish } = await begin({ patience: 0 });
    const first = await copies.copy('horsens', 'public');
    await publish('Eksempel Ny');
    // The threads that compress have other work first.
    const otherWork = Array.from({ length: 8 }, () => derive('ord', 'salt', 200_000, 64, 'sha512'));
    expect(await copies.copy('horsens', 'public')).toBe(first);
    await Promise.all(otherWork);
    await expect.poll(async () => (await copies.copy('horsens', 'public')).etag).not.toBe(first.etag);
  });

  test('is another after an hour, and when the clock has been put back', async () => {
    const { copies, clock } = await begin();
    const first = await copies.copy(undefined, 'public');
    clock.now = clock.now.add({ minutes: 59 });
    expect(await copies.copy(undefined, 'public')).toBe(first);
    clock.now = clock.now.add({ minutes: 1 });
    const second = await copies.copy(undefined, 'public');
    expect(second.trueAt - first.trueAt).toBe(60);
    clock.now = clock.now.subtract({ hours: 5 });
    expect((await copies.copy(undefined, 'public')).trueAt - second.trueAt).toBe(-300);
  });

  test('that many ask for at once is made once', async () => {
    const { copies } = await begin();
    const all = await Promise.all(Array.from({ length: 20 }, () => copies.copy('vest', 'public')));
    expect(new Set(all).size).toBe(1);
  });

  test('is stamped with when its data was last known to be true, though it is made later', async () => {
    const { copies, clock, world } = await begin();
    const broken = () => Promise.reject(new Error('kan ikke læses'));
    clock.now = clock.now.add({ minutes: 10 });
    await world.catalogue.refresh(broken).catch(() => undefined);
    clock.now = clock.now.add({ hours: 3 });
    expect((await copies.copy(undefined, 'public')).fileName).toBe('noedkopi-2026-12-17-kl-14-40.html');
  });

  test('that can no longer be made is given as it was, and that is told', async () => {
    const { copies, clock, world, errors } = await begin();
    const first = await copies.copy('midt', 'public');
    const whole = world.catalogue.published();
    // An address that no form, sheet or seed file lets through.
    const broken = { ...regionWide, sources: [{ ...exampleSource, url: 'itu' }] };
    const version = { ...publishedAt(clock.now, broken), sequence: 99, offerId: broken.id };
    await world.catalogue.publish({ ...whole, versions: [...whole.versions, version] });
    expect(await copies.copy('midt', 'public')).toBe(first);
    await copies.tend();
    expect(copies.state().trouble).toMatchObject({
      what: 'nødkopierne kan ikke laves',
      since: clock.now.toInstant(),
    });
    expect(errors()).toHaveLength(1);
    await world.catalogue.publish(whole);
    clock.now = clock.now.add({ minutes: 2 });
    await copies.tend();
    expect(copies.state().trouble).toBeUndefined();
  });
});

test('one cluster whose copy cannot be made keeps no other from its own, and is told until it can', async () => {
  const folder = temporaryFolder();
  const { copies, clock, world } = await begin({ folders: { public: folder } });
  const whole = world.catalogue.published();
  const broken = { ...alwaysOpen, sources: [{ ...exampleSource, url: 'itu' }] };
  const version = { ...publishedAt(clock.now, broken), sequence: 99, offerId: broken.id };
  await world.catalogue.publish({ ...whole, versions: [...whole.versions, version] });
  const since = clock.now.toInstant();
  await copies.tend();
  const others = allFiles.filter((name) => !['noedkopi-horsens.html', 'noedkopi.html'].includes(name));
  expect(readdirSync(folder).sort()).toEqual(others);
  clock.now = clock.now.add({ hours: 2 });
  await copies.tend();
  expect(copyStanding(copies).alarms?.()).toMatchObject([{ key: 'emergency-copy', since }]);
  await world.catalogue.publish(whole);
  clock.now = clock.now.add({ minutes: 2 });
  await copies.tend();
  expect(copyStanding(copies).alarms?.()).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(allFiles);
});

test('a cluster that is no more is told of no more, neither how old its copy is nor that it cannot be made', async () => {
  const { copies, clock, world } = await begin();
  await copies.tend();
  const whole = world.catalogue.published();
  const broken = { ...alwaysOpen, coverage: { kind: 'clusters' as const, ids: ['horsens'] } };
  const version = {
    ...publishedAt(clock.now, { ...broken, sources: [{ ...exampleSource, url: 'itu' }] }),
    sequence: 99,
    offerId: broken.id,
  };
  await world.catalogue.publish({ ...whole, versions: [...whole.versions, version] });
  await copies.tend();
  expect(copies.state().trouble).toBeDefined();
  expect(copies.state().copies.map(({ name }) => name)).toContain('Horsensklyngen');
  const { clusters } = whole.places;
  const places = { ...whole.places, clusters: clusters.filter(({ id }) => id !== 'horsens') };
  await world.catalogue.publish({ ...whole, places });
  clock.now = clock.now.add({ minutes: 2 });
  await copies.tend();
  expect(copies.state().copies.map(({ name }) => name)).not.toContain('Horsensklyngen');
  expect(copies.state().trouble).toBeUndefined();
});

test('that the copy for everybody can be made does not say that the one for staff can, which is tried again by itself', async () => {
  const { copies, clock, world } = await begin();
  const before = await copies.copy('horsens', 'staff');
  const whole = world.catalogue.published();
  const phones = staffNumber.phones.map((phone) =>
    phone.audience === 'staff' ? { ...phone, number: 7 as unknown as string } : phone,
  );
  const version = {
    ...publishedAt(clock.now, { ...staffNumber, phones }),
    sequence: 99,
    offerId: staffNumber.id,
  };
  await world.catalogue.publish({ ...whole, versions: [...whole.versions, version] });
  expect(await copies.copy('horsens', 'staff')).toBe(before);
  await copies.tend();
  expect(copies.state().copies).toHaveLength(6);
  expect(copies.state().trouble).toBeDefined();
  await world.catalogue.publish(whole);
  clock.now = clock.now.add({ minutes: 2 });
  await copies.tend();
  expect(copies.state().trouble).toBeUndefined();
});

test('of several copies that failed, all are tried again when it is time', async () => {
  const { copies, clock, world } = await begin();
  await copies.tend();
  const whole = world.catalogue.published();
  const brokenIn = (offer: Offer, sequence: number) => ({
    ...publishedAt(clock.now, { ...offer, sources: [{ ...exampleSource, url: 'itu' }] }),
    sequence,
    offerId: offer.id,
  });
  const inHorsens = exampleOffer({
    name: 'Eksempel Horsens',
    coverage: { kind: 'clusters', ids: ['horsens'] },
  });
  const inVest = exampleOffer({ name: 'Eksempel Vest', coverage: { kind: 'clusters', ids: ['vest'] } });
  const both = [brokenIn(inHorsens, 98), brokenIn(inVest, 99)];
  await world.catalogue.publish({ ...whole, versions: [...whole.versions, ...both] });
  await copies.tend();
  const [first] = both;
  await world.catalogue.publish({ ...whole, versions: [...whole.versions, ...(first ? [first] : [])] });
  clock.now = clock.now.add({ minutes: 2 });
  await copies.tend();
  const trueAt = new Map(copies.state().copies.map((copy) => [copy.name, copy.trueAt]));
  expect(trueAt.get('Vestklyngen')).toBe(minuteOf(clock.now));
  expect(trueAt.get('Horsensklyngen')).toBe(minuteOf(clock.now) - 2);
});

describe('a folder of copies', () => {
  test('holds one for each cluster and the region, without numbers for staff', async () => {
    const folder = temporaryFolder();
    const { copies } = await begin({ folders: { public: folder } });
    await copies.tend();
    expect(readdirSync(folder).sort()).toEqual(allFiles);
    for (const name of allFiles) {
      expect(textOf(folder, name)).not.toContain('99000001');
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o644);
    }
    expect(entriesOf(textOf(folder, 'noedkopi-horsens.html'))).toHaveLength(2);
  });

  test('with numbers for staff is another, only when it is named', async () => {
    const [folder, staff] = [temporaryFolder(), temporaryFolder()];
    const { copies } = await begin({ folders: { public: folder, staff } });
    await copies.tend();
    expect(readdirSync(staff)).toHaveLength(6);
    expect(readdirSync(staff).every((name) => name.includes('til-visitationen-maa-ikke-deles'))).toBe(true);
    expect(textOf(staff, 'noedkopi-horsens-til-visitationen-maa-ikke-deles.html')).toContain('99000001');
    expect(readdirSync(folder).some((name) => textOf(folder, name).includes('99000001'))).toBe(false);
  });

  test('is written again when something is published and when an hour has passed, and not between', async () => {
    const folder = temporaryFolder();
    const { copies, clock, publish } = await begin({ folders: { public: folder } });
    const written = () => copies.state().folders[0]?.written.map(({ at }) => at.toString()) ?? [];
    await copies.tend();
    const first = written();
    clock.now = clock.now.add({ minutes: 20 });
    await copies.tend();
    expect(written()).toEqual(first);
    await publish('Eksempel Ny');
    await copies.tend();
    expect(textOf(folder, 'noedkopi-horsens.html')).toContain('Eksempel Ny');
    clock.now = clock.now.add({ hours: 1 });
    await copies.tend();
    expect(stampIn(textOf(folder, 'noedkopi-vest.html'))).toBe('2026-12-17T15:50:00+01:00');
  });

  test('holds a change within a minute, without anybody asking', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const folder = temporaryFolder();
    const { copies, publish } = await begin({ folders: { public: folder } });
    const stop = keepCopies(copies);
    onTestFinished(stop);
    await expect.poll(() => readdirSync(folder)).toHaveLength(6);
    await publish('Eksempel Ny');
    vi.advanceTimersByTime(60_000);
    await expect.poll(() => textOf(folder, 'noedkopi-horsens.html')).toContain('Eksempel Ny');
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('gets back what somebody deleted, loses what nobody will finish, and keeps what is not ours', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'noedkopi-nedlagt.html'), 'gammel');
    writeFileSync(join(folder, 'noedkopi-vest.html.4711.new'), 'halv');
    const { copies } = await begin({ folders: { public: folder } });
    await copies.tend();
    rmSync(join(folder, 'noedkopi-midt.html'));
    await copies.tend();
    expect(readdirSync(folder).sort()).toEqual([...allFiles, 'noedkopi-nedlagt.html'].sort());
    expect(textOf(folder, 'noedkopi-nedlagt.html')).toBe('gammel');
  });

  test('never holds half a file: one that cannot be finished leaves the one before', async () => {
    const folder = temporaryFolder();
    const { copies, publish, clock } = await begin({ folders: { public: folder } });
    await copies.tend();
    const before = textOf(folder, 'noedkopi.html');
    await publish('Eksempel Ny');
    // The disk fills while it is written.
    symlinkSync('/dev/full', join(folder, `noedkopi.html.${process.pid}.new`));
    await copies.tend();
    expect(textOf(folder, 'noedkopi.html')).toBe(before);
    expect(copies.state().folders[0]?.trouble).toMatchObject({
      since: clock.now.toInstant(),
      cause: `Mappen ${folder} er fuld (ENOSPC)`,
    });
    expect(readdirSync(folder).sort()).toEqual(allFiles);
  });

  test('that is not there is not made; it is told once, since when, until it is there', async () => {
    const folder = join(temporaryFolder(), 'share');
    const { copies, clock, errors, world } = await begin({ folders: { public: folder } });
    const since = clock.now.toInstant();
    await copies.tend();
    clock.now = clock.now.add({ minutes: 30 });
    await copies.tend();
    expect(copyStanding(copies).alarms?.()).toEqual([
      {
        key: 'emergency-copy',
        since,
        detail: `nødkopierne kan ikke skrives: Mappen ${folder} findes ikke (ENOENT)`,
      },
    ]);
    expect(errors()).toHaveLength(1);
    const { status } = await request(createApp({ ...world.service, emergencyCopies: copies })).get(
      '/noedkopi',
    );
    expect(status).toBe(200);
    mkdirSync(folder);
    clock.now = clock.now.add({ minutes: 2 });
    await copies.tend();
    expect(copyStanding(copies).alarms?.()).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(6);
  });

  test('that is a file is told as such', async () => {
    const file = join(temporaryFolder(), 'fil');
    writeFileSync(file, '');
    const { copies } = await begin({ folders: { public: file } });
    await copies.tend();
    expect(copies.state().folders[0]?.trouble?.cause).toBe(`Mappen ${file} er ikke en mappe (ENOTDIR)`);
  });

  test('stands on the status page, with when it was written', async () => {
    const folder = temporaryFolder();
    const { copies, world } = await begin({ folders: { public: folder } });
    await copies.tend();
    const standing = { ...world.service.standing, sources: [copyStanding(copies)] };
    const app = createApp({ ...world.service, standing });
    const boss = await signIn({ ...world, app }, { role: 'administrator' });
    const { text } = await boss.get('/status');
    expect(text).toContain('Gjaldt torsdag den 17. december 2026 kl. 14.30');
    expect(text).toContain(`Skrevet 17. december 2026 kl. 14.30, i ${folder}`);
  });

  test('is filled when the service starts', async () => {
    const folder = temporaryFolder();
    const environment = {
      DATABASE_FILE: join(temporaryFolder(), 'akut.db'),
      EMERGENCY_COPY_DIR: folder,
      PORT: '0',
    };
    await run(process.execPath, startCommand, environment).address;
    await expect.poll(() => readdirSync(folder).sort(), { timeout: 20_000 }).toEqual(allFiles);
  });
});
