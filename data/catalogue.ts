/** What the catalogue is built from: every version and the reference data, read whole. */
import type { Published } from '../server/catalogue/catalogue.ts';
import {
  type Organisation,
  organisationSchema,
  type Service,
  serviceSchema,
} from '../server/offers/reference-schema.ts';
import { readVersions } from './offers.ts';
import { readPlaces } from './places.ts';
import { readSignals } from './signals.ts';
import type { Database } from './tables.ts';

export async function readPublished(database: Database): Promise<Published> {
  const [versions, signals, places, organisations, services] = await Promise.all([
    readVersions(database),
    readSignals(database),
    readPlaces(database),
    database.selectFrom('organisation').selectAll().orderBy('id').execute(),
    database.selectFrom('service').selectAll().orderBy('id').execute(),
  ]);
  return {
    versions,
    signals,
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
