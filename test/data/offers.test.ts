/** What has been saved stays saved: versions are appended, never changed, never removed, and the database itself sees to it. */
import { describe, expect, test } from 'vitest';
import { isEmpty, openDatabase } from '../../data/database.ts';
import { DatabaseUnusable } from '../../data/database-unusable.ts';
import { appendVersion, readVersions, SlugMistake } from '../../data/offers.ts';
import type { Database } from '../../data/tables.ts';
import { alwaysOpen, exampleOffer, hoursUnknown, staffNumber, weekdaysOnly } from '../example-offers.ts';
import { danishTime, publishedAt } from '../start-service.ts';

const noon = danishTime('2026-12-01T12:00');

async function databaseWith(...offers: (typeof alwaysOpen)[]): Promise<Database> {
  const database = await openDatabase(':memory:');
  for (const offer of offers) await appendVersion(database, publishedAt(noon, offer));
  return database;
}

test('a version comes back as it was saved', async () => {
  const database = await databaseWith();
  const saved = {
    recordedAt: Temporal.Instant.from('2026-12-01T11:00:00.123Z'),
    effectiveFrom: Temporal.Instant.from('2026-12-31T23:00:00Z'),
    author: 'eksempel',
    reason: 'Nyt nummer fra nytår',
    state: 'published' as const,
    offer: staffNumber,
  };
  const sequence = await appendVersion(database, saved);
  const [version] = await readVersions(database);
  expect(version?.offer).toEqual(staffNumber);
  expect(version).toMatchObject({
    sequence,
    offerId: staffNumber.id,
    author: saved.author,
    reason: saved.reason,
    state: 'published',
  });
  expect(version?.recordedAt.equals(saved.recordedAt)).toBe(true);
  expect(version?.effectiveFrom.equals(saved.effectiveFrom)).toBe(true);
});

test('each kind of hours comes back as it was', async () => {
  const offers = [alwaysOpen, weekdaysOnly, hoursUnknown];
  const versions = await readVersions(await databaseWith(...offers));
  expect(versions.map(({ offer }) => offer)).toEqual(offers);
});

test('a second version of the same offer is added to the first', async () => {
  const database = await databaseWith(alwaysOpen, { ...alwaysOpen, name: 'Eksempel Nyt navn' });
  const versions = await readVersions(database);
  expect(versions.map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(versions.map(({ offer }) => offer.name)).toEqual(['Eksempel Døgnåben', 'Eksempel Nyt navn']);
  expect(await database.selectFrom('offer').selectAll().execute()).toHaveLength(1);
});

describe('the database refuses to', () => {
  const version = {
    offer_id: alwaysOpen.id,
    recorded_at: '2026-12-01T11:00:00.000Z',
    effective_from: '2026-12-01T11:00:00.000Z',
    author: 'eksempel',
    reason: 'Eksempel',
    state: 'published' as const,
    body: JSON.stringify(hoursUnknown),
  };
  test.each<[string, (database: Database) => Promise<unknown>, string]>([
    [
      'change a version',
      (database) => database.updateTable('offer_version').set({ reason: 'Omskrevet' }).execute(),
      'a version is never changed',
    ],
    [
      'remove a version',
      (database) => database.deleteFrom('offer_version').execute(),
      'a version is never changed',
    ],
    [
      'put another in the place of a version',
      (database) =>
        database
          .replaceInto('offer_version')
          .values({ sequence: 1, ...version })
          .execute(),
      'a version is never changed',
    ],
    [
      'rename an offer in its address',
      (database) => database.updateTable('offer').set({ slug: 'andet' }).execute(),
      'an offer keeps its identity',
    ],
    ['remove an offer', (database) => database.deleteFrom('offer').execute(), 'an offer keeps its identity'],
    [
      'give two offers the same address',
      (database) =>
        database.insertInto('offer').values({ id: hoursUnknown.id, slug: alwaysOpen.slug }).execute(),
      'UNIQUE',
    ],
    [
      'hold a version of no offer',
      (database) =>
        database
          .insertInto('offer_version')
          .values({ ...version, offer_id: 'ingen' })
          .execute(),
      'FOREIGN KEY',
    ],
    [
      'hold a state nobody knows',
      (database) =>
        database
          .insertInto('offer_version')
          .values({ ...version, state: 'kladde' as 'draft' })
          .execute(),
      'CHECK',
    ],
    [
      'hold a body that is not JSON',
      (database) =>
        database
          .insertInto('offer_version')
          .values({ ...version, body: '{' })
          .execute(),
      'CHECK',
    ],
  ])('%s', async (_, attempt, why) => {
    const database = await databaseWith(alwaysOpen);
    await expect(attempt(database)).rejects.toThrow(why);
    const versions = await readVersions(database);
    expect(versions.map(({ offer }) => offer)).toEqual([alwaysOpen]);
  });
});

describe('an offer that breaks the rules', () => {
  test('is not saved', async () => {
    const database = await databaseWith();
    const wrong = { ...alwaysOpen, ageFrom: 65, ageTo: 18 };
    await expect(appendVersion(database, publishedAt(noon, wrong))).rejects.toThrow('ageFrom');
    expect(await readVersions(database)).toEqual([]);
    expect(await isEmpty(database)).toBe(true);
  });

  test('is not believed when somebody has put it there past us', async () => {
    const database = await databaseWith(alwaysOpen);
    await database
      .insertInto('offer_version')
      .values({
        offer_id: alwaysOpen.id,
        recorded_at: '2026-12-01T11:00:00.000Z',
        effective_from: '2026-12-01T11:00:00.000Z',
        author: 'eksempel',
        reason: 'Eksempel',
        state: 'published',
        body: JSON.stringify({ ...alwaysOpen, openingHours: { kind: 'altid' } }),
      })
      .execute();
    const refusal = await readVersions(database).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DatabaseUnusable);
    expect((refusal as Error).message).toMatch(
      /^Databasen kan ikke bruges: tilbuddet »eksempel-doegnaaben«, version 2, kan ikke læses \(openingHours.+\)\.$/,
    );
  });
});

test('a database with only a half-saved offer counts as empty, and saving it again succeeds', async () => {
  const database = await databaseWith();
  await database.insertInto('offer').values({ id: alwaysOpen.id, slug: alwaysOpen.slug }).execute();
  expect(await isEmpty(database)).toBe(true);
  await appendVersion(database, publishedAt(noon, alwaysOpen));
  expect(await isEmpty(database)).toBe(false);
});

test('another offer cannot take an address that is in use', async () => {
  const database = await databaseWith(alwaysOpen);
  const thief = { ...exampleOffer({ name: 'Eksempel Tyv' }), slug: alwaysOpen.slug };
  const refused = appendVersion(database, publishedAt(noon, thief));
  await expect(refused).rejects.toThrow(SlugMistake);
  await expect(refused).rejects.toThrow(
    `eksempel-doegnaaben: slug: bruges allerede af tilbuddet med id ${alwaysOpen.id}`,
  );
});

test('an offer cannot change the address it was created with', async () => {
  const database = await databaseWith(alwaysOpen);
  const moved = appendVersion(database, publishedAt(noon, { ...alwaysOpen, slug: 'eksempel-flyttet' }));
  await expect(moved).rejects.toThrow(SlugMistake);
  await expect(moved).rejects.toThrow('oprettet som »eksempel-doegnaaben«');
  expect(await readVersions(database)).toHaveLength(1);
});
