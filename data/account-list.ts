/** Every account, for administrators. */
import type { ListedAccount } from '../server/administration/account-page.ts';
import { type GrantRow, grantOf } from './accounts.ts';
import type { Database } from './tables.ts';

export async function readAccounts(database: Database): Promise<ListedAccount[]> {
  const rows = await database
    .selectFrom('account')
    .leftJoin('person', 'person.account_id', 'account.id')
    .leftJoin('second_factor', 'second_factor.account_id', 'account.id')
    .leftJoin('password', 'password.account_id', 'account.id')
    .select((eb) => [
      'account.id',
      'account.demo',
      'account.created_at',
      'account.deactivated_at',
      'person.name',
      'person.email',
      'second_factor.confirmed_at',
      'password.hash',
      eb
        .selectFrom('session')
        .select(({ fn }) => fn.max('last_used_at').as('at'))
        .whereRef('session.account_id', '=', 'account.id')
        .as('last_used_at'),
      eb
        .selectFrom('password_link')
        .select(({ fn }) => fn.max('expires_at').as('at'))
        .whereRef('password_link.account_id', '=', 'account.id')
        .where('purpose', '=', 'invitation')
        .where('used_at', 'is', null)
        .as('invited_until'),
    ])
    .execute();
  const grants = Map.groupBy(
    await database.selectFrom('role_grant').selectAll().execute(),
    (row: GrantRow & { account_id: string }) => row.account_id,
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    email: row.email ?? '',
    grants: (grants.get(row.id) ?? []).map(grantOf),
    secondFactor: row.confirmed_at !== null,
    demo: row.demo === 1,
    createdAt: Temporal.Instant.from(row.created_at),
    deactivatedAt: instantOf(row.deactivated_at),
    hasPassword: row.hash !== null,
    invitedUntil: instantOf(row.invited_until),
    lastUsedAt: instantOf(row.last_used_at),
  }));
}

function instantOf(text: string | null): Temporal.Instant | undefined {
  return text === null ? undefined : Temporal.Instant.from(text);
}
