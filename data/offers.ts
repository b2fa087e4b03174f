/** Offer versions: append and read. Nothing here changes or removes one; the database refuses it too. */
import { ZodError } from 'zod';
import type { OfferVersion } from '../server/catalogue/offer-version.ts';
import { type Offer, offerSchema } from '../server/offers/offer-schema.ts';
import { DatabaseUnusable } from './database.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export type NewVersion = Omit<OfferVersion, 'sequence' | 'offerId'>;

/** An offer keeps the slug it was created with, and no two share one; the message says in Danish which breaks that. */
export class SlugMistake extends Error {}

/**
 * Appends one version; the offer's identity is recorded with the first. Returns its sequence.
 * @throws SlugMistake
 */
export async function appendVersion(database: Database, version: NewVersion): Promise<number> {
  const offer: Offer = offerSchema.parse(version.offer);
  await identify(database, offer);
  const { sequence } = await database
    .insertInto('offer_version')
    .values({
      offer_id: offer.id,
      recorded_at: stored(version.recordedAt),
      effective_from: stored(version.effectiveFrom),
      author: version.author,
      reason: version.reason,
      state: version.state,
      body: JSON.stringify(offer),
    })
    .returning('sequence')
    .executeTakeFirstOrThrow();
  return sequence;
}

async function identify(database: Database, { id, slug }: Offer): Promise<void> {
  const known = await database
    .selectFrom('offer')
    .selectAll()
    .where((where) => where.or({ id, slug }))
    .execute();
  const before = known.find((offer) => offer.id === id);
  if (before && before.slug !== slug)
    throw new SlugMistake(
      `${slug}: slug: tilbuddet er oprettet som »${before.slug}« og beholder den adresse`,
    );
  if (before) return;
  if (known[0]) throw new SlugMistake(`${slug}: slug: bruges allerede af tilbuddet med id ${known[0].id}`);
  await database.insertInto('offer').values({ id, slug }).execute();
}

/**
 * Every version ever recorded, in the order they were recorded.
 * @throws DatabaseUnusable when one cannot be read
 */
export async function readVersions(database: Database): Promise<OfferVersion[]> {
  const rows = await database
    .selectFrom('offer_version')
    .innerJoin('offer', 'offer.id', 'offer_version.offer_id')
    .selectAll('offer_version')
    .select('offer.slug')
    .orderBy('sequence')
    .execute();
  return rows.map((row) => {
    try {
      return {
        sequence: row.sequence,
        offerId: row.offer_id,
        recordedAt: Temporal.Instant.from(row.recorded_at),
        effectiveFrom: Temporal.Instant.from(row.effective_from),
        author: row.author,
        reason: row.reason,
        state: row.state,
        offer: offerSchema.parse(JSON.parse(row.body)),
      };
    } catch (error) {
      throw new DatabaseUnusable(
        `Databasen kan ikke bruges: tilbuddet »${row.slug}«, version ${row.sequence}, kan ikke læses (${why(error)}).`,
      );
    }
  });
}

/**
 * The organisation that edits an offer at a moment: as the version in effect says; of an offer that is not in effect yet, as the newest says.
 * Undefined when no offer has the slug.
 */
export async function editorAt(
  database: Database,
  slug: string,
  at: Temporal.Instant,
): Promise<string | undefined> {
  const versions = database
    .selectFrom('offer_version')
    .innerJoin('offer', 'offer.id', 'offer_version.offer_id')
    .select('offer_version.body')
    .where('offer.slug', '=', slug);
  const inEffect = await versions
    .where('state', '!=', 'draft')
    .where('effective_from', '<=', stored(at))
    .orderBy('effective_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const known = inEffect ?? (await versions.orderBy('sequence', 'desc').limit(1).executeTakeFirst());
  return known && offerSchema.parse(JSON.parse(known.body)).editor;
}

/** In one line. */
function why(error: unknown): string {
  if (error instanceof ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return String(error).replace(/\s+/g, ' ');
}
