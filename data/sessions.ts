/** Who is signed in where. A session is known by the hash of its token, so that the table signs nobody in. */
import type { Account } from '../server/accounts/account.ts';
import { isAlive } from '../server/accounts/session-life.ts';
import { readActiveAccount } from './accounts.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export type SignedIn = { account: Account; sessionId: string };

export async function startSession(
  database: Database,
  session: { tokenHash: string; id: string; accountId: string; device: string },
  now: Temporal.Instant,
): Promise<void> {
  await database
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      id: session.id,
      account_id: session.accountId,
      created_at: stored(now),
      last_used_at: stored(now),
      device: session.device,
      ended_at: null,
    })
    .execute();
}

/** Idle time is counted in minutes, so a session in use is written to once a minute at most. */
const writtenAfter = 60;

/** Who holds the token, and whether its use is to be noted; undefined when the session has ended, is too old or the account is deactivated. */
export async function readSession(
  database: Database,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<(SignedIn & { toBeNoted: boolean }) | undefined> {
  const session = await database
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!session) return undefined;
  const lastUsedAt = Temporal.Instant.from(session.last_used_at);
  const times = {
    createdAt: Temporal.Instant.from(session.created_at),
    lastUsedAt,
    endedAt: session.ended_at === null ? null : Temporal.Instant.from(session.ended_at),
  };
  if (!isAlive(times, now)) return undefined;
  const account = await readActiveAccount(database, session.account_id);
  if (!account) return undefined;
  // Also when the clock has been set back: idle time is counted from now on.
  const toBeNoted = now.since(lastUsedAt).abs().total('seconds') >= writtenAfter;
  return { account, sessionId: session.id, toBeNoted };
}

export async function noteUse(database: Database, tokenHash: string, now: Temporal.Instant): Promise<void> {
  await database
    .updateTable('session')
    .set({ last_used_at: stored(now) })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends one session of an account; a session of somebody else is left alone. */
export async function endSession(
  database: Database,
  accountId: string,
  sessionId: string,
  now: Temporal.Instant,
): Promise<void> {
  await database
    .updateTable('session')
    .set({ ended_at: stored(now) })
    .where('account_id', '=', accountId)
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends every session of an account but `kept`, for one that has lost its password, its second factor or its job. */
export async function endSessions(
  database: Database,
  accountId: string,
  now: Temporal.Instant,
  kept = '',
): Promise<void> {
  await database
    .updateTable('session')
    .set({ ended_at: stored(now) })
    .where('account_id', '=', accountId)
    .where('id', '!=', kept)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends the session of a token, whoever holds it. */
export async function endSessionOf(
  database: Database,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<void> {
  await database
    .updateTable('session')
    .set({ ended_at: stored(now) })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute();
}

export type Session = {
  id: string;
  device: string;
  createdAt: Temporal.Instant;
  lastUsedAt: Temporal.Instant;
};

/** Those still alive, the latest used first. */
export async function readSessions(
  database: Database,
  accountId: string,
  now: Temporal.Instant,
): Promise<Session[]> {
  const rows = await database
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('last_used_at', 'desc')
    .execute();
  return rows
    .map(({ id, device, created_at, last_used_at }) => ({
      id,
      device,
      createdAt: Temporal.Instant.from(created_at),
      lastUsedAt: Temporal.Instant.from(last_used_at),
    }))
    .filter((times) => isAlive({ ...times, endedAt: null }, now));
}
