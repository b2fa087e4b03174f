/**
 * Saving an offer, on a database in a file: everything is added and nothing overwritten, the second of two is told, and what is planned
 * follows the corrections made before its date.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../data/database.ts';
import { type OfferSave, saveOffer } from '../../data/offer-saving.ts';
import { readVersions } from '../../data/offers.ts';
import type { Database } from '../../data/tables.ts';
import { standingAt } from '../../server/catalogue/offer-version.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { exampleOffer } from '../example-offers.ts';
import { danishTime } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = (local: string) => danishTime(local).toInstant();
const noon = at('2026-12-01T12:00');
const newYear = at('2027-01-01T00:00');
const right = '+4599000009';
const offer = exampleOffer({
  name: 'Eksempel',
  phones: [
    { number: '+4599000001', label: 'Læger', audience: 'doctors', contactHours: { kind: 'as-offer' } },
  ],
});
const corrected: Offer = { ...offer, phones: offer.phones.map((phone) => ({ ...phone, number: right })) };

async function fileWith(...saves: Partial<OfferSave>[]) {
  const file = join(temporaryFolder(), 'proeve.db');
  const database = await opened(file);
  for (const save of saves) await saveOffer(database, { ...standard, ...save }, noon);
  return { file, database };
}

async function opened(file: string): Promise<Database> {
  const database = await openDatabase(file);
  onTestFinished(() => database.destroy());
  return database;
}

const standard: OfferSave = {
  offer,
  base: null,
  effectiveFrom: noon,
  author: 'a',
  reason: 'Prøve',
  state: 'published',
};
const planned: OfferSave = {
  ...standard,
  offer: { ...offer, name: 'Eksempel fra nytår' },
  base: 1,
  effectiveFrom: newYear,
};

/** Forty names after each other, each from the text that stands. */
async function savedByAnotherProgram(file: string, name: string): Promise<void> {
  const program = `
    const { openDatabase } = await import('./data/database.ts');
    const { saveOffer } = await import('./data/offer-saving.ts');
    const now = Temporal.Instant.from('${noon}');
    const database = await openDatabase(process.argv[1]);
    let base = 1;
    for (let turn = 1; turn <= 40; ) {
      const offer = { ...${JSON.stringify(offer)}, name: '${name} ' + turn };
      const save = { offer, base, effectiveFrom: now, author: 'a', reason: 'Prøve', state: 'published' };
      const result = await saveOffer(database, save, now);
      if (result.kind === 'saved') turn += 1;
      base = result.kind === 'saved' ? result.sequence : result.newest.sequence;
    }`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, file]);
}

async function standing(database: Database, moment: Temporal.Instant) {
  return standingAt(await readVersions(database), moment);
}

test('a save is one more version, with who, when, why and from when', async () => {
  const { database } = await fileWith({ reason: 'Oprettet' });
  const later = at('2026-12-02T09:30');
  const result = await saveOffer(
    database,
    { ...standard, offer: corrected, base: 1, effectiveFrom: later, author: 'b', reason: 'Forkert nummer' },
    later,
  );
  expect(result).toEqual({ kind: 'saved', sequence: 2, carried: [] });
  const versions = await readVersions(database);
  expect(versions.map(({ author, reason, offer }) => [author, reason, offer.phones[0]?.number])).toEqual([
    ['a', 'Oprettet', '+4599000001'],
    ['b', 'Forkert nummer', right],
  ]);
  expect(versions[1]?.recordedAt.equals(later) && versions[1].effectiveFrom.equals(later)).toBe(true);
});

test('the same text saved twice is one version, also by somebody who began before the first', async () => {
  const { database } = await fileWith({});
  const save = { ...standard, offer: corrected, base: 1 };
  expect(await saveOffer(database, save, noon)).toMatchObject({ kind: 'saved', sequence: 2 });
  expect(await saveOffer(database, { ...save, base: 2 }, noon)).toEqual({ kind: 'unchanged', sequence: 2 });
  expect(await saveOffer(database, save, noon)).toEqual({ kind: 'unchanged', sequence: 2 });
  expect(await readVersions(database)).toHaveLength(2);
});

