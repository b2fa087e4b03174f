/** Who confirmed what of an offer, when. */
import type { ConfirmedPart } from '../server/offers/confirmation.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export async function confirmParts(
  database: Database,
  confirmed: { offerId: string; parts: readonly ConfirmedPart[]; organisation: string; accountId: string },
  now: Temporal.Instant,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const part of confirmed.parts)
      await transaction
        .insertInto('confirmation')
        .values({
          offer_id: confirmed.offerId,
          part,
          organisation_id: confirmed.organisation,
          account_id: confirmed.accountId,
          recorded_at: stored(now),
        })
        .execute();
  });
}
