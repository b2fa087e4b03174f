/** What editors have typed and not saved: one draft per account and offer, kept for a while, never published. */
import { z } from 'zod';
import type { Fields } from '../server/editing/sent-fields.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export type Draft = { offerId: string; fields: Fields; savedAt: Temporal.Instant };

/** Days after which a draft nobody has come back to is forgotten. */
const kept = 90;

const fieldsSchema = z.array(z.tuple([z.string(), z.string()]));

/** In place of the account's earlier draft of the offer. */
export async function keepDraft(
  database: Database,
  { accountId, offerId, fields }: { accountId: string; offerId: string; fields: Fields },
  now: Temporal.Instant,
): Promise<void> {
  const said = { fields: JSON.stringify(fields), saved_at: stored(now) };
  await database
    .insertInto('draft')
    .values({ account_id: accountId, offer_id: offerId, ...said })
    .onConflict((c) => c.columns(['account_id', 'offer_id']).doUpdateSet(said))
    .execute();
}

export async function forgetOldDrafts(database: Database, now: Temporal.Instant): Promise<void> {
  await database.deleteFrom('draft').where('saved_at', '<', oldest(now)).execute();
}

function oldest(now: Temporal.Instant): string {
  return stored(now.subtract({ hours: 24 * kept }));
}

export async function dropDraft(database: Database, accountId: string, offerId: string): Promise<void> {
  await database
    .deleteFrom('draft')
    .where('account_id', '=', accountId)
    .where('offer_id', '=', offerId)
    .execute();
}

/** The account's own, by the id of the offer; none that is too old. It only reads, so that the form opens also when nothing can be written. */
export async function readDrafts(
  database: Database,
  accountId: string,
  now: Temporal.Instant,
): Promise<Map<string, Draft>> {
  const rows = await database
    .selectFrom('draft')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('saved_at', '>=', oldest(now))
    .execute();
  return new Map(
    rows.map(({ offer_id, fields, saved_at }) => [
      offer_id,
      {
        offerId: offer_id,
        fields: fieldsSchema.parse(JSON.parse(fields)),
        savedAt: Temporal.Instant.from(saved_at),
      },
    ]),
  );
}

/** When each account's drafts were kept: account → offer → moment. */
export async function draftsKept(
  database: Database,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Temporal.Instant>>> {
  const rows = await database.selectFrom('draft').select(['account_id', 'offer_id', 'saved_at']).execute();
  return new Map(
    [...Map.groupBy(rows, ({ account_id }) => account_id)].map(([account, own]) => [
      account,
      new Map(own.map(({ offer_id, saved_at }) => [offer_id, Temporal.Instant.from(saved_at)])),
    ]),
  );
}
