import { type Kysely, sql } from 'kysely';

/** A confirmation says what it was of; the form of an offer no longer confirms anything. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The part as it read, JSON. Of those made before nobody kept it, so they hold for no text and are asked for again.
  await sql`alter table confirmation add column said text not null default ''`.execute(db);

  // A draft is refused whole when it has a field that the form has not.
  await sql`
    update draft set fields = (
      select json_group_array(json(field.value)) from json_each(draft.fields) as field
      where field.value ->> 0 <> 'change.confirmed'
    )
  `.execute(db);
}
