/** Somebody between the password and the code. Known by the hash of a token, as sessions are. */
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

const lastsMinutes = 10;

export async function startPendingSignIn(
  database: Database,
  { tokenHash, accountId, attempt }: { tokenHash: string; accountId: string; attempt: number | null },
  now: Temporal.Instant,
): Promise<void> {
  await database
    .insertInto('pending_sign_in')
    .values({ token_hash: tokenHash, account_id: accountId, created_at: stored(now), attempt })
    .execute();
}

/** Whose it is, and the try in which the password was right; null of one who came by a link. Undefined after ten minutes. */
export async function readPendingSignIn(
  database: Database,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<{ accountId: string; attempt: number | null } | undefined> {
  const row = await database
    .selectFrom('pending_sign_in')
    .select(['account_id', 'attempt'])
    .where('token_hash', '=', tokenHash)
    .where('created_at', '>', stored(now.subtract({ minutes: lastsMinutes })))
    .executeTakeFirst();
  return row && { accountId: row.account_id, attempt: row.attempt };
}

/** Counts a code before it is weighed, so that many at once are counted too. False when there have been as many as may be. */
export async function countCode(database: Database, tokenHash: string, most: number): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('pending_sign_in')
    .set(({ eb }) => ({ codes: eb('codes', '+', 1) }))
    .where('token_hash', '=', tokenHash)
    .where('codes', '<', most)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Once the code was right, or the password has changed: every beginning of the account. */
export async function endPendingSignIns(database: Database, accountId: string): Promise<void> {
  await database.deleteFrom('pending_sign_in').where('account_id', '=', accountId).execute();
}
