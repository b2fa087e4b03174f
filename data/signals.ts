/** What is said about offers besides their versions, as the catalogue needs it: now, or as it had been said by a moment; nothing said is ever changed. */
import type { Confirmations } from '../server/offers/confirmation.ts';
import type { OfferSignals, Signals } from '../server/offers/signals.ts';
import { readHolidayConfirmations } from './holidays.ts';
import { minuteOfStored, stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export async function readSignals(database: Database, saidBy?: Temporal.Instant): Promise<Signals> {
  const by = saidBy ? stored(saidBy) : endOfTime;
  const [confirmations, faults, capacity, holidays] = await Promise.all([
    newestConfirmations(database, by),
    openFaults(database, by),
    newestCapacity(database, by),
    readHolidayConfirmations(database, by),
  ]);
  const ids = new Set([...confirmations.keys(), ...faults.keys(), ...capacity.keys(), ...holidays.keys()]);
  return new Map(
    [...ids].map((id) => [
      id,
      {
        confirmations: confirmations.get(id) ?? {},
        faults: faults.get(id) ?? [],
        capacity: capacity.get(id),
        holidays: holidays.get(id) ?? {},
      },
    ]),
  );
}

/** Sorts after every time as stored. */
const endOfTime = '9999';

async function newestConfirmations(database: Database, by: string): Promise<Map<string, Confirmations>> {
  const rows = await database
    .selectFrom('confirmation')
    .select(['offer_id', 'part', 'organisation_id', 'recorded_at', 'said'])
    .where('recorded_at', '<=', by)
    .orderBy('id')
    .execute();
  const found = new Map<string, Confirmations>();
  for (const { offer_id, part, organisation_id, recorded_at, said } of rows)
    found.set(offer_id, {
      ...found.get(offer_id),
      [part]: { at: Temporal.Instant.from(recorded_at), organisation: organisation_id, said },
    });
  return found;
}

/** Those nobody had answered by then. */
async function openFaults(database: Database, by: string): Promise<Map<string, OfferSignals['faults']>> {
  const rows = await database
    .selectFrom('fault_report')
    .leftJoin('fault_answer', (join) =>
      join.onRef('fault_answer.report_id', '=', 'fault_report.id').on('fault_answer.recorded_at', '<=', by),
    )
    .select(['fault_report.offer_id', 'fault_report.kind', 'fault_report.recorded_at'])
    .where('fault_report.recorded_at', '<=', by)
    .where('fault_answer.report_id', 'is', null)
    .orderBy('fault_report.id')
    .execute();
  const byOffer = Map.groupBy(rows, ({ offer_id }) => offer_id);
  return new Map(
    [...byOffer].map(([id, reports]) => [
      id,
      reports.map(({ kind, recorded_at }) => ({ kind, at: minuteOfStored(recorded_at) })),
    ]),
  );
}

async function newestCapacity(
  database: Database,
  by: string,
): Promise<Map<string, OfferSignals['capacity']>> {
  const rows = await database
    .selectFrom('capacity_report')
    .selectAll()
    .where('id', 'in', (reports) =>
      reports
        .selectFrom('capacity_report')
        .select(({ fn }) => fn.max('id').as('id'))
        .where('recorded_at', '<=', by)
        .groupBy('offer_id'),
    )
    .execute();
  return new Map(
    rows.map((row) => [
      row.offer_id,
      {
        level: row.level,
        free: row.free,
        reason: row.reason,
        expectedEnd: row.expected_end,
        reporter: row.reporter,
        reportedAt: minuteOfStored(row.recorded_at),
        expiresAt: minuteOfStored(row.expires_at),
      },
    ]),
  );
}