test('nothing takes effect in the past', async () => {
  const { database } = await fileWith({});
  const past = noon.subtract({ seconds: 1 });
  await expect(
    saveOffer(database, { ...standard, offer: corrected, base: 1, effectiveFrom: past }, noon),
  ).rejects.toThrow(RangeError);
  expect(await readVersions(database)).toHaveLength(1);
});

describe('two at once', () => {
  test('the second is told who was first and what they both began with, and nothing is saved', async () => {
    const { database } = await fileWith({}, { offer: corrected, base: 1, author: 'first' });
    const renamed = { ...offer, name: 'Eksempel Andet' };
    const result = await saveOffer(
      database,
      { ...standard, offer: renamed, base: 1, author: 'second' },
      noon,
    );
    expect(result).toMatchObject({
      kind: 'conflict',
      newest: { sequence: 2, author: 'first', offer: corrected },
      base: { sequence: 1, offer },
    });
    expect(await readVersions(database)).toHaveLength(2);
  });

  test('three programs at once, each forty times, beginning again when told: nothing is lost, nobody is stopped', async () => {
    const { file, database } = await fileWith({});
    const programs = ['En', 'To', 'Tre'];
    await Promise.all(programs.map((name) => savedByAnotherProgram(file, name)));
    const names = (await readVersions(database)).map(({ offer }) => offer.name);
    for (const program of programs)
      expect(names.filter((name) => name.startsWith(`${program} `))).toHaveLength(40);
  });

  test('a new offer under an address that has been taken is a conflict too, not a second beginning', async () => {
    const { database } = await fileWith({});
    const result = await saveOffer(database, { ...standard, offer: corrected }, noon);
    expect(result).toMatchObject({ kind: 'conflict', newest: { sequence: 1 }, base: null });
  });

  test('a change for a date where something else is planned meanwhile must be made from that', async () => {
    const { database } = await fileWith({}, planned);
    const february = at('2027-02-01T00:00');
    const fromNow = { ...standard, offer: corrected, base: 1, effectiveFrom: february };
    expect(await saveOffer(database, fromNow, noon)).toMatchObject({
      kind: 'conflict',
      newest: { sequence: 2 },
    });
    expect(await saveOffer(database, { ...fromNow, base: 2 }, noon)).toMatchObject({ kind: 'saved' });
  });
});

describe('a correction while a change waits for New Year', () => {
  test('is carried into it: the number is right before and after, the planned name stands from New Year', async () => {
    const { database } = await fileWith({}, planned);
    const result = await saveOffer(database, { ...standard, offer: corrected, base: 1 }, noon);
    expect(result).toEqual({
      kind: 'saved',
      sequence: 3,
      carried: [{ effectiveFrom: newYear, sequence: 4, kept: [] }],
    });
    expect((await standing(database, noon))?.offer).toEqual(corrected);
    const then = await standing(database, newYear);
    expect(then?.offer).toEqual({ ...corrected, name: 'Eksempel fra nytår' });
    expect(then).toMatchObject({ carriedFrom: 3, author: 'a', reason: 'Prøve' });
    expect(then?.recordedAt.equals(noon)).toBe(true);
  });

  test('leaves alone what the change itself says, and tells it', async () => {
    const { database } = await fileWith({}, planned);
    const renamed = { ...offer, name: 'Eksempel indtil nytår' };
    const result = await saveOffer(database, { ...standard, offer: renamed, base: 1 }, noon);
    expect(result).toMatchObject({ carried: [{ effectiveFrom: newYear, sequence: null, kept: ['name'] }] });
    expect((await standing(database, newYear))?.offer.name).toBe('Eksempel fra nytår');
  });

  test('reaches every change that waits', async () => {
    const april = at('2027-04-01T00:00');
    const { database } = await fileWith({}, planned, {
      offer: { ...planned.offer, note: 'Fra april' },
      base: 2,
      effectiveFrom: april,
    });
    await saveOffer(database, { ...standard, offer: corrected, base: 1 }, noon);
    expect((await standing(database, april))?.offer).toEqual({
      ...corrected,
      name: 'Eksempel fra nytår',
      note: 'Fra april',
    });
  });

  test('a planned change put in between does not undo the later one, nor the later one it', async () => {
    const { database } = await fileWith({}, planned);
    const midway = at('2026-12-15T00:00');
    await saveOffer(database, { ...standard, offer: corrected, base: 1, effectiveFrom: midway }, noon);
    expect((await standing(database, noon))?.offer).toEqual(offer);
    expect((await standing(database, midway))?.offer).toEqual(corrected);
    expect((await standing(database, newYear))?.offer).toEqual({ ...corrected, name: 'Eksempel fra nytår' });
  });

  test('a withdrawal is not undone by it', async () => {
    const { database } = await fileWith({}, planned);
    await saveOffer(database, { ...standard, state: 'withdrawn', base: 1 }, noon);
    expect(await standing(database, newYear)).toMatchObject({
      state: 'withdrawn',
      offer: { name: 'Eksempel fra nytår' },
    });
  });

  test('a planned withdrawal stays planned', async () => {
    const { database } = await fileWith({}, { state: 'withdrawn', base: 1, effectiveFrom: newYear });
    await saveOffer(database, { ...standard, offer: corrected, base: 1 }, noon);
    expect(await standing(database, newYear)).toMatchObject({ state: 'withdrawn', offer: corrected });
  });
});

