import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: somebody of the offer's organisation has confirmed what it says of one day around a holiday, in the words they saw. When it says
  // something else since, the row confirms nothing.
  await db.schema
    .createTable('holiday_confirmation')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('offer_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('season', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('organisation_id', 'text', (c) => c.notNull().references('organisation.id'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema
    .createIndex('holiday_confirmation_by_date')
    .on('holiday_confirmation')
    .columns(['date', 'offer_id'])
    .execute();
  for (const verb of ['update', 'delete'])
    await sql`
      create trigger ${sql.ref(`holiday_confirmation_no_${verb}`)}
      before ${sql.raw(verb)} on holiday_confirmation
      begin select raise(abort, 'what has been said is never changed'); end
    `.execute(db);
}
