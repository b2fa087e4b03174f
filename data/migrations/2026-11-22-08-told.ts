import { type Kysely, sql } from 'kysely';

/** Whom a report was told, who reports free places on whose behalf, and reports that are taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: a mail about an offer's unanswered reports has been sent to those who keep it, or to its cluster's coordinators.
  await db.schema
    .createTable('fault_mail')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('offer_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('reader', 'text', (c) => c.notNull().check(sql`reader in ('owner', 'coordinator')`))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema.createIndex('fault_mail_by_offer').on('fault_mail').columns(['offer_id', 'id']).execute();

  await sql`
    alter table capacity_report add column reporter text not null default 'owner' check (reporter in ('owner', 'visitation'))
  `.execute(db);

  // As before, and `withdrawn`: whoever made the report took it back at once.
  await db.schema
    .createTable('fault_answer_2')
    .addColumn('report_id', 'integer', (c) => c.primaryKey().references('fault_report.id'))
    .addColumn('outcome', 'text', (c) =>
      c.notNull().check(sql`outcome in ('mended', 'was-right', 'withdrawn')`),
    )
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
  await sql`insert into fault_answer_2 select * from fault_answer`.execute(db);
  await db.schema.dropTable('fault_answer').execute();
  await sql`alter table fault_answer_2 rename to fault_answer`.execute(db);
  for (const verb of ['update', 'delete'])
    await sql`
      create trigger ${sql.ref(`fault_answer_no_${verb}`)}
      before ${sql.raw(verb)} on fault_answer
      begin select raise(abort, 'what has been said is never changed'); end
    `.execute(db);
}