describe('an offer that begins later', () => {
  test('is corrected as it will begin, and may begin sooner', async () => {
    const { database } = await fileWith({ effectiveFrom: newYear });
    expect(await saveOffer(database, { ...standard, offer: corrected }, noon)).toMatchObject({
      kind: 'conflict',
    });
    expect(await saveOffer(database, { ...standard, offer: corrected, base: 1 }, noon)).toMatchObject({
      kind: 'saved',
      carried: [{ effectiveFrom: newYear, sequence: 3 }],
    });
    expect((await standing(database, newYear))?.offer).toEqual(corrected);
  });
});

test('a draft is kept and changes nothing that is planned', async () => {
  const { database } = await fileWith({}, planned);
  const result = await saveOffer(database, { ...standard, offer: corrected, base: 1, state: 'draft' }, noon);
  expect(result).toEqual({ kind: 'saved', sequence: 3, carried: [] });
  expect((await standing(database, noon))?.offer).toEqual(offer);
  expect((await standing(database, newYear))?.offer).toEqual(planned.offer);
});

describe('clocks that differ, and saves that wait for their turn', () => {
  const soon = noon.add({ seconds: 1 });
  const renamed = { ...standard, offer: { ...offer, name: 'Eksempel Andet' }, base: 1 };

  test('what was recorded a second ahead was still first: the other is told, and then stands', async () => {
    const { database } = await fileWith({});
    await saveOffer(database, { ...standard, offer: corrected, base: 1, effectiveFrom: soon }, soon);
    expect(await saveOffer(database, renamed, noon)).toMatchObject({
      kind: 'conflict',
      newest: { sequence: 2 },
    });
    const both = { ...renamed, offer: { ...corrected, name: 'Eksempel Andet' }, base: 2 };
    expect(await saveOffer(database, both, noon)).toEqual({ kind: 'saved', sequence: 3, carried: [] });
    expect((await standing(database, soon))?.offer).toEqual(both.offer);
  });

  test('a clock that was a day ahead holds nobody back: what it saved is a change that waits', async () => {
    const { database } = await fileWith({});
    const tomorrow = noon.add({ hours: 24 });
    await saveOffer(database, { ...standard, offer: corrected, base: 1, effectiveFrom: tomorrow }, tomorrow);
    expect(await saveOffer(database, renamed, noon)).toMatchObject({
      kind: 'saved',
      carried: [{ sequence: 4 }],
    });
    expect((await standing(database, noon))?.offer.name).toBe('Eksempel Andet');
    expect((await standing(database, tomorrow))?.offer).toEqual({ ...corrected, name: 'Eksempel Andet' });
  });
});
