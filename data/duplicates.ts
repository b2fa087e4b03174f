/** Offers that are one, and offers that only look alike. */
import type { SetAside } from '../server/duplicates/duplicate-page.ts';
import type { Offer } from '../server/offers/offer-schema.ts';
import { saveOfferWithin } from './offer-saving.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

type By = { author: string; now: Temporal.Instant };

/** Remembers that two offers are two; saying it again changes nothing. */
export async function sayDistinct(
  database: Database,
  ids: readonly [string, string],
  { author, now }: By,
): Promise<void> {
  const [offer_id = '', other_id = ''] = ids.toSorted();
  await database
    .insertInto('distinct_offers')
    .values({ offer_id, other_id, account_id: author, recorded_at: stored(now) })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** The newest first. */
export async function readSetAside(database: Database): Promise<SetAside[]> {
  const rows = await database
    .selectFrom('distinct_offers')
    .innerJoin('offer as one', 'one.id', 'offer_id')
    .innerJoin('offer as other', 'other.id', 'other_id')
    .leftJoin('person', 'person.account_id', 'distinct_offers.account_id')
    .select(['offer_id', 'other_id', 'one.slug as slug', 'other.slug as other_slug', 'name', 'recorded_at'])
    .orderBy('recorded_at', 'desc')
    .execute();
  return rows.map((row) => ({
    ids: [row.offer_id, row.other_id],
    slugs: [row.slug, row.other_slug],
    by: row.name ?? '',
    at: Temporal.Instant.from(row.recorded_at),
  }));
}

/** They may be one after all. False when nobody had said that they are two. */
export async function takeBackDistinct(
  database: Database,
  slugs: readonly [string, string],
): Promise<boolean> {
  const offers = await database.selectFrom('offer').select('id').where('slug', 'in', slugs).execute();
  const [offer_id = '', other_id = ''] = offers.map(({ id }) => id).sort();
  const { numDeletedRows } = await database
    .deleteFrom('distinct_offers')
    .where('offer_id', '=', offer_id)
    .where('other_id', '=', other_id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The address of each offer that was merged, and of the one it was merged into; the newest last. */
export async function readMoves(database: Database): Promise<{ from: string; to: string }[]> {
  return database
    .selectFrom('offer_merge')
    .innerJoin('offer as gone', 'gone.id', 'offer_merge.offer_id')
    .innerJoin('offer as kept', 'kept.id', 'offer_merge.into_id')
    .select(['gone.slug as from', 'kept.slug as to'])
    .orderBy('offer_merge.id')
    .execute();
}

/** One of the two has been saved since; nothing has been done. */
class Overtaken extends Error {}

export type Merge = {
  /** As it becomes, and the version it was made from. */
  kept: { offer: Offer; base: number };
  gone: { offer: Offer; base: number };
};

/** The kept offer gets its new text, the other is withdrawn and its address leads to the kept one: all or nothing. */
export async function mergeOffersIntoOne(
  database: Database,
  { kept, gone }: Merge,
  { author, now }: By,
): Promise<'merged' | 'overtaken'> {
  try {
    await database.transaction().execute(async (transaction) => {
      const save = async (one: Merge['kept'], state: 'published' | 'withdrawn', other: Offer) => {
        const reason = `Slået sammen med »${other.name}« (${other.slug})`;
        const saved = await saveOfferWithin(
          transaction,
          { ...one, state, author, reason, effectiveFrom: now },
          now,
        );
        if (saved.kind === 'conflict' || (saved.kind === 'unchanged' && saved.sequence !== one.base))
          throw new Overtaken();
      };
      await save(kept, 'published', gone.offer);
      await save(gone, 'withdrawn', kept.offer);
      await transaction
        .insertInto('offer_merge')
        .values({
          offer_id: gone.offer.id,
          into_id: kept.offer.id,
          account_id: author,
          recorded_at: stored(now),
        })
        .execute();
    });
    return 'merged';
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    return 'overtaken';
  }
}
