import { type Kysely, sql } from 'kysely';

/** What a sent sheet would change, kept until its sender has decided. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: a sheet somebody has sent in. Gone with its rows once it has been saved, thrown away or is an hour old; `complete` when it has been read to its end.
  await db.schema
    .createTable('import_plan')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('complete', 'integer', (c) => c.notNull().defaultTo(0))
    .modifyEnd(sql`strict`)
    .execute();

  // One row: what one row of the sheet would do; `awaits` when somebody else has to approve it. The file itself is never stored, nor anything of one that holds a CPR number.
  await db.schema
    .createTable('import_row')
    .addColumn('plan_id', 'text', (c) => c.notNull().references('import_plan.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(sql`kind in ('new', 'changed', 'clashing', 'unchanged', 'wrong')`),
    )
    .addColumn('awaits', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull().check(sql`json_valid(body)`))
    .addPrimaryKeyConstraint('import_row_key', ['plan_id', 'position'])
    .modifyEnd(sql`strict`)
    .execute();
}
