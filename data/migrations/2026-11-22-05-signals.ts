import { type Kysely, sql } from 'kysely';

/** What is said about offers besides their versions. All of it is kept: an answer to a report is a row of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: somebody of the offer's own organisation has confirmed one of the things that rot.
  await db.schema
    .createTable('confirmation')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('offer_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('part', 'text', (c) =>
      c.notNull().check(sql`part in ('numbers', 'hours', 'target-group', 'access')`),
    )
    .addColumn('organisation_id', 'text', (c) => c.notNull().references('organisation.id'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema
    .createIndex('confirmation_by_offer')
    .on('confirmation')
    .columns(['offer_id', 'part'])
    .execute();

  // One row: a reader says that an entry is wrong, or that nobody answered. `account_id` is null for readers who have not signed in.
  await db.schema
    .createTable('fault_report')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('offer_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('kind', 'text', (c) =>
      c
        .notNull()
        .check(sql`kind in ('no-answer', 'number', 'hours', 'target-group', 'access', 'closed', 'other')`),
    )
    .addColumn('number', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.references('account.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema.createIndex('fault_report_by_offer').on('fault_report').column('offer_id').execute();

  // One row: how the reader may be reached about a report. Erased when the report has been answered; the report itself stays.
  await db.schema
    .createTable('fault_contact')
    .addColumn('report_id', 'integer', (c) => c.primaryKey().references('fault_report.id'))
    .addColumn('contact', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();

  // One row: the owner has answered one report.
  await db.schema
    .createTable('fault_answer')
    .addColumn('report_id', 'integer', (c) => c.primaryKey().references('fault_report.id'))
    .addColumn('outcome', 'text', (c) => c.notNull().check(sql`outcome in ('mended', 'was-right')`))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();

  // One row: a link with which its holder reports the free places of one offer without signing in, until it is revoked.
  await db.schema
    .createTable('capacity_link')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('offer_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .modifyEnd(sql`strict`)
    .execute();

  // One row: free places as reported at a moment, by an account or through a link, until a moment.
  await db.schema
    .createTable('capacity_report')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('offer_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('level', 'text', (c) => c.notNull().check(sql`level in ('free', 'few', 'full')`))
    .addColumn('free', 'integer')
    .addColumn('reason', 'text')
    .addColumn('expected_end', 'text')
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.references('account.id'))
    .addColumn('link_id', 'integer', (c) => c.references('capacity_link.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addCheckConstraint('capacity_report_by_somebody', sql`(account_id is null) <> (link_id is null)`)
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema
    .createIndex('capacity_report_by_offer')
    .on('capacity_report')
    .columns(['offer_id', 'id'])
    .execute();

  await sql`alter table organisation_choice add column capacity_by_visitation integer not null default 0`.execute(
    db,
  );

  for (const table of ['confirmation', 'fault_report', 'fault_answer', 'capacity_report'])
    for (const verb of ['update', 'delete'])
      await sql`
        create trigger ${sql.ref(`${table}_no_${verb}`)}
        before ${sql.raw(verb)} on ${sql.table(table)}
        begin select raise(abort, 'what has been said is never changed'); end
      `.execute(db);
}
