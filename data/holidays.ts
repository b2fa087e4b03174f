/** What organisations have confirmed of the days around the holidays. */
import type { HolidayConfirmations } from '../server/offers/holiday-hours.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export async function confirmHolidays(
  database: Database,
  days: readonly { offerId: string; season: string; date: string; words: string; organisation: string }[],
  by: { accountId: string; at: Temporal.Instant },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const { offerId, season, date, words, organisation } of days)
      await transaction
        .insertInto('holiday_confirmation')
        .values({
          offer_id: offerId,
          season,
          date,
          words,
          organisation_id: organisation,
          account_id: by.accountId,
          recorded_at: stored(by.at),
        })
        .execute();
  });
}

/** By offer, those recorded by a time as stored. */
export async function readHolidayConfirmations(
  database: Database,
  by: string,
): Promise<ReadonlyMap<string, HolidayConfirmations>> {
  const rows = await database
    .selectFrom('holiday_confirmation')
    .select(['offer_id', 'date', 'words', 'recorded_at'])
    .where('recorded_at', '<=', by)
    .orderBy('id')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ offer_id }) => offer_id)].map(([id, days]) => [
      id,
      Object.fromEntries(
        days.map(({ date, words, recorded_at }) => [date, { words, at: Temporal.Instant.from(recorded_at) }]),
      ),
    ]),
  );
}
