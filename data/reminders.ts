/** Who has been reminded when, of how much, and how often they want to be. A row is written before its mail is sent, so that none is sent twice. */
import { type Rhythm, usualRhythm } from '../server/reminders/rhythm.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export type ReminderCount = { organisation: string | undefined; kind: string; count: number };

/** False when the account has one of that day already, from whichever process. `day`: ISO date in Denmark. */
export async function claimReminder(
  database: Database,
  reminder: { accountId: string; stopHash: string; counts: readonly ReminderCount[] },
  now: Temporal.ZonedDateTime,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const { accountId, stopHash, counts } = reminder;
    return noteReminder(transaction, { accountId, stopHash, counts, request: null }, now);
  });
}

/** All of them; false, and none, when somebody has had the organisation reminded that day already. */
export async function claimReminders(
  database: Database,
  asked: {
    organisation: string;
    by: string;
    to: readonly { accountId: string; counts: readonly ReminderCount[] }[];
  },
  now: Temporal.ZonedDateTime,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const request = await transaction
      .insertInto('reminder_request')
      .values({
        organisation_id: asked.organisation,
        day: now.toPlainDate().toString(),
        asked_by: asked.by,
        recorded_at: stored(now.toInstant()),
      })
      .onConflict((c) => c.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!request) return false;
    for (const { accountId, counts } of asked.to)
      await noteReminder(transaction, { accountId, stopHash: null, counts, request: request.id }, now);
    return true;
  });
}

async function noteReminder(
  transaction: Database,
  {
    accountId,
    stopHash,
    counts,
    request,
  }: { accountId: string; stopHash: string | null; counts: readonly ReminderCount[]; request: number | null },
  now: Temporal.ZonedDateTime,
): Promise<boolean> {
  const written = await transaction
    .insertInto('reminder')
    .values({
      account_id: accountId,
      day: now.toPlainDate().toString(),
      request_id: request,
      stop_hash: stopHash,
      recorded_at: stored(now.toInstant()),
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return false;
  for (const { organisation, kind, count } of counts)
    await transaction
      .insertInto('reminder_count')
      .values({ reminder_id: written.id, organisation_id: organisation ?? null, kind, count })
      .execute();
  return true;
}

/** The newest day each account was reminded by the clock, not after `today`. */
export async function lastByClock(
  database: Database,
  today: Temporal.PlainDate,
): Promise<Map<string, Temporal.PlainDate>> {
  const rows = await database
    .selectFrom('reminder')
    .select(['account_id', ({ fn }) => fn.max('day').as('day')])
    .where('request_id', 'is', null)
    .where('day', '<=', today.toString())
    .groupBy('account_id')
    .execute();
  return new Map(rows.map(({ account_id, day }) => [account_id, Temporal.PlainDate.from(day)]));
}

/** The newest day an account was reminded, however it came. */
export async function lastTo(database: Database, accountId: string): Promise<Temporal.PlainDate | undefined> {
  const row = await database
    .selectFrom('reminder')
    .select(({ fn }) => fn.max('day').as('day'))
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.day ? Temporal.PlainDate.from(row.day) : undefined;
}

/** The organisations each account was reminded of by hand from a day on. */
export async function toldByHand(
  database: Database,
  since: Temporal.PlainDate,
): Promise<Map<string, Set<string>>> {
  const rows = await database
    .selectFrom('reminder')
    .innerJoin('reminder_request', 'reminder_request.id', 'reminder.request_id')
    .select(['reminder.account_id', 'reminder_request.organisation_id'])
    .where('reminder.day', '>=', since.toString())
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ account_id }) => account_id)].map(([account, own]) => [
      account,
      new Set(own.map(({ organisation_id }) => organisation_id)),
    ]),
  );
}

/** When anybody was last reminded of each organisation, by the clock or by hand. */
export async function lastReminded(database: Database): Promise<Map<string, Temporal.Instant>> {
  const rows = await database
    .selectFrom('reminder_count')
    .innerJoin('reminder', 'reminder.id', 'reminder_count.reminder_id')
    .select(['organisation_id', ({ fn }) => fn.max('reminder.recorded_at').as('at')])
    .where('organisation_id', 'is not', null)
    .groupBy('organisation_id')
    .execute();
  return new Map(rows.map(({ organisation_id, at }) => [organisation_id ?? '', Temporal.Instant.from(at)]));
}

/** The organisations that somebody has had reminded on a day: when, and the accounts it went to. */
export async function requestedOn(
  database: Database,
  day: Temporal.PlainDate,
): Promise<Map<string, { at: Temporal.Instant; accounts: string[] }>> {
  const rows = await database
    .selectFrom('reminder_request')
    .innerJoin('reminder', 'reminder.request_id', 'reminder_request.id')
    .select(['reminder_request.organisation_id', 'reminder_request.recorded_at', 'reminder.account_id'])
    .where('reminder_request.day', '=', day.toString())
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ organisation_id }) => organisation_id)].map(([organisation, own]) => [
      organisation,
      {
        at: Temporal.Instant.from(own[0]?.recorded_at ?? ''),
        accounts: own.map(({ account_id }) => account_id),
      },
    ]),
  );
}

/** Of those who have chosen. */
export async function readRhythms(database: Database): Promise<Map<string, Rhythm>> {
  const rows = await database.selectFrom('reminder_choice').select(['account_id', 'rhythm']).execute();
  return new Map(rows.map(({ account_id, rhythm }) => [account_id, rhythm]));
}

export async function rhythmOf(database: Database, accountId: string): Promise<Rhythm> {
  return (await readRhythms(database)).get(accountId) ?? usualRhythm;
}

export async function chooseRhythm(
  database: Database,
  accountId: string,
  rhythm: Rhythm,
  now: Temporal.Instant,
): Promise<void> {
  const chosen = { rhythm, chosen_at: stored(now) };
  await database
    .insertInto('reminder_choice')
    .values({ account_id: accountId, ...chosen })
    .onConflict((c) => c.column('account_id').doUpdateSet(chosen))
    .execute();
}

/** The account whose mail held the token with this hash; undefined when there is none, or it has left. */
export async function accountOfStop(database: Database, stopHash: string): Promise<string | undefined> {
  const row = await database
    .selectFrom('reminder')
    .innerJoin('account', 'account.id', 'reminder.account_id')
    .select('reminder.account_id')
    .where('reminder.stop_hash', '=', stopHash)
    .where('account.deactivated_at', 'is', null)
    .executeTakeFirst();
  return row?.account_id;
}
