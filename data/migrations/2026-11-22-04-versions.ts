import { type Kysely, sql } from 'kysely';

/** Why a version is there besides its author's reason, changes for many offers in one go, and what awaits approval. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: for many offers a new authority, operator or editor from a date, entered in one go; null leaves it as it is.
  await db.schema
    .createTable('handover')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('effective_from', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('authority', 'text', (c) => c.references('organisation.id'))
    .addColumn('operator', 'text', (c) => c.references('organisation.id'))
    .addColumn('editor', 'text', (c) => c.references('organisation.id'))
    .modifyEnd(sql`strict`)
    .execute();

  // The version whose correction was carried into this one, and the handover it is part of; most have neither.
  await db.schema
    .alterTable('offer_version')
    .addColumn('carried_from', 'integer', (c) => c.references('offer_version.sequence'))
    .execute();
  await db.schema
    .alterTable('offer_version')
    .addColumn('handover', 'integer', (c) => c.references('handover.id'))
    .execute();
  await db.schema.createIndex('offer_version_by_handover').on('offer_version').column('handover').execute();

  // One row: what an editor has saved where the organisation wants approval. `base` is the version it was written on, null for a new
  // offer; `live` the version it became at once when it was urgent, null while it waits.
  await db.schema
    .createTable('proposal')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('offer_id', 'text', (c) => c.notNull())
    .addColumn('organisation_id', 'text', (c) => c.notNull().references('organisation.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('effective_from', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('published', 'withdrawn')`))
    .addColumn('body', 'text', (c) => c.notNull().check(sql`json_valid(body)`))
    .addColumn('base', 'integer', (c) => c.references('offer_version.sequence'))
    .addColumn('live', 'integer', (c) => c.references('offer_version.sequence'))
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema.createIndex('proposal_by_offer').on('proposal').column('offer_id').execute();

  // One row: what became of a proposal; `sequence` is the version the decision made, if it made one.
  await db.schema
    .createTable('proposal_decision')
    .addColumn('proposal_id', 'integer', (c) => c.primaryKey().references('proposal.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull().check(sql`outcome in ('approved', 'declined')`))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.references('offer_version.sequence'))
    .modifyEnd(sql`strict`)
    .execute();

  for (const [table, what] of [
    ['handover', 'a handover is never changed'],
    ['proposal', 'a proposal is never changed'],
    ['proposal_decision', 'a decision is never changed'],
  ] as const)
    for (const verb of ['update', 'delete'] as const)
      await sql`
        create trigger ${sql.ref(`${table}_no_${verb}`)}
        before ${sql.raw(verb)} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(what)}); end
      `.execute(db);
}
