/** Who wrote versions: their names, while they are kept, and their roles. */
import type { Author } from '../server/versions/author-words.ts';
import type { Database } from './tables.ts';

/** By account id; those that are no accounts, such as the seed's, are left out. */
export async function readAuthors(
  database: Database,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, Author>> {
  const accounts = [...new Set(ids)];
  if (accounts.length === 0) return new Map();
  const [people, grants] = await Promise.all([
    database
      .selectFrom('account')
      .leftJoin('person', 'person.account_id', 'account.id')
      .select(['account.id', 'person.name'])
      .where('account.id', 'in', accounts)
      .execute(),
    database.selectFrom('role_grant').selectAll().where('account_id', 'in', accounts).execute(),
  ]);
  return new Map(
    people.map(({ id, name }) => [
      id,
      {
        name: name ?? '',
        roles: grants
          .filter(({ account_id }) => account_id === id)
          .map(({ role, organisation_id }) => ({ role, organisation: organisation_id })),
      },
    ]),
  );
}
