/** Seeding: all or nothing, twice the same, and never over what an editor has saved. */
import { describe, expect, test } from 'vitest';
import { isEmpty, openDatabase } from '../../data/database.ts';
import { appendVersion, readVersions } from '../../data/offers.ts';
import { seedDatabase } from '../../seed/seed.ts';
import { type Seed, SeedMistake } from '../../seed/seed-files.ts';
import { versionsAt } from '../../server/catalogue/offer-version.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { alwaysOpen, exampleOffer, hoursUnknown } from '../example-offers.ts';
import { danishTime, organisations, places, publishedAt, services } from '../start-service.ts';

const monday = danishTime('2026-11-30T12:00').toInstant();
const tuesday = danishTime('2026-12-01T12:00').toInstant();
const seedOf = (...offers: Offer[]): Seed => ({ places, organisations, services, offers });

test('the first time everything is added', async () => {
  const database = await openDatabase(':memory:');
  const counts = await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), monday);
  expect(counts).toEqual({ added: 2, changed: 0, unchanged: 0, leftToEditor: 0, withdrawn: 0 });
  const versions = await readVersions(database);
  expect(versions.map(({ offer }) => offer)).toEqual([alwaysOpen, hoursUnknown]);
  expect(versions[0]).toMatchObject({ author: 'seed', state: 'published' });
  expect(versions[0]?.effectiveFrom.equals(monday)).toBe(true);
});

test('the second time nothing is', async () => {
  const database = await openDatabase(':memory:');
  await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), monday);
  const counts = await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), tuesday);
  expect(counts).toEqual({ added: 0, changed: 0, unchanged: 2, leftToEditor: 0, withdrawn: 0 });
  expect(await readVersions(database)).toHaveLength(2);
});

test('an entry changed in the files gets a new version and keeps the old', async () => {
  const database = await openDatabase(':memory:');
  await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), monday);
  const renamed = { ...alwaysOpen, name: 'Eksempel Nyt navn' };
  const counts = await seedDatabase(database, seedOf(renamed, hoursUnknown), tuesday);
  expect(counts).toEqual({ added: 0, changed: 1, unchanged: 1, leftToEditor: 0, withdrawn: 0 });
  const versions = (await readVersions(database)).filter(({ offerId }) => offerId === alwaysOpen.id);
  expect(versions.map(({ offer }) => offer.name)).toEqual(['Eksempel Døgnåben', 'Eksempel Nyt navn']);
});

test('an entry added to the files is added', async () => {
  const database = await openDatabase(':memory:');
  await seedDatabase(database, seedOf(alwaysOpen), monday);
  const counts = await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), tuesday);
  expect(counts).toEqual({ added: 1, changed: 0, unchanged: 1, leftToEditor: 0, withdrawn: 0 });
});

test('an entry its editor has saved since is left alone, changed in the files or not', async () => {
  const database = await openDatabase(':memory:');
  await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), monday);
  const edited = { ...alwaysOpen, note: 'Rettet af redaktøren' };
  await appendVersion(database, {
    ...publishedAt(danishTime('2026-12-01T09:00'), edited),
    author: 'redaktør',
  });
  const counts = await seedDatabase(
    database,
    seedOf({ ...alwaysOpen, name: 'Eksempel Nyt navn' }, hoursUnknown),
    tuesday,
  );
  expect(counts).toEqual({ added: 0, changed: 0, unchanged: 1, leftToEditor: 1, withdrawn: 0 });
  expect((await readVersions(database)).at(-1)?.offer).toEqual(edited);
});

