import { type Kysely, sql } from 'kysely';

/** Who may sign in, and what they may do. Secrets are stored as hashes only, but for the shared secret of a second factor, which is needed whole. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: somebody who could or can sign in. Never removed: versions name it as their author.
  await db.schema
    .createTable('account')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('deactivated_at', 'text')
    .addColumn('demo', 'integer', (c) => c.notNull().defaultTo(0))
    .modifyEnd(sql`strict`)
    .execute();

  // One row: the person behind an account. The only place with a name and an address, so that both can be erased.
  await db.schema
    .createTable('person')
    .addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .modifyEnd(sql`strict`)
    .execute();

  // One row: an account holds a role, in an organisation, in a cluster, or everywhere.
  await db.schema
    .createTable('role_grant')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('role', 'text', (c) =>
      c.notNull().check(
        sql`(role in ('editor', 'approver') and organisation_id is not null and cluster_id is null)
          or (role in ('visitation', 'coordinator') and cluster_id is not null and organisation_id is null)
          or (role = 'administrator' and organisation_id is null and cluster_id is null)`,
      ),
    )
    .addColumn('organisation_id', 'text', (c) => c.references('organisation.id'))
    .addColumn('cluster_id', 'text', (c) => c.references('cluster.id'))
    .modifyEnd(sql`strict`)
    .execute();
  await sql`create unique index role_grant_once on role_grant
    (account_id, role, coalesce(organisation_id, ''), coalesce(cluster_id, ''))`.execute(db);

  // One row: the password an account signs in with now, as argon2id with its salt and cost.
  await db.schema
    .createTable('password')
    .addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id'))
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .modifyEnd(sql`strict`)
    .execute();

  // One row: the second factor of an account; asked for at sign-in once it is confirmed. A time step is used once.
  await db.schema
    .createTable('second_factor')
    .addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id'))
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('last_step', 'integer', (c) => c.notNull().defaultTo(0))
    .modifyEnd(sql`strict`)
    .execute();

  // One row: a code that stands in for the second factor once.
  await db.schema
    .createTable('recovery_code')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('recovery_code_key', ['account_id', 'hash'])
    .modifyEnd(sql`strict`)
    .execute();

  // One row: a link that lets its holder choose a password, once and for a time.
  await db.schema
    .createTable('password_link')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('purpose', 'text', (c) => c.notNull().check(sql`purpose in ('invitation', 'reset')`))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .modifyEnd(sql`strict`)
    .execute();

  // One row: somebody signed in on one device.
  await db.schema
    .createTable('session')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('last_used_at', 'text', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema.createIndex('session_by_account').on('session').column('account_id').execute();

  // One row: a try to sign in. Account and address as keyed hashes, so that tries can be counted and nobody be read out of them.
  await db.schema
    .createTable('sign_in_attempt')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('account_key', 'text', (c) => c.notNull())
    .addColumn('address_key', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) =>
      c.notNull().check(sql`outcome in ('signed-in', 'refused', 'slowed')`),
    )
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema.createIndex('sign_in_attempt_by_time').on('sign_in_attempt').column('at').execute();

  // One row: what an organisation has chosen. Without a row: no approval.
  await db.schema
    .createTable('organisation_choice')
    .addColumn('organisation_id', 'text', (c) => c.primaryKey().references('organisation.id'))
    .addColumn('approval', 'integer', (c) => c.notNull().defaultTo(0))
    .modifyEnd(sql`strict`)
    .execute();
}
