/** Seeding: all or nothing, twice the same, and never over what an editor has saved. */
import { describe, expect, test } from 'vitest';
import { isEmpty, openDatabase } from '../../data/database.ts';
import { appendVersion, readVersions } from '../../data/offers.ts';
import { seedDatabase } from '../../seed/seed.ts';
import type { Seed } from '../../seed/seed-files.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { alwaysOpen, exampleOffer, hoursUnknown } from '../example-offers.ts';
import { danishTime, organisations, places, publishedAt, services } from '../start-service.ts';

const monday = danishTime('2026-11-30T12:00').toInstant();
const tuesday = danishTime('2026-12-01T12:00').toInstant();
const seedOf = (...offers: Offer[]): Seed => ({ places, organisations, services, offers });

test('the first time everything is added', async () => {
  const database = await openDatabase(':memory:');
  const counts = await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), monday);
  expect(counts).toEqual({ added: 2, changed: 0, unchanged: 0, leftToEditor: 0 });
  const versions = await readVersions(database);
  expect(versions.map(({ offer }) => offer)).toEqual([alwaysOpen, hoursUnknown]);
  expect(versions[0]).toMatchObject({ author: 'seed', state: 'published' });
  expect(versions[0]?.effectiveFrom.equals(monday)).toBe(true);
});

test('the second time nothing is', async () => {
  const database = await openDatabase(':memory:');
  await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), monday);
  const counts = await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), tuesday);
  expect(counts).toEqual({ added: 0, changed: 0, unchanged: 2, leftToEditor: 0 });
  expect(await readVersions(database)).toHaveLength(2);
});

test('an entry changed in the files gets a new version and keeps the old', async () => {
  const database = await openDatabase(':memory:');
  await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), monday);
  const renamed = { ...alwaysOpen, name: 'Eksempel Nyt navn' };
  const counts = await seedDatabase(database, seedOf(renamed, hoursUnknown), tuesday);
  expect(counts).toEqual({ added: 0, changed: 1, unchanged: 1, leftToEditor: 0 });
  const versions = (await readVersions(database)).filter(({ offerId }) => offerId === alwaysOpen.id);
  expect(versions.map(({ offer }) => offer.name)).toEqual(['Eksempel Døgnåben', 'Eksempel Nyt navn']);
});

test('an entry added to the files is added', async () => {
  const database = await openDatabase(':memory:');
  await seedDatabase(database, seedOf(alwaysOpen), monday);
  const counts = await seedDatabase(database, seedOf(alwaysOpen, hoursUnknown), tuesday);
  expect(counts).toEqual({ added: 1, changed: 0, unchanged: 1, leftToEditor: 0 });
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
  expect(counts).toEqual({ added: 0, changed: 0, unchanged: 1, leftToEditor: 1 });
  expect((await readVersions(database)).at(-1)?.offer).toEqual(edited);
});

describe('all or nothing', () => {
  const takesItsAddress = { ...exampleOffer({ name: 'Eksempel Tyv' }), slug: alwaysOpen.slug };

  test('one offer that cannot be saved leaves an empty database empty', async () => {
    const database = await openDatabase(':memory:');
    await expect(seedDatabase(database, seedOf(alwaysOpen, takesItsAddress), monday)).rejects.toThrow(
      'UNIQUE',
    );
    expect(await isEmpty(database)).toBe(true);
    expect(await database.selectFrom('municipality').selectAll().execute()).toEqual([]);
  });

  test('and a full one as it was', async () => {
    const database = await openDatabase(':memory:');
    await seedDatabase(database, seedOf(alwaysOpen), monday);
    const seed = seedOf({ ...alwaysOpen, name: 'Eksempel Nyt navn' }, takesItsAddress);
    await expect(seedDatabase(database, seed, tuesday)).rejects.toThrow('UNIQUE');
    expect((await readVersions(database)).map(({ offer }) => offer)).toEqual([alwaysOpen]);
  });
});
