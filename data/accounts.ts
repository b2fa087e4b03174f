/** Accounts, the persons behind them and the roles they hold. */
import type { Account, Grant } from '../server/accounts/account.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

/** Another account that is not erased has the address. */
export class EmailTaken extends Error {}

export async function createAccount(
  database: Database,
  { id, name, email, grants, demo }: Pick<Account, 'id' | 'name' | 'email' | 'grants' | 'demo'>,
  now: Temporal.Instant,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    if (await idOfEmail(transaction, email)) throw new EmailTaken(email);
    await transaction
      .insertInto('account')
      .values({ id, created_at: stored(now), deactivated_at: null, demo: demo ? 1 : 0 })
      .execute();
    await transaction
      .insertInto('person')
      .values({ account_id: id, name, email: sameEmail(email) })
      .execute();
    await writeGrants(transaction, id, grants);
  });
}

/** The last who can let others in is asked to stay. */
export class LastAdministrator extends Error {}

/**
 * For everything that takes an administrator away, within its transaction.
 * @throws LastAdministrator when nobody is left
 */
export async function keepAnAdministrator(database: Database): Promise<void> {
  const left = await database
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .select('account.id')
    .where('role', '=', 'administrator')
    .where('account.deactivated_at', 'is', null)
    .where('account.demo', '=', 0)
    .executeTakeFirst();
  if (!left) throw new LastAdministrator();
}

/**
 * Another name, e-mail or roles. Links that went to another address are worth nothing from then on: whoever got them by mistake is not let in.
 * @throws EmailTaken
 * @throws LastAdministrator
 */
export async function changeAccount(
  database: Database,
  id: string,
  { name, email, grants }: Pick<Account, 'name' | 'email' | 'grants'>,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const holder = await idOfEmail(transaction, email);
    if (holder !== undefined && holder !== id) throw new EmailTaken(email);
    if (holder === undefined)
      for (const table of ['password_link', 'pending_sign_in'] as const)
        await transaction.deleteFrom(table).where('account_id', '=', id).execute();
    await transaction
      .updateTable('person')
      .set({ name, email: sameEmail(email) })
      .where('account_id', '=', id)
      .execute();
    await replaceGrantsWithin(transaction, id, grants);
  });
}

/** @throws LastAdministrator */
export async function replaceGrants(database: Database, id: string, grants: readonly Grant[]): Promise<void> {
  await database.transaction().execute((transaction) => replaceGrantsWithin(transaction, id, grants));
}

async function replaceGrantsWithin(
  transaction: Database,
  id: string,
  grants: readonly Grant[],
): Promise<void> {
  const before = await readGrants(transaction, id);
  await transaction.deleteFrom('role_grant').where('account_id', '=', id).execute();
  await writeGrants(transaction, id, grants);
  if (before.some(isAdministration)) await keepAnAdministrator(transaction);
}

export async function writeGrants(database: Database, id: string, grants: readonly Grant[]): Promise<void> {
  for (const grant of grants)
    await database
      .insertInto('role_grant')
      .values({
        account_id: id,
        role: grant.role,
        organisation_id: 'organisation' in grant ? grant.organisation : null,
        cluster_id: 'cluster' in grant ? grant.cluster : null,
      })
      .execute();
}

/** The account that an address signs in to, also one that is deactivated. */
export async function idOfEmail(database: Database, email: string): Promise<string | undefined> {
  const person = await database
    .selectFrom('person')
    .select('account_id')
    .where('email', '=', sameEmail(email))
    .executeTakeFirst();
  return person?.account_id;
}

/** Undefined when there is none, or when it is deactivated. */
export async function readActiveAccount(database: Database, id: string): Promise<Account | undefined> {
  const row = await database
    .selectFrom('account')
    .leftJoin('person', 'person.account_id', 'account.id')
    .leftJoin('second_factor', 'second_factor.account_id', 'account.id')
    .select(['account.id', 'account.demo', 'person.name', 'person.email', 'second_factor.confirmed_at'])
    .where('account.id', '=', id)
    .where('account.deactivated_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    name: row.name ?? '',
    email: row.email ?? '',
    grants: await readGrants(database, id),
    secondFactor: row.confirmed_at !== null,
    demo: row.demo === 1,
  };
}

export async function readGrants(database: Database, id: string): Promise<Grant[]> {
  const rows = await database.selectFrom('role_grant').selectAll().where('account_id', '=', id).execute();
  return rows.map(grantOf);
}

export function isAdministration({ role }: Grant): boolean {
  return role === 'administrator';
}

export type GrantRow = { role: Grant['role']; organisation_id: string | null; cluster_id: string | null };

/** The table's own check keeps the three kinds apart. */
export function grantOf({ role, organisation_id, cluster_id }: GrantRow): Grant {
  if (role === 'administrator') return { role };
  if (role === 'editor' || role === 'approver') return { role, organisation: organisation_id ?? '' };
  return { role, cluster: cluster_id ?? '' };
}

/** Two spellings of an address that reach the same person. */
export function sameEmail(email: string): string {
  return email.trim().toLowerCase();
}
