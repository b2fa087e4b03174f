/** Offer versions: append and read. Nothing here changes or removes one; the database refuses it too. */
import type { OfferVersion } from '../server/catalogue/offer-version.ts';
import { type Offer, offerSchema } from '../server/offers/offer-schema.ts';
import type { Database } from './tables.ts';

export type NewVersion = Omit<OfferVersion, 'sequence' | 'offerId'>;

/** Appends one version; the offer's identity is recorded with the first. Returns its sequence. */
export async function appendVersion(database: Database, version: NewVersion): Promise<number> {
  const offer: Offer = offerSchema.parse(version.offer);
  await database
    .insertInto('offer')
    .values({ id: offer.id, slug: offer.slug })
    .onConflict((c) => c.column('id').doNothing())
    .execute();
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

/** Every version ever recorded, in the order they were recorded. */
export async function readVersions(database: Database): Promise<OfferVersion[]> {
  const rows = await database.selectFrom('offer_version').selectAll().orderBy('sequence').execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    offerId: row.offer_id,
    recordedAt: Temporal.Instant.from(row.recorded_at),
    effectiveFrom: Temporal.Instant.from(row.effective_from),
    author: row.author,
    reason: row.reason,
    state: row.state,
    offer: offerSchema.parse(JSON.parse(row.body)),
  }));
}

/** UTC with milliseconds: as text it sorts as time does. */
function stored(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}
