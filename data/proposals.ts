/** What awaits approval, and what became of it. */
import type { Selectable } from 'kysely';
import { startingVersion } from '../server/catalogue/offer-version.ts';
import { type Offer, offerSchema } from '../server/offers/offer-schema.ts';
import { readVersionsOf } from './offers.ts';
import { stored } from './stored-time.ts';
import type { Database, Tables } from './tables.ts';

export type Proposal = {
  id: number;
  offerId: string;
  /** Whose approval it awaited when it was written. */
  organisation: string;
  recordedAt: Temporal.Instant;
  effectiveFrom: Temporal.Instant;
  author: string;
  reason: string;
  state: 'published' | 'withdrawn';
  offer: Offer;
  /** The version it was written on; null for a new offer. */
  base: number | null;
  /** The version it became at once, when it was urgent. */
  live: number | null;
};

/** The organisations that have chosen that an editor's save is approved by somebody else. */
export async function approvingOrganisations(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('organisation_choice')
    .select('organisation_id')
    .where('approval', '=', 1)
    .execute();
  return new Set(rows.map(({ organisation_id }) => organisation_id));
}

/** Whether the organisation wants approval and the author cannot give it. */
export async function needsApproval(
  database: Database,
  organisation: string,
  author: string,
): Promise<boolean> {
  if (!(await approvingOrganisations(database)).has(organisation)) return false;
  const grants = await database
    .selectFrom('role_grant')
    .selectAll()
    .where('account_id', '=', author)
    .execute();
  return !grants.some(
    ({ role, organisation_id }) =>
      role === 'administrator' || (role === 'approver' && organisation_id === organisation),
  );
}

export async function appendProposal(
  database: Database,
  proposal: Omit<Proposal, 'id' | 'offerId' | 'recordedAt'>,
  now: Temporal.Instant,
): Promise<number> {
  const { offer, organisation, effectiveFrom, author, reason, state, base, live } = proposal;
  const { id } = await database
    .insertInto('proposal')
    .values({
      offer_id: offer.id,
      organisation_id: organisation,
      recorded_at: stored(now),
      effective_from: stored(effectiveFrom),
      author,
      reason,
      state,
      body: JSON.stringify(offer),
      base,
      live,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Those nobody has decided on, the oldest first; of one offer when it is given. */
export async function readOpenProposals(database: Database, offerId?: string): Promise<Proposal[]> {
  const open = database
    .selectFrom('proposal')
    .leftJoin('proposal_decision', 'proposal_decision.proposal_id', 'proposal.id')
    .selectAll('proposal')
    .where('proposal_decision.proposal_id', 'is', null)
    .orderBy('proposal.id');
  const rows = await (offerId === undefined ? open : open.where('proposal.offer_id', '=', offerId)).execute();
  return rows.map(proposalOf);
}

/** As last proposed at an address; undefined when it never was. */
export async function readProposedOffer(database: Database, slug: string): Promise<Offer | undefined> {
  const row = await database
    .selectFrom('proposal')
    .innerJoin('offer', 'offer.id', 'proposal.offer_id')
    .select('proposal.body')
    .where('offer.slug', '=', slug)
    .orderBy('proposal.id', 'desc')
    .executeTakeFirst();
  return row && offerSchema.parse(JSON.parse(row.body));
}

export type DecidedProposal = Proposal & {
  decidedAt: Temporal.Instant;
  decidedBy: string;
  outcome: Decision['outcome'];
  /** What was said to it; may be empty. */
  answer: string;
};

/** What somebody else than the author has decided since a moment, the newest first. */
export async function readDecisions(database: Database, since: Temporal.Instant): Promise<DecidedProposal[]> {
  const rows = await database
    .selectFrom('proposal')
    .innerJoin('proposal_decision', 'proposal_decision.proposal_id', 'proposal.id')
    .selectAll('proposal')
    .select([
      'proposal_decision.recorded_at as decided_at',
      'proposal_decision.author as decided_by',
      'proposal_decision.outcome',
      'proposal_decision.reason as answer',
    ])
    .where('proposal_decision.recorded_at', '>=', stored(since))
    .whereRef('proposal_decision.author', '<>', 'proposal.author')
    .orderBy('proposal_decision.recorded_at', 'desc')
    .orderBy('proposal.id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...proposalOf(row),
    decidedAt: Temporal.Instant.from(row.decided_at),
    decidedBy: row.decided_by,
    outcome: row.outcome,
    answer: row.answer,
  }));
}

function proposalOf(row: Selectable<Tables['proposal']>): Proposal {
  return {
    id: row.id,
    offerId: row.offer_id,
    organisation: row.organisation_id,
    recordedAt: Temporal.Instant.from(row.recorded_at),
    effectiveFrom: Temporal.Instant.from(row.effective_from),
    author: row.author,
    reason: row.reason,
    state: row.state,
    offer: offerSchema.parse(JSON.parse(row.body)),
    base: row.base,
    live: row.live,
  };
}

/** The same, each with the organisation that edits the offer now: who decides changes hands with it. */
export async function awaitedNow<Kind extends Proposal>(
  database: Database,
  proposals: readonly Kind[],
  now: Temporal.Instant,
): Promise<Kind[]> {
  const offers = [...new Set(proposals.map(({ offerId }) => offerId))];
  const versions = Map.groupBy(await readVersionsOf(database, { ids: offers }), ({ offerId }) => offerId);
  return proposals.map((proposal) => ({
    ...proposal,
    organisation:
      startingVersion(versions.get(proposal.offerId) ?? [], now)?.offer.editor ?? proposal.organisation,
  }));
}

export type Decision = { proposal: number; author: string; outcome: 'approved' | 'declined'; reason: string };

export async function appendDecision(
  database: Database,
  { proposal, author, outcome, reason }: Decision,
  sequence: number | null,
  now: Temporal.Instant,
): Promise<void> {
  await database
    .insertInto('proposal_decision')
    .values({ proposal_id: proposal, recorded_at: stored(now), author, outcome, reason, sequence })
    .execute();
}
