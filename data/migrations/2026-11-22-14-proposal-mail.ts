import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: somebody has been mailed about proposals that wait for them (`approver`), or about what became of their own (`author`).
  await db.schema
    .createTable('proposal_mail')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('reader', 'text', (c) => c.notNull().check(sql`reader in ('approver', 'author')`))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
}