describe('an entry removed from the files', () => {
  test('is withdrawn, once, and keeps its versions', async () => {
    const database = await openDatabase(':memory:');
    await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), monday);
    const counts = await seedDatabase(database, seedOf(alwaysOpen), tuesday);
    expect(counts).toEqual({ added: 0, changed: 0, unchanged: 1, leftToEditor: 0, withdrawn: 1 });
    const versions = await readVersions(database);
    expect(versions).toHaveLength(3);
    expect(versions[2]).toMatchObject({
      author: 'seed',
      reason: 'Ikke længere i kildefilerne',
      state: 'withdrawn',
      offer: hoursUnknown,
    });
    expect(versionsAt(versions, tuesday, tuesday).map(({ offer }) => offer)).toEqual([alwaysOpen]);
    expect((await seedDatabase(database, seedOf(alwaysOpen), tuesday)).withdrawn).toBe(0);
  });

  test('is published again when it comes back', async () => {
    const database = await openDatabase(':memory:');
    for (const seed of [seedOf(alwaysOpen), seedOf()]) await seedDatabase(database, seed, monday);
    const counts = await seedDatabase(database, seedOf(alwaysOpen), tuesday);
    expect(counts).toEqual({ added: 0, changed: 1, unchanged: 0, leftToEditor: 0, withdrawn: 0 });
    const versions = await readVersions(database);
    expect(versionsAt(versions, tuesday, tuesday).map(({ offer }) => offer)).toEqual([alwaysOpen]);
  });

  test('is left alone when its editor has saved it since', async () => {
    const database = await openDatabase(':memory:');
    await seedDatabase(database, seedOf(alwaysOpen), monday);
    await appendVersion(database, publishedAt(danishTime('2026-12-01T09:00'), alwaysOpen));
    expect((await seedDatabase(database, seedOf(), tuesday)).withdrawn).toBe(0);
    expect((await readVersions(database)).at(-1)?.state).toBe('published');
  });
});

test('every address that cannot be had is told, each in one line', async () => {
  const database = await openDatabase(':memory:');
  await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), monday);
  const moved = { ...hoursUnknown, slug: 'eksempel-flyttet' };
  const thief = { ...exampleOffer({ name: 'Eksempel Tyv' }), slug: alwaysOpen.slug };
  await expect(seedDatabase(database, seedOf(moved, thief), tuesday)).rejects.toThrow(
    new SeedMistake(
      `seed/offers: eksempel-flyttet: slug: tilbuddet er oprettet som »${hoursUnknown.slug}« og beholder den adresse
seed/offers: ${alwaysOpen.slug}: slug: bruges allerede af tilbuddet med id ${alwaysOpen.id}`,
    ),
  );
  expect(await readVersions(database)).toHaveLength(2);
});

test('a confirmation in the files is of the text it stands beside: changed, it is given anew or taken out', async () => {
  const database = await openDatabase(':memory:');
  const confirmed = { ...alwaysOpen, verifiedAt: '2026-11-01T10:00:00+01:00' };
  await seedDatabase(database, seedOf(confirmed), monday);
  const changed = { ...confirmed, ageFrom: 18 };
  await expect(seedDatabase(database, seedOf(changed), tuesday)).rejects.toThrow(
    /^seed\/offers: eksempel-doegnaaben: verifiedAt: numre, tider, målgruppe eller adgang er rettet siden/,
  );
  for (const verifiedAt of [null, '2026-12-01T10:00:00+01:00'])
    expect(await seedDatabase(database, seedOf({ ...changed, verifiedAt }), tuesday)).toMatchObject({
      changed: 1,
    });
});

describe('all or nothing', () => {
  const takesItsAddress = { ...exampleOffer({ name: 'Eksempel Tyv' }), slug: alwaysOpen.slug };

  test('one offer that cannot be saved leaves an empty database empty', async () => {
    const database = await openDatabase(':memory:');
    await expect(seedDatabase(database, seedOf(alwaysOpen, takesItsAddress), monday)).rejects.toThrow(
      SeedMistake,
    );
    expect(await isEmpty(database)).toBe(true);
    expect(await database.selectFrom('municipality').selectAll().execute()).toEqual([]);
  });

  test('and a full one as it was', async () => {
    const database = await openDatabase(':memory:');
    await seedDatabase(database, seedOf(alwaysOpen), monday);
    const seed = seedOf({ ...alwaysOpen, name: 'Eksempel Nyt navn' }, takesItsAddress);
    await expect(seedDatabase(database, seed, tuesday)).rejects.toThrow(SeedMistake);
    expect((await readVersions(database)).map(({ offer }) => offer)).toEqual([alwaysOpen]);
  });
});
