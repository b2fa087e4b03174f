/** The accounts of a demo, as they should be at each start of one. */
import { demoAccounts } from '../server/sign-in/demo-accounts.ts';
import { writeGrants } from './accounts.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export async function writeDemoAccounts(database: Database, now: Temporal.Instant): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const there = await transaction.selectFrom('account').select('id').where('demo', '=', 1).execute();
    for (const { id, name, email, grants } of demoAccounts) {
      if (!there.some((account) => account.id === id)) {
        await transaction
          .insertInto('account')
          .values({ id, created_at: stored(now), deactivated_at: null, demo: 1 })
          .execute();
      }
      await transaction.updateTable('account').set({ deactivated_at: null }).where('id', '=', id).execute();
      await transaction.deleteFrom('person').where('account_id', '=', id).execute();
      await transaction.insertInto('person').values({ account_id: id, name, email }).execute();
      await transaction.deleteFrom('role_grant').where('account_id', '=', id).execute();
      await writeGrants(transaction, id, grants);
    }
  });
}
