/** Stands in for the save of branch versions; goes when that is here. */
import { type OfferVersion, versionsAt } from '../server/catalogue/offer-version.ts';
import { type Offer, offerSchema } from '../server/offers/offer-schema.ts';
import { appendVersion } from './offers.ts';
import type { Database } from './tables.ts';

export async function readVersionsOf(
  database: Database,
  offer: { id: string } | { slug: string },
): Promise<OfferVersion[]> {
  const rows = await database
    .selectFrom('offer_version')
    .innerJoin('offer', 'offer.id', 'offer_version.offer_id')
    .selectAll('offer_version')
    .where('id' in offer ? 'offer.id' : 'offer.slug', '=', 'id' in offer ? offer.id : offer.slug)
    .orderBy('sequence')
    .execute();
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

export function standingAt(versions: OfferVersion[], now: Temporal.Instant): OfferVersion | undefined {
  const live = versionsAt(versions, now, now)[0];
  return live ?? versions.findLast(({ state }) => state === 'withdrawn');
}

export type OfferSave = {
  offer: Offer;
  base: number | null;
  effectiveFrom: Temporal.Instant;
  author: string;
  reason: string;
  state: 'published' | 'draft' | 'withdrawn';
};

export async function saveOfferWithin(
  transaction: Database,
  save: OfferSave,
  now: Temporal.Instant,
): Promise<{ kind: 'saved' | 'unchanged'; sequence: number } | { kind: 'conflict'; newest: OfferVersion }> {
  const versions = await readVersionsOf(transaction, { id: save.offer.id });
  const standing = standingAt(versions, now) ?? versions.at(-1);
  if (standing && standing.sequence !== save.base) return { kind: 'conflict', newest: standing };
  return { kind: 'saved', sequence: await appendVersion(transaction, { ...save, recordedAt: now }) };
}
