import { type Kysely, sql } from 'kysely';

/** Between the password and the code, and what an administrator has taken over from the seed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: somebody has given the right password and owes the code of the second factor.
  await db.schema
    .createTable('pending_sign_in')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();

  // One row: an administrator has edited this, so the seed leaves it alone from then on.
  await db.schema
    .createTable('administered')
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(sql`kind in ('cluster', 'municipality', 'organisation')`),
    )
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addPrimaryKeyConstraint('administered_key', ['kind', 'id'])
    .modifyEnd(sql`strict`)
    .execute();
}
