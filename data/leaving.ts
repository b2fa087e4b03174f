/** Somebody leaves: signed out, then forgotten. The account stays, because versions name it. */
import { isAdministration, keepAnAdministrator, readGrants } from './accounts.ts';
import { endSessions } from './sessions.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

/**
 * Cannot sign in from now on, by a link neither, and is signed out everywhere.
 * @throws LastAdministrator
 */
export async function deactivateAccount(
  database: Database,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('account')
      .set({ deactivated_at: stored(now) })
      .where('id', '=', id)
      .where('deactivated_at', 'is', null)
      .execute();
    if ((await readGrants(transaction, id)).some(isAdministration)) await keepAnAdministrator(transaction);
    await endSessions(transaction, id, now);
    for (const table of waysIn) await transaction.deleteFrom(table).where('account_id', '=', id).execute();
  });
}

const waysIn = ['password', 'second_factor', 'recovery_code', 'password_link', 'pending_sign_in'] as const;

/** May be invited again; nothing of what was known of the way in comes back. */
export async function reactivateAccount(database: Database, id: string): Promise<void> {
  await database.updateTable('account').set({ deactivated_at: null }).where('id', '=', id).execute();
}

/** Takes the name and the e-mail away, for good. False unless the account is deactivated. */
export async function erasePerson(database: Database, id: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('person')
    .where('account_id', '=', id)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('account').select('id').where('id', '=', id).where('deactivated_at', 'is not', null)),
    )
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
