/** Who has been mailed about proposals, and when. */
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

/** Whoever may approve, or whoever proposed. */
export type ProposalReader = 'approver' | 'author';

/** By account id. */
export async function lastProposalMails(
  database: Database,
  reader: ProposalReader,
): Promise<Map<string, Temporal.Instant>> {
  const rows = await database
    .selectFrom('proposal_mail')
    .select(['account_id', ({ fn }) => fn.max('recorded_at').as('at')])
    .where('reader', '=', reader)
    .groupBy('account_id')
    .execute();
  return new Map(rows.map(({ account_id, at }) => [account_id, Temporal.Instant.from(at)]));
}

export async function noteProposalMail(
  database: Database,
  accountId: string,
  reader: ProposalReader,
  now: Temporal.Instant,
): Promise<void> {
  await database
    .insertInto('proposal_mail')
    .values({ account_id: accountId, reader, recorded_at: stored(now) })
    .execute();
}
