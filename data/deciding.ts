/** Approving and declining: the decision and what it saves, all or nothing. */
import { approving, declining } from '../server/versions/deciding.ts';
import type { OfferField } from '../server/versions/offer-merge.ts';
import { recordedAfter } from '../server/versions/recorded-after.ts';
import { saveOfferWithin, takeTurn } from './offer-saving.ts';
import { readVersionsOf } from './offers.ts';
import { appendDecision, type Decision, readOpenProposals } from './proposals.ts';
import type { Database } from './tables.ts';

export type DecisionResult =
  | { kind: 'decided' }
  /** Somebody has decided already. */
  | { kind: 'gone' }
  /** Somebody has saved other text in the same fields since; `prefer` settles it. Nothing has been saved. */
  | { kind: 'clash'; fields: (OfferField | 'state')[] };

export async function decide(
  database: Database,
  decision: Decision & { prefer?: 'proposal' | 'standing' },
  askedAt: Temporal.Instant,
): Promise<DecisionResult> {
  return database.transaction().execute(async (transaction) => {
    await takeTurn(transaction);
    const proposal = (await readOpenProposals(transaction)).find(({ id }) => id === decision.proposal);
    if (!proposal) return { kind: 'gone' };
    const versions = await readVersionsOf(transaction, { id: proposal.offerId });
    const now = recordedAfter(versions, askedAt);
    const approved = decision.outcome === 'approved';
    const { save, clashes } = approved
      ? approving(proposal, versions, decision.prefer ?? 'standing', now)
      : declining(proposal, versions, now);
    if (approved && clashes.length > 0 && decision.prefer === undefined)
      return { kind: 'clash', fields: clashes };
    // The text is its author's, also when somebody else has approved it.
    const by = approved
      ? { author: proposal.author, reason: proposal.reason }
      : { author: decision.author, reason: decision.reason };
    const result =
      save &&
      (await saveOfferWithin(
        transaction,
        { ...save.content, ...by, base: save.base, effectiveFrom: save.effectiveFrom, decided: true },
        now,
      ));
    await appendDecision(transaction, decision, result?.kind === 'saved' ? result.sequence : null, now);
    return { kind: 'decided' };
  });
}
