/** Links to choose a password by, known by the hash of their token. */
import { expiryOf, type LinkPurpose } from '../server/sign-in/password-link.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

/** A new invitation takes the place of an earlier one. */
export async function writePasswordLink(
  database: Database,
  { tokenHash, accountId, purpose }: { tokenHash: string; accountId: string; purpose: LinkPurpose },
  now: Temporal.Instant,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    if (purpose === 'invitation')
      await transaction
        .deleteFrom('password_link')
        .where('account_id', '=', accountId)
        .where('purpose', '=', purpose)
        .execute();
    await transaction
      .insertInto('password_link')
      .values({
        token_hash: tokenHash,
        account_id: accountId,
        purpose,
        created_at: stored(now),
        expires_at: stored(expiryOf(purpose, now)),
        used_at: null,
      })
      .execute();
  });
}

/** Undefined when it has been used, has expired or never was. */
export async function readPasswordLink(
  database: Database,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<{ accountId: string; purpose: LinkPurpose } | undefined> {
  const row = await database
    .selectFrom('password_link')
    .select(['account_id', 'purpose'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', stored(now))
    .executeTakeFirst();
  return row && { accountId: row.account_id, purpose: row.purpose };
}

/** Uses it up, and with it every other link of the account. False when somebody else was first. */
export async function usePasswordLink(
  database: Database,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const link = await readPasswordLink(transaction, tokenHash, now);
    if (!link) return false;
    await transaction
      .updateTable('password_link')
      .set({ used_at: stored(now) })
      .where('account_id', '=', link.accountId)
      .where('used_at', 'is', null)
      .execute();
    return true;
  });
}

/** How many resets have been asked for since. */
export async function countResets(
  database: Database,
  accountId: string,
  since: Temporal.Instant,
): Promise<number> {
  const rows = await database
    .selectFrom('password_link')
    .select('token_hash')
    .where('account_id', '=', accountId)
    .where('purpose', '=', 'reset')
    .where('created_at', '>', stored(since))
    .execute();
  return rows.length;
}
