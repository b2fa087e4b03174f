import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: whoever proposed has read that it was declined, and put it away.
  await db.schema
    .createTable('rejection_read')
    .addColumn('proposal_id', 'integer', (c) => c.primaryKey().references('proposal.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
}
