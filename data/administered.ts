/** What administrators have taken over from the seed. */
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export type Administered = { kind: 'cluster' | 'municipality' | 'organisation'; id: string };

export async function readAdministered(database: Database): Promise<Administered[]> {
  return database.selectFrom('administered').select(['kind', 'id']).execute();
}

export async function markAdministered(
  database: Database,
  { kind, id }: Administered,
  { account, at }: { account: string; at: Temporal.Instant },
): Promise<void> {
  const values = { changed_at: stored(at), account_id: account };
  await database
    .insertInto('administered')
    .values({ kind, id, ...values })
    .onConflict((c) => c.columns(['kind', 'id']).doUpdateSet(values))
    .execute();
}
