import { type Kysely, sql } from 'kysely';

/** What has been decided about offers that look the same. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: somebody has said that two offers are two, however alike they look. The lesser id is the first.
  await db.schema
    .createTable('distinct_offers')
    .addColumn('offer_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('other_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('distinct_offers_key', ['offer_id', 'other_id'])
    .addCheckConstraint('distinct_offers_order', sql`offer_id < other_id`)
    .modifyEnd(sql`strict`)
    .execute();

  // One row: an offer was merged into another, to which its address leads from then on. The newest row of an offer counts.
  await db.schema
    .createTable('offer_merge')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('offer_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('into_id', 'text', (c) => c.notNull().references('offer.id'))
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();

  for (const verb of ['update', 'delete'] as const)
    await sql`
      create trigger ${sql.ref(`offer_merge_no_${verb}`)}
      before ${sql.raw(verb)} on offer_merge
      begin select raise(abort, 'a merge is never changed'); end
    `.execute(db);
}
