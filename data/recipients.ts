/** Whom a mail goes to: those who can still sign in, and no invented person of a demo. */
import type { Database } from './tables.ts';

export type Recipient = { name: string; email: string };

/** Those who keep the entries of an organisation. */
export async function keepersOf(database: Database, organisation: string): Promise<Recipient[]> {
  return recipients(database)
    .where('role_grant.organisation_id', '=', organisation)
    .select(['person.name', 'person.email'])
    .distinct()
    .execute();
}

/** Every coordinator, with the clusters. */
export async function coordinatorsOf(database: Database): Promise<(Recipient & { clusters: string[] })[]> {
  const rows = await recipients(database)
    .where('role_grant.role', '=', 'coordinator')
    .select(['person.name', 'person.email', 'role_grant.cluster_id'])
    .execute();
  return [...Map.groupBy(rows, ({ email }) => email)].map(([email, grants]) => ({
    name: grants[0]?.name ?? '',
    email,
    clusters: grants.flatMap(({ cluster_id }) => cluster_id ?? []),
  }));
}

function recipients(database: Database) {
  return database
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .innerJoin('person', 'person.account_id', 'account.id')
    .where('account.deactivated_at', 'is', null)
    .where('account.demo', '=', 0);
}
