/** Tries to sign in, kept for thirty days. */
import { rememberedDays, type Try } from '../server/sign-in/sign-in-pace.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

type Keys = { accountKey: string; addressKey: string };

export function triesIn(database: Database) {
  return {
    /** In one transaction, so that many at once are not all the first. */
    begin: (keys: Keys, weigh: (tries: Try[]) => number, now: Temporal.Instant) =>
      database.transaction().execute(async (transaction) => {
        const wait = weigh(await readTries(transaction, keys, now));
        if (wait === 0) return { id: await write(transaction, keys, 'refused', now) };
        if (!(await isSlowed(transaction, keys, now.subtract({ seconds: 30 }))))
          await write(transaction, keys, 'slowed', now);
        return { wait };
      }),
    succeed: async (id: number): Promise<void> => {
      await database
        .updateTable('sign_in_attempt')
        .set({ outcome: 'signed-in' })
        .where('rowid', '=', id)
        .execute();
    },
  };
}

async function readTries(
  database: Database,
  { accountKey, addressKey }: Keys,
  now: Temporal.Instant,
): Promise<Try[]> {
  const rows = await database
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where('at', '>', stored(now.subtract({ hours: 24 * rememberedDays })))
    .where(({ or, eb }) => or([eb('account_key', '=', accountKey), eb('address_key', '=', addressKey)]))
    .execute();
  return rows.flatMap(({ at, outcome, account_key, address_key }) =>
    outcome === 'slowed'
      ? []
      : {
          at: Temporal.Instant.from(at),
          outcome,
          sameAccount: account_key === accountKey,
          sameAddress: address_key === addressKey,
        },
  );
}

async function write(
  database: Database,
  { accountKey, addressKey }: Keys,
  outcome: 'refused' | 'slowed',
  now: Temporal.Instant,
): Promise<number> {
  const { insertId } = await database
    .insertInto('sign_in_attempt')
    .values({ at: stored(now), account_key: accountKey, address_key: addressKey, outcome })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

/** A flood of them is one line each half minute. */
async function isSlowed(
  database: Database,
  { accountKey, addressKey }: Keys,
  since: Temporal.Instant,
): Promise<boolean> {
  const row = await database
    .selectFrom('sign_in_attempt')
    .select('at')
    .where('account_key', '=', accountKey)
    .where('address_key', '=', addressKey)
    .where('outcome', '=', 'slowed')
    .where('at', '>', stored(since))
    .executeTakeFirst();
  return row !== undefined;
}
