/** Confirmations and reports with their times, so that any moment can be told as it was known then. */
import type { SaidOverTime } from '../server/quality/quality.ts';
import type { Database } from './tables.ts';

export async function readSaidOverTime(database: Database): Promise<SaidOverTime> {
  const [confirmations, faults] = await Promise.all([
    database
      .selectFrom('confirmation')
      .select(['offer_id', 'part', 'organisation_id', 'recorded_at', 'said'])
      .orderBy('id')
      .execute(),
    database
      .selectFrom('fault_report')
      .leftJoin('fault_answer', 'fault_answer.report_id', 'fault_report.id')
      .select([
        'fault_report.offer_id',
        'fault_report.recorded_at',
        'fault_answer.recorded_at as answered_at',
      ])
      .orderBy('fault_report.id')
      .execute(),
  ]);
  return {
    confirmations: confirmations.map(({ offer_id, part, organisation_id, recorded_at, said }) => ({
      offerId: offer_id,
      part,
      organisation: organisation_id,
      at: Temporal.Instant.from(recorded_at),
      said,
    })),
    faults: faults.map(({ offer_id, recorded_at, answered_at }) => ({
      offerId: offer_id,
      at: Temporal.Instant.from(recorded_at),
      answeredAt: answered_at === null ? undefined : Temporal.Instant.from(answered_at),
    })),
  };
}
