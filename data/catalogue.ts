/** What the catalogue is built from: every version and the reference data, read whole. */
import type { Published, WordLists } from '../server/catalogue/catalogue.ts';
import {
  type Organisation,
  organisationSchema,
  type Service,
  serviceSchema,
} from '../server/offers/reference-schema.ts';
import { keeperOf } from './database.ts';
import { readMoves } from './duplicates.ts';
import { readVersions } from './offers.ts';
import { readPlaces } from './places.ts';
import { readSignals } from './signals.ts';
import type { Database } from './tables.ts';

/**
 * Reads what has been published since it was last asked: versions are only ever added, so those known are kept. What has not changed is the
 * same object as before. Whoever asks first is answered first.
 */
export function publishedReader(database: Database, lists: WordLists): () => Promise<Published> {
  let known: Published | undefined;
  let said = { references: '', signals: '' };
  let last: Promise<unknown> = Promise.resolve();
  let from: object | undefined;
  const read = async (): Promise<Published> => {
    const { connections } = keeperOf(database);
    // Another file has been put in the place of the one that was read.
    if (connections() !== from) known = undefined;
    from = connections();
    const [added, references, signals] = await Promise.all([
      readVersions(database, known?.versions.at(-1)?.sequence),
      readReferences(database),
      readSignals(database),
    ]);
    const says = { references: JSON.stringify(references), signals: JSON.stringify([...signals]) };
    if (!known) known = { versions: added, ...references, signals, ...lists };
    else if (added.length > 0) known = { ...known, versions: [...known.versions, ...added] };
    if (says.references !== said.references) known = { ...known, ...references };
    if (says.signals !== said.signals) known = { ...known, signals };
    said = says;
    return known;
  };
  return () => {
    const reading = last.then(read, read);
    last = reading.catch(() => undefined);
    return reading;
  };
}

export async function readPublished(database: Database): Promise<Published> {
  const [versions, references, signals] = await Promise.all([
    readVersions(database),
    readReferences(database),
    readSignals(database),
  ]);
  return { versions, ...references, signals };
}

async function readReferences(database: Database) {
  const [moves, places, organisations, services] = await Promise.all([
    readMoves(database),
    readPlaces(database),
    database.selectFrom('organisation').selectAll().orderBy('id').execute(),
    database.selectFrom('service').selectAll().orderBy('id').execute(),
  ]);
  return {
    moves,
    places,
    organisations: organisations.map((row) => organisationSchema.parse(row)),
    services: services.map((row) => serviceSchema.parse({ ...row, words: JSON.parse(row.words) })),
  };
}

export async function writeOrganisations(
  database: Database,
  organisations: readonly Organisation[],
): Promise<void> {
  for (const { id, name, kind } of organisations)
    await database
      .insertInto('organisation')
      .values({ id, name, kind })
      .onConflict((c) => c.column('id').doUpdateSet({ name, kind }))
      .execute();
}

export async function writeServices(database: Database, services: readonly Service[]): Promise<void> {
  for (const service of services) {
    const words = JSON.stringify(service.words);
    await database
      .insertInto('service')
      .values({ id: service.id, name: service.name, words })
      .onConflict((c) => c.column('id').doUpdateSet({ name: service.name, words }))
      .execute();
  }
}
