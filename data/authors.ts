/** Who wrote versions: their names, while they are kept, and what they were when they did. */
import type { Author, HeldRole } from '../server/versions/author-words.ts';
import type { Database } from './tables.ts';

/** As they are now, by account id; those that are no accounts, such as the seed's, are left out. */
export async function readAuthors(
  database: Database,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, Author>> {
  const accounts = [...new Set(ids)];
  if (accounts.length === 0) return new Map();
  const people = await database
    .selectFrom('account')
    .leftJoin('person', 'person.account_id', 'account.id')
    .select(['account.id', 'person.name'])
    .where('account.id', 'in', accounts)
    .execute();
  return new Map(
    await Promise.all(
      people.map(async ({ id, name }): Promise<[string, Author]> => {
        const roles = await rolesOf(database, id);
        return [id, { name: name ?? '', roles }];
      }),
    ),
  );
}

/** As they were when each version was saved, by its sequence; of versions saved before that was kept, as they are today. */
export async function readAuthorsThen(
  database: Database,
  versions: readonly { sequence: number; author: string }[],
): Promise<ReadonlyMap<number, Author>> {
  const authors = await readAuthors(
    database,
    versions.map(({ author }) => author),
  );
  const sequences = versions.map(({ sequence }) => sequence);
  if (sequences.length === 0) return new Map();
  const rows = await database
    .selectFrom('offer_version')
    .select(['sequence', 'author', 'author_roles'])
    .where('sequence', 'in', sequences)
    .execute();
  return new Map(
    rows.flatMap(({ sequence, author, author_roles }): [number, Author][] => {
      const now = authors.get(author);
      if (!now) return [];
      if (author_roles === null) return [[sequence, { ...now, rolesOfToday: true }]];
      const roles: HeldRole[] = JSON.parse(author_roles);
      return [[sequence, { ...now, roles }]];
    }),
  );
}

/** What an account is in organisations, and whether it is an administrator. */
export async function rolesOf(database: Database, account: string): Promise<HeldRole[]> {
  const grants = await database
    .selectFrom('role_grant')
    .select(['role', 'organisation_id'])
    .where('account_id', '=', account)
    .where('cluster_id', 'is', null)
    .execute();
  return grants.map(({ role, organisation_id }) => ({ role, organisation: organisation_id }));
}
