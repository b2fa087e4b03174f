/** The passwords of accounts, as hashes. */
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export async function readPassword(database: Database, accountId: string): Promise<string | undefined> {
  const row = await database
    .selectFrom('password')
    .select('hash')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.hash;
}

export async function writePassword(
  database: Database,
  accountId: string,
  hash: string,
  now: Temporal.Instant,
): Promise<void> {
  const values = { hash, changed_at: stored(now) };
  await database
    .insertInto('password')
    .values({ account_id: accountId, ...values })
    .onConflict((c) => c.column('account_id').doUpdateSet(values))
    .execute();
}
