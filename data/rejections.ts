/** What was declined, until whoever proposed it has read it and put it away. */
import { type DecidedProposal, readDecisions } from './proposals.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

/** Of one author, declined since a moment; the newest first. */
export async function unreadRejections(
  database: Database,
  author: string,
  since: Temporal.Instant,
): Promise<DecidedProposal[]> {
  const decided = await readDecisions(database, since);
  const declined = decided.filter((one) => one.author === author && one.outcome === 'declined');
  if (declined.length === 0) return [];
  const rows = await database.selectFrom('rejection_read').select('proposal_id').execute();
  const read = new Set(rows.map(({ proposal_id }) => proposal_id));
  return declined.filter(({ id }) => !read.has(id));
}

/** The author has read that these were declined; those of others stay. */
export async function putAwayRejections(
  database: Database,
  author: string,
  proposals: readonly number[],
  now: Temporal.Instant,
): Promise<void> {
  for (const proposal of proposals)
    await database
      .insertInto('rejection_read')
      .columns(['proposal_id', 'recorded_at'])
      .expression((b) =>
        b
          .selectFrom('proposal')
          .select((s) => ['proposal.id', s.val(stored(now)).as('recorded_at')])
          .where('proposal.id', '=', proposal)
          .where('proposal.author', '=', author),
      )
      .onConflict((c) => c.doNothing())
      .execute();
}
