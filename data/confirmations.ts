/** Who confirmed what of an offer, when. */
import { type ConfirmedPart, partText } from '../server/offers/confirmation.ts';
import type { Offer } from '../server/offers/offer-schema.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

/** `offer`: as whoever confirms has seen it. */
export async function confirmParts(
  database: Database,
  confirmed: { offer: Offer; parts: readonly ConfirmedPart[]; accountId: string },
  now: Temporal.Instant,
): Promise<void> {
  const { offer, parts, accountId } = confirmed;
  if (parts.length === 0) return;
  await database
    .insertInto('confirmation')
    .values(
      parts.map((part) => ({
        offer_id: offer.id,
        part,
        organisation_id: offer.editor,
        account_id: accountId,
        recorded_at: stored(now),
        said: partText(offer, part),
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
