/** Whom a mail goes to: those who can still sign in, and no invented person of a demo unless this is one. */
import type { Account } from '../server/accounts/account.ts';
import { grantOf } from './accounts.ts';
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

/** Who can approve for some of the organisations; administrators for one that has nobody else. */
export async function approversOf(
  database: Database,
  organisations: ReadonlySet<string>,
  mailed: { demo: boolean },
): Promise<(Recipient & { id: string; organisations: string[] })[]> {
  const rows = await recipients(database, mailed)
    .where('role_grant.role', 'in', ['approver', 'administrator'])
    .select(['account.id', 'person.name', 'person.email', 'role_grant.role', 'role_grant.organisation_id'])
    .execute();
  const kept = new Set(rows.map(({ organisation_id }) => organisation_id));
  const unkept = [...organisations.difference(kept)];
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((grants) => {
    const [first] = grants;
    const own = grants.flatMap(({ role, organisation_id }) =>
      role === 'administrator' ? unkept : (organisation_id ?? []),
    );
    return first ? [{ id: first.id, name: first.name, email: first.email, organisations: own }] : [];
  });
}

/** Those of the accounts that can be mailed. */
export async function personsOf(
  database: Database,
  accounts: Iterable<string>,
  mailed: { demo: boolean },
): Promise<(Recipient & { id: string })[]> {
  return recipients(database, mailed)
    .where('account.id', 'in', [...accounts])
    .select(['account.id', 'person.name', 'person.email'])
    .distinct()
    .execute();
}

export type Caretaker = Pick<Account, 'id' | 'name' | 'email' | 'grants'>;

/** Everybody who keeps entries or follows up on others, with the roles they do it in. In a demo its invented people too: no mail leaves it. */
export async function caretakers(database: Database, { demo }: { demo: boolean }): Promise<Caretaker[]> {
  const rows = await recipients(database, { demo })
    .where('role_grant.role', 'in', ['editor', 'approver', 'coordinator'])
    .select(['account.id', 'person.name', 'person.email'])
    .select(['role_grant.role', 'role_grant.organisation_id', 'role_grant.cluster_id'])
    .orderBy('account.id')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => ({
    id,
    name: own[0]?.name ?? '',
    email: own[0]?.email ?? '',
    grants: own.map(grantOf),
  }));
}

function recipients(database: Database, { demo }: { demo: boolean } = { demo: false }) {
  return database
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .innerJoin('person', 'person.account_id', 'account.id')
    .where('account.deactivated_at', 'is', null)
    .where('account.demo', 'in', demo ? [0, 1] : [0]);
}
