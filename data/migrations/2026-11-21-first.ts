import { type Kysely, sql } from 'kysely';

/** A comment on each table says what one row means. Times are ISO 8601 in UTC with milliseconds, so that they sort as text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: the region this directory is for.
  await db.schema
    .createTable('region')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();

  // One row: municipalities that share an acute hospital and its visitation.
  await db.schema
    .createTable('cluster')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('hospital', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();

  // One row: a municipality by its four-digit kommunekode.
  await db.schema
    .createTable('municipality')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('cluster_id', 'text', (c) => c.notNull().references('cluster.id'))
    .modifyEnd(sql`strict`)
    .execute();

  // One row: a postcode lies, wholly or partly, in a municipality; `edge` = it belongs mainly to a neighbour.
  await db.schema
    .createTable('postcode')
    .addColumn('municipality_code', 'text', (c) => c.notNull().references('municipality.code'))
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('town', 'text', (c) => c.notNull())
    .addColumn('edge', 'integer', (c) => c.notNull().check(sql`edge in (0, 1)`))
    .addPrimaryKeyConstraint('postcode_key', ['municipality_code', 'code'])
    .modifyEnd(sql`strict`)
    .execute();

  // One row: a body that is responsible for, runs or edits offers.
  await db.schema
    .createTable('organisation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(sql`kind in ('region', 'hospital', 'municipality', 'ngo', 'other')`),
    )
    .modifyEnd(sql`strict`)
    .execute();

  // One row: something an offer can do; `words` is a JSON list of other words for it.
  await db.schema
    .createTable('service')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();

  // One row: an offer exists under this name in URLs. What it is stands in its versions.
  await db.schema
    .createTable('offer')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .modifyEnd(sql`strict`)
    .execute();

  // One row: what somebody said an offer is, from a moment on. Never changed, never removed.
  await db.schema
    .createTable('offer_version')
    .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('offer_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('effective_from', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('published', 'draft', 'withdrawn')`))
    .addColumn('body', 'text', (c) => c.notNull().check(sql`json_valid(body)`))
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema
    .createIndex('offer_version_by_offer')
    .on('offer_version')
    .columns(['offer_id', 'effective_from', 'recorded_at'])
    .execute();

  for (const [table, what] of [
    ['offer_version', 'a version is never changed'],
    ['offer', 'an offer keeps its identity'],
  ] as const)
    for (const verb of ['update', 'delete'] as const)
      await sql`
        create trigger ${sql.ref(`${table}_no_${verb}`)}
        before ${sql.raw(verb)} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(what)}); end
      `.execute(db);
}
