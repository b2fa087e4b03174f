/** Fault reports and the owners' answers. Nothing is changed afterwards but the reporter's contact, which is erased with the answer. */

import type { FaultReport } from '../server/faults/fault-words.ts';
import type { FaultKind, FaultOutcome } from '../server/offers/caution.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

/** `accountId` is null for a reader who has not signed in. Returns the report's id. */
export async function reportFault(
  database: Database,
  report: {
    offerId: string;
    kind: FaultKind;
    number: string | null;
    text: string;
    contact: string | null;
    accountId: string | null;
  },
  now: Temporal.Instant,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const { id } = await transaction
      .insertInto('fault_report')
      .values({
        offer_id: report.offerId,
        kind: report.kind,
        number: report.number,
        text: report.text,
        account_id: report.accountId,
        recorded_at: stored(now),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (report.contact !== null)
      await transaction
        .insertInto('fault_contact')
        .values({ report_id: id, contact: report.contact })
        .execute();
    return id;
  });
}

/** Every report on an offer, the newest first. */
export async function readFaults(database: Database, offerId: string): Promise<FaultReport[]> {
  const rows = await database
    .selectFrom('fault_report')
    .leftJoin('fault_contact', 'fault_contact.report_id', 'fault_report.id')
    .leftJoin('fault_answer', 'fault_answer.report_id', 'fault_report.id')
    .select([
      'fault_report.id',
      'fault_report.kind',
      'fault_report.number',
      'fault_report.text',
      'fault_report.recorded_at',
      'fault_contact.contact',
      'fault_answer.outcome',
      'fault_answer.text as answer',
      'fault_answer.recorded_at as answered_at',
    ])
    .where('fault_report.offer_id', '=', offerId)
    .orderBy('fault_report.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    text: row.text,
    recordedAt: Temporal.Instant.from(row.recorded_at),
    contact: row.contact,
    answer:
      row.outcome === null || row.answered_at === null
        ? undefined
        : {
            outcome: row.outcome,
            text: row.answer ?? '',
            recordedAt: Temporal.Instant.from(row.answered_at),
          },
  }));
}

/** Answers the reports of one offer that nobody has answered; those of other offers are left alone. Returns how many. */
export async function answerFaults(
  database: Database,
  answer: {
    offerId: string;
    reports: readonly number[];
    outcome: FaultOutcome;
    text: string;
    accountId: string;
  },
  now: Temporal.Instant,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const open = await transaction
      .selectFrom('fault_report')
      .leftJoin('fault_answer', 'fault_answer.report_id', 'fault_report.id')
      .select('fault_report.id')
      .where('fault_report.offer_id', '=', answer.offerId)
      .where('fault_report.id', 'in', answer.reports)
      .where('fault_answer.report_id', 'is', null)
      .execute();
    for (const { id } of open) {
      await transaction
        .insertInto('fault_answer')
        .values({
          report_id: id,
          outcome: answer.outcome,
          text: answer.text,
          account_id: answer.accountId,
          recorded_at: stored(now),
        })
        .execute();
      await transaction.deleteFrom('fault_contact').where('report_id', '=', id).execute();
    }
    return open.length;
  });
}

/** The newest report that nobody answered the telephone by this account since a moment, unless it has been answered or taken back. */
export async function ownNoAnswerSince(
  database: Database,
  { offerId, accountId }: { offerId: string; accountId: string },
  since: Temporal.Instant,
): Promise<number | undefined> {
  const row = await database
    .selectFrom('fault_report')
    .leftJoin('fault_answer', 'fault_answer.report_id', 'fault_report.id')
    .select('fault_report.id')
    .where('fault_report.offer_id', '=', offerId)
    .where('fault_report.account_id', '=', accountId)
    .where('fault_report.kind', '=', 'no-answer')
    .where('fault_report.recorded_at', '>', stored(since))
    .where('fault_answer.report_id', 'is', null)
    .orderBy('fault_report.id', 'desc')
    .executeTakeFirst();
  return row?.id;
}

/** When each offer's readers of this kind were last mailed about its reports. */
export async function lastFaultMails(
  database: Database,
  reader: 'owner' | 'coordinator',
): Promise<Map<string, Temporal.Instant>> {
  const rows = await database
    .selectFrom('fault_mail')
    .select(['offer_id', ({ fn }) => fn.max('recorded_at').as('at')])
    .where('reader', '=', reader)
    .groupBy('offer_id')
    .execute();
  return new Map(rows.map(({ offer_id, at }) => [offer_id, Temporal.Instant.from(at)]));
}

export async function noteFaultMail(
  database: Database,
  offerId: string,
  reader: 'owner' | 'coordinator',
  now: Temporal.Instant,
): Promise<void> {
  await database
    .insertInto('fault_mail')
    .values({ offer_id: offerId, reader, recorded_at: stored(now) })
    .execute();
}
