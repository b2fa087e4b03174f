/** Somebody between the password and the code. Known by the hash of a token, as sessions are. */
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

const lastsMinutes = 10;

export async function startPendingSignIn(
  database: Database,
  { tokenHash, accountId }: { tokenHash: string; accountId: string },
  now: Temporal.Instant,
): Promise<void> {
  await database
    .insertInto('pending_sign_in')
    .values({ token_hash: tokenHash, account_id: accountId, created_at: stored(now) })
    .execute();
}

/** Whose it is; undefined after ten minutes. */
export async function readPendingSignIn(
  database: Database,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('pending_sign_in')
    .select('account_id')
    .where('token_hash', '=', tokenHash)
    .where('created_at', '>', stored(now.subtract({ minutes: lastsMinutes })))
    .executeTakeFirst();
  return row?.account_id;
}

/** Once the code was right, or the password has changed: every beginning of the account. */
export async function endPendingSignIns(database: Database, accountId: string): Promise<void> {
  await database.deleteFrom('pending_sign_in').where('account_id', '=', accountId).execute();
}
