/** What the obvious way asks SQLite for, once a request: one SELECT per table, bodies parsed but not checked. */
import { readPlaces } from '../data/places.ts';
import type { Database } from '../data/tables.ts';
import type { References } from '../server/offers/offer-references.ts';
import type { Offer } from '../server/offers/offer-schema.ts';
import type { Organisation } from '../server/offers/reference-schema.ts';

export type ObviousDirectory = {
  references: References;
  offers: Offer[];
  /** Slugs of those that hold the words; undefined when none were typed. */
  found: ReadonlySet<string> | undefined;
};

export async function readDirectory(
  database: Database,
  now: Temporal.ZonedDateTime,
  text: string,
): Promise<ObviousDirectory> {
  const [places, organisations, services, offers] = await Promise.all([
    readPlaces(database),
    database.selectFrom('organisation').selectAll().execute(),
    database.selectFrom('service').selectAll().execute(),
    readOffers(database, now),
  ]);
  const references: References = {
    places,
    organisations: new Map(organisations.map((row) => [row.id, row as Organisation])),
    services: new Map(services.map((row) => [row.id, { ...row, words: JSON.parse(row.words) }])),
    bySlug: new Map(),
    signals: new Map(),
  };
  return { references, offers, found: await slugsWith(database, text.match(/\p{L}+/gu)) };
}

async function readOffers(database: Database, now: Temporal.ZonedDateTime): Promise<Offer[]> {
  const rows = await database
    .selectFrom('offer_version')
    .select('body')
    .where('sequence', 'in', (newest) =>
      newest
        .selectFrom('offer_version')
        .select(({ fn }) => fn.max('sequence').as('sequence'))
        .where('effective_from', '<=', now.toInstant().toString())
        .groupBy('offer_id'),
    )
    .where('state', '=', 'published')
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Offer);
}

async function slugsWith(database: Database, words: string[] | null): Promise<Set<string> | undefined> {
  if (words === null) return undefined;
  const bodies = database
    .selectFrom('offer_version')
    .innerJoin('offer', 'offer.id', 'offer_version.offer_id')
    .select('slug');
  const rows = await words
    .reduce((query, word) => query.where('offer_version.body', 'like', `%${word}%`), bodies)
    .execute();
  return new Set(rows.map(({ slug }) => slug));
}
