import { type Kysely, sql } from 'kysely';

/** What has to be known between the password and the code, and where a second factor was begun. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The try in which the password was right, which ends well with the code; null: somebody came by a link, where no password is guessed.
  await sql`alter table pending_sign_in add column attempt integer`.execute(db);
  // How many codes have been tried with it.
  await sql`alter table pending_sign_in add column codes integer not null default 0`.execute(db);
  // Only there its secret is shown and confirmed. Begun before this was kept: begun anew.
  await sql`alter table second_factor add column session_id text`.execute(db);
}
