/** Second factors and the codes that stand in for them. What may be used once is used up by the statement that finds it. */
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export type SecondFactor = {
  secret: string;
  confirmed: boolean;
  /** In which it was begun. */
  sessionId: string | null;
};

export async function readSecondFactor(
  database: Database,
  accountId: string,
): Promise<SecondFactor | undefined> {
  const row = await database
    .selectFrom('second_factor')
    .select(['secret', 'confirmed_at', 'session_id'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row && { secret: row.secret, confirmed: row.confirmed_at !== null, sessionId: row.session_id };
}

/** In place of what was begun before: whoever saw that knows nothing of this. Leaves alone what has been confirmed. */
export async function beginSecondFactor(
  database: Database,
  accountId: string,
  { secret, sessionId }: { secret: string; sessionId: string },
): Promise<void> {
  await database
    .insertInto('second_factor')
    .values({ account_id: accountId, secret, session_id: sessionId, confirmed_at: null })
    .onConflict((c) =>
      c
        .column('account_id')
        .doUpdateSet({ secret, session_id: sessionId })
        .where('second_factor.confirmed_at', 'is', null),
    )
    .execute();
}

export async function confirmSecondFactor(
  database: Database,
  accountId: string,
  now: Temporal.Instant,
): Promise<void> {
  await database
    .updateTable('second_factor')
    .set({ confirmed_at: stored(now) })
    .where('account_id', '=', accountId)
    .execute();
}

/** False when this step or a later one has been used. */
export async function useStep(database: Database, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function removeSecondFactor(database: Database, accountId: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('second_factor').where('account_id', '=', accountId).execute();
    await transaction.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  });
}

/** The earlier ones stop working. */
export async function replaceRecoveryCodes(
  database: Database,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
    for (const hash of hashes)
      await transaction
        .insertInto('recovery_code')
        .values({ account_id: accountId, hash, used_at: null })
        .execute();
  });
}

/** False when there is no such code, or when it has been used. */
export async function useRecoveryCode(
  database: Database,
  accountId: string,
  hash: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('recovery_code')
    .set({ used_at: stored(now) })
    .where('account_id', '=', accountId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function countRecoveryCodes(database: Database, accountId: string): Promise<number> {
  const codes = await database
    .selectFrom('recovery_code')
    .select('hash')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute();
  return codes.length;
}
