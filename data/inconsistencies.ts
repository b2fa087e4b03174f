/** What the engine cannot see: versions that cannot be read, that belong to another offer, or whose author is nobody. */
import { sql } from 'kysely';
import { seedAuthor, versionsAt } from '../server/catalogue/offer-version.ts';
import { readVersions, unreadableVersions } from './offers.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

/** Columns that name an account without the engine being told: the seed is an author too. */
const accountColumns = [
  ['offer_version', 'author'],
  ['handover', 'author'],
  ['proposal', 'author'],
  ['proposal_decision', 'author'],
  ['distinct_offers', 'account_id'],
  ['offer_merge', 'account_id'],
] as const;

/** One line in Danish each. */
export async function inconsistencies(database: Database, now: Temporal.ZonedDateTime): Promise<string[]> {
  const unreadable = await unreadableVersions(database);
  return [
    ...unreadable,
    ...(await misplacedVersions(database)),
    ...(await oddTimes(database)),
    ...(unreadable.length === 0 ? await wronglyStanding(database, now) : []),
    ...(await unknownAccounts(database)),
  ];
}

/** The text of a version says itself which offer it is of. */
async function misplacedVersions(database: Database): Promise<string[]> {
  const { rows } = await sql<{ sequence: number }>`
    select sequence from offer_version join offer on offer.id = offer_id
    where body ->> 'id' is not offer.id or body ->> 'slug' is not offer.slug order by sequence`.execute(
    database,
  );
  return rows.map(({ sequence }) => `Version ${sequence} hører til et andet tilbud, end den siger`);
}

/** Times are compared as text, which holds only in the one form they are stored in. */
async function oddTimes(database: Database): Promise<string[]> {
  const form = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z';
  const { rows } = await sql<{ sequence: number }>`
    select sequence from offer_version
    where recorded_at not glob ${form} or effective_from not glob ${form} order by sequence`.execute(
    database,
  );
  return rows.map(({ sequence }) => `Version ${sequence} har et tidspunkt, der ikke kan sammenlignes`);
}

/** The version rule once more, as the engine computes it: both must choose the same versions. */
async function wronglyStanding(database: Database, now: Temporal.ZonedDateTime): Promise<string[]> {
  const at = stored(now.toInstant());
  const { rows } = await sql<{ sequence: number }>`
    select sequence from (
      select sequence, state, row_number() over (
        partition by offer_id order by effective_from desc, recorded_at desc, sequence desc) as place
      from offer_version where state <> 'draft' and recorded_at <= ${at} and effective_from <= ${at})
    where place = 1 and state = 'published'`.execute(database);
  const instant = Temporal.Instant.from(at);
  const ours = new Set(
    versionsAt(await readVersions(database), instant, instant).map(({ sequence }) => sequence),
  );
  const theirs = new Set(rows.map(({ sequence }) => sequence));
  return [...ours.symmetricDifference(theirs)].map(
    (sequence) => `Version ${sequence}: reglen for, hvilken version der gælder, giver to svar`,
  );
}

async function unknownAccounts(database: Database): Promise<string[]> {
  const found = await Promise.all(
    accountColumns.map(async ([table, column]) => {
      const { rows } = await sql<{ id: string }>`
        select distinct ${sql.ref(column)} as id from ${sql.table(table)}
        where ${sql.ref(column)} <> ${seedAuthor} and ${sql.ref(column)} not in (select id from account)`.execute(
        database,
      );
      return rows.map(({ id }) => `Tabellen ${table} nævner kontoen ${id}, som ikke findes`);
    }),
  );
  return found.flat();
}
