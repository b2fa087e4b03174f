import { type Kysely, sql } from 'kysely';

/** What whoever saved a version was then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The roles and organisations the author held when it was saved, as JSON; null for what was saved before they were kept, and nobody can tell.
  await sql`alter table offer_version add column author_roles text
    check (author_roles is null or json_valid(author_roles))`.execute(db);
}
