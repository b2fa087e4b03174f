/** What awaits approval, and what became of it. */
import type { Database } from './tables.ts';

/** The organisations that have chosen that an editor's save is approved by somebody else. */
export async function approvingOrganisations(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('organisation_choice')
    .select('organisation_id')
    .where('approval', '=', 1)
    .execute();
  return new Set(rows.map(({ organisation_id }) => organisation_id));
}
