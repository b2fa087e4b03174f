/** A database in a file, filled through the real writers. */

import { readPublished, writeOrganisations, writeServices } from '../../data/catalogue.ts';
import { openDatabase } from '../../data/database.ts';
import { appendVersion } from '../../data/offers.ts';
import { writePlaces } from '../../data/places.ts';
import type { Database } from '../../data/tables.ts';
import { type Catalogue, catalogueAt } from '../../server/catalogue/catalogue.ts';
import { seedAuthor } from '../../server/catalogue/offer-version.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { danishTime, organisations, places, publishedAt, services } from '../start-service.ts';

/** In the past of every clock that runs these tests: the programs read the real one. */
export const noon = danishTime('2026-11-02T12:00');

/** The database is closed again. */
export async function databaseWith(file: string, ...offers: Offer[]): Promise<string> {
  const database = await openDatabase(file);
  await writePlaces(database, places);
  await writeOrganisations(database, organisations);
  await writeServices(database, services);
  for (const offer of offers) await save(database, offer);
  await database.destroy();
  return file;
}

export async function save(database: Database, offer: Offer, at = noon): Promise<number> {
  return appendVersion(database, { ...publishedAt(at, offer), author: seedAuthor });
}

/** The whole catalogue a database gives, byte for byte. */
export async function catalogueBytes(file: string, at = noon): Promise<string> {
  const database = await openDatabase(file);
  try {
    const published = await readPublished(database);
    return asText([published, catalogueAt(published, at)]);
  } finally {
    await database.destroy();
  }
}

/** Everything in it: maps, sets and times too. Only functions are left out. */
function asText(value: [unknown, Catalogue]): string {
  return JSON.stringify(value, (_, part) => {
    if (part instanceof Map) return ['map', ...part];
    if (part instanceof Set) return ['set', ...part];
    if (ArrayBuffer.isView(part)) return ['bytes', Buffer.from(part.buffer).toString('base64')];
    return part;
  });
}
