import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: an island without a postcode of its own lies in a municipality.
  await db.schema
    .createTable('island')
    .addColumn('municipality_code', 'text', (c) => c.notNull().references('municipality.code'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('island_key', ['municipality_code', 'name'])
    .modifyEnd(sql`strict`)
    .execute();
}
