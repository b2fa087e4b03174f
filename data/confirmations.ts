/** Who confirmed what of an offer, when. */
import type { ConfirmedPart } from '../server/offers/confirmation.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export async function confirmParts(
  database: Database,
  confirmed: { offerId: string; parts: readonly ConfirmedPart[]; organisation: string; accountId: string },
  now: Temporal.Instant,
): Promise<void> {
  if (confirmed.parts.length === 0) return;
  await database
    .insertInto('confirmation')
    .values(
      confirmed.parts.map((part) => ({
        offer_id: confirmed.offerId,
        part,
        organisation_id: confirmed.organisation,
        account_id: confirmed.accountId,
        recorded_at: stored(now),
      })),
    )
    .execute();
}

/** Whether the account keeps the entries of an organisation as one of its own; an administrator does not by being one. */
export async function isOfOrganisation(
  database: Database,
  accountId: string,
  organisation: string,
): Promise<boolean> {
  const grant = await database
    .selectFrom('role_grant')
    .select('role')
    .where('account_id', '=', accountId)
    .where('organisation_id', '=', organisation)
    .executeTakeFirst();
  return grant !== undefined;
}
