import { type Kysely, sql } from 'kysely';

/** Who has been reminded of what, and how often they want to be. Nothing here says more than how many: the words are in the mail only. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: a coordinator or an administrator has had an organisation reminded that day.
  await db.schema
    .createTable('reminder_request')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('organisation_id', 'text', (c) => c.notNull().references('organisation.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('once_a_day', ['organisation_id', 'day'])
    .modifyEnd(sql`strict`)
    .execute();

  // One row: a reminder to an account, written before its mail is, so that no mail is sent twice. `request_id` is null for those that come by the
  // clock; `stop_hash` is of the token by which the reader of the mail chooses how often they come.
  await db.schema
    .createTable('reminder')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('request_id', 'integer', (c) => c.references('reminder_request.id'))
    .addColumn('stop_hash', 'text', (c) => c.unique())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
  await sql`create unique index reminder_once on reminder (account_id, day, ifnull(request_id, 0))`.execute(
    db,
  );

  // One row: how much of one kind a reminder was about. `organisation_id` is null for what a coordinator follows up on.
  await db.schema
    .createTable('reminder_count')
    .addColumn('reminder_id', 'integer', (c) => c.notNull().references('reminder.id'))
    .addColumn('organisation_id', 'text', (c) => c.references('organisation.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull().check(sql`count > 0`))
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema
    .createIndex('reminder_count_by_organisation')
    .on('reminder_count')
    .columns(['organisation_id', 'reminder_id'])
    .execute();

  for (const table of ['reminder_request', 'reminder', 'reminder_count'])
    for (const verb of ['update', 'delete'])
      await sql`
        create trigger ${sql.ref(`${table}_no_${verb}`)}
        before ${sql.raw(verb)} on ${sql.ref(table)}
        begin select raise(abort, 'what has been sent is never changed'); end
      `.execute(db);

  // One row: how often an account has chosen to be reminded by the clock.
  await db.schema
    .createTable('reminder_choice')
    .addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id'))
    .addColumn('rhythm', 'text', (c) => c.notNull().check(sql`rhythm in ('weekly', 'fourth-week', 'never')`))
    .addColumn('chosen_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();
}
