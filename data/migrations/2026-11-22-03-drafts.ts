import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: what an account has typed about an offer and not saved yet; `fields` is a JSON list of names and values as the form sent them.
  await db.schema
    .createTable('draft')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('offer_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('fields', 'text', (c) => c.notNull().check(sql`json_valid(fields)`))
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('draft_key', ['account_id', 'offer_id'])
    .modifyEnd(sql`strict`)
    .execute();
}
