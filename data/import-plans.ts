/** What a sent sheet would change, until its sender has decided: private to that account, gone after an hour, and no restart loses it. */
import type { PlannedRow } from '../server/exchange/import-plan.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export type ImportPlan = { id: string; account: string; fileName: string; startedAt: Temporal.Instant };

const kept = { minutes: 60 };

/** In place of what the account sent before. */
export async function beginPlan(database: Database, plan: ImportPlan): Promise<void> {
  await forgetOldPlans(database, plan.startedAt);
  const own = await database
    .selectFrom('import_plan')
    .select('id')
    .where('account_id', '=', plan.account)
    // What is still being read is left to its reader, and forgotten with age.
    .where('complete', '=', 1)
    .execute();
  for (const { id } of own) await forgetPlan(database, id);
  await database
    .insertInto('import_plan')
    .values({
      id: plan.id,
      account_id: plan.account,
      file_name: plan.fileName,
      started_at: stored(plan.startedAt),
    })
    .execute();
}

/** `from`: how many rows are kept already. */
export async function keepRows(
  database: Database,
  id: string,
  rows: readonly PlannedRow[],
  from: number,
): Promise<void> {
  if (rows.length === 0) return;
  await database
    .insertInto('import_row')
    .values(
      rows.map((row, i) => ({
        plan_id: id,
        position: from + i,
        kind: kindOf(row),
        awaits: 'awaits' in row && row.awaits ? 1 : 0,
        body: JSON.stringify(row),
      })),
    )
    .execute();
}

function kindOf(row: PlannedRow) {
  return row.kind === 'changed' && row.clashes.length > 0 ? 'clashing' : row.kind;
}

/** It has been read to its end and may be decided on. */
export async function completePlan(database: Database, id: string): Promise<void> {
  await database.updateTable('import_plan').set({ complete: 1 }).where('id', '=', id).execute();
}

/** Undefined when it is somebody else's, not read to its end, too old or never was. */
export async function readPlan(
  database: Database,
  { id, account }: { id: string; account: string },
  now: Temporal.Instant,
): Promise<ImportPlan | undefined> {
  const row = await database
    .selectFrom('import_plan')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('complete', '=', 1)
    .where('started_at', '>', stored(now.subtract(kept)))
    .executeTakeFirst();
  return row && { id, account, fileName: row.file_name, startedAt: Temporal.Instant.from(row.started_at) };
}

type Kind = ReturnType<typeof kindOf>;

/** How many rows of each kind there are. */
export async function countRows(database: Database, id: string): Promise<Record<Kind, number>> {
  const rows = await database
    .selectFrom('import_row')
    .select(['kind', ({ fn }) => fn.countAll<number>().as('count')])
    .where('plan_id', '=', id)
    .groupBy('kind')
    .execute();
  const none = { new: 0, changed: 0, clashing: 0, unchanged: 0, wrong: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)])) };
}

/** Of how many rows somebody else has to approve what they say. */
export async function countAwaiting(database: Database, id: string): Promise<number> {
  const { count } = await database
    .selectFrom('import_row')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('plan_id', '=', id)
    .where('awaits', '=', 1)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The first of one kind, in the order of the sheet. */
export async function readRowsOf<Of extends Kind>(
  database: Database,
  id: string,
  kind: Of,
  most: number,
): Promise<Extract<PlannedRow, { kind: Of extends 'clashing' ? 'changed' : Of }>[]> {
  const rows = await database
    .selectFrom('import_row')
    .select('body')
    .where('plan_id', '=', id)
    .where('kind', '=', kind)
    .orderBy('position')
    .limit(most)
    .execute();
  return rows.map(({ body }) => JSON.parse(body));
}

/** The next so many that something is to be saved of, after a position; with theirs. */
export async function readRowsToSave(
  database: Database,
  id: string,
  after: number,
  most: number,
): Promise<{ position: number; row: PlannedRow }[]> {
  const rows = await database
    .selectFrom('import_row')
    .select(['position', 'body'])
    .where('plan_id', '=', id)
    .where('kind', 'in', ['new', 'changed', 'clashing'])
    .where('position', '>', after)
    .orderBy('position')
    .limit(most)
    .execute();
  return rows.map(({ position, body }) => ({ position, row: JSON.parse(body) }));
}

export async function forgetPlan(database: Database, id: string): Promise<void> {
  await database.deleteFrom('import_row').where('plan_id', '=', id).execute();
  await database.deleteFrom('import_plan').where('id', '=', id).execute();
}

export async function forgetOldPlans(database: Database, now: Temporal.Instant): Promise<void> {
  const old = await database
    .selectFrom('import_plan')
    .select('id')
    .where('started_at', '<=', stored(now.subtract(kept)))
    .execute();
  for (const { id } of old) await forgetPlan(database, id);
}
