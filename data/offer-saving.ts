/** Saving an offer: nothing is overwritten, nobody's text is lost, and what is planned is kept up to date. */
import { sql } from 'kysely';
import {
  type OfferVersion,
  standingAt,
  startingVersion,
  waitingAfter,
} from '../server/catalogue/offer-version.ts';
import { type Offer, offerSchema } from '../server/offers/offer-schema.ts';
import { weighApproval } from '../server/versions/approval-rule.ts';
import { carry, sameContent } from '../server/versions/carrying.ts';
import type { OfferField } from '../server/versions/offer-merge.ts';
import { latest, recordedAfter } from '../server/versions/recorded-after.ts';
import { plannedOf } from '../server/versions/reign.ts';
import { outlivesItsText, rewrittenParts } from '../server/versions/rewritten-parts.ts';
import { confirmParts, isOfOrganisation } from './confirmations.ts';
import { appendVersion, identify, type NewVersion, readVersionsOf } from './offers.ts';
import { appendProposal, needsApproval, type Proposal, readOpenProposals } from './proposals.ts';
import type { Database } from './tables.ts';

export type OfferSave = {
  offer: Offer;
  /** Sequence of the version that the author started from; null for a new offer. */
  base: number | null;
  /** Now or later. */
  effectiveFrom: Temporal.Instant;
  /** Account id. */
  author: string;
  reason: string;
  state: 'published' | 'draft' | 'withdrawn';
  /** The handover it is part of. */
  handover?: number;
  /** Somebody who may has decided on it: it is not weighed for approval. */
  decided?: boolean;
};

/** A later-dated change that a correction met; it has no new sequence when it has its own text for all that was corrected. */
export type CarriedChange = {
  effectiveFrom: Temporal.Instant;
  sequence: number | null;
  /** Corrected fields where the later-dated change keeps a text of its own. */
  kept: (OfferField | 'state')[];
};

export type SaveResult =
  /** `awaiting`: the proposal that holds the rest, where only what was urgent went live. */
  | { kind: 'saved'; sequence: number; carried: CarriedChange[]; awaiting?: number }
  /** Nothing is live before somebody has approved it. `again`: it had been proposed already. */
  | { kind: 'awaits-approval'; proposal: number; again?: true }
  /** What was saved is what already stands. */
  | { kind: 'unchanged'; sequence: number }
  /** Somebody has saved since: `newest` is what stands, `base` what the author started from. Nothing has been saved. */
  | { kind: 'conflict'; newest: OfferVersion; base: OfferVersion | null };

/**
 * Appends a version, and one for each later-dated change it reaches, all or nothing.
 * @throws RangeError when it would take effect in the past
 * @throws SlugMistake
 */
export async function saveOffer(
  database: Database,
  save: OfferSave,
  now: Temporal.Instant,
): Promise<SaveResult> {
  return database.transaction().execute((transaction) => saveOfferWithin(transaction, save, now));
}

/** The same as part of a transaction that saves more. */
export async function saveOfferWithin(
  transaction: Database,
  asked: OfferSave,
  askedAt: Temporal.Instant,
): Promise<SaveResult> {
  if (Temporal.Instant.compare(asked.effectiveFrom, askedAt) < 0)
    throw new RangeError('a version takes effect now or later, never in the past');
  await takeTurn(transaction);
  const content = { state: asked.state, offer: offerSchema.parse(asked.offer) };
  const versions = await readVersionsOf(transaction, { id: content.offer.id });
  const now = recordedAfter(versions, askedAt);
  const save = { ...asked, effectiveFrom: latest(asked.effectiveFrom, now) };
  const standing = standingAt(versions, save.effectiveFrom);
  if (standing && save.state !== 'draft' && sameContent(content, standing))
    return { kind: 'unchanged', sequence: standing.sequence };
  const waiting = waitingAfter(versions, save.effectiveFrom);
  const newest = startingVersion(versions, save.effectiveFrom);
  if (newest && outlivesItsText(newest.offer, content.offer)) content.offer.verifiedAt = null;
  if (newest && newest.sequence !== save.base)
    return {
      kind: 'conflict',
      newest,
      base: versions.find(({ sequence }) => sequence === save.base) ?? null,
    };
  if (!save.decided && save.state !== 'draft') {
    const before = standingAt(versions, now) ?? newest;
    const organisation = before?.offer.editor ?? content.offer.editor;
    if (await needsApproval(transaction, organisation, save.author))
      return propose(transaction, { ...save, ...content, state: save.state }, newest, organisation, now);
  }
  const append = (version: Omit<NewVersion, 'recordedAt' | 'author'>, recordedAt = now) =>
    appendVersion(transaction, { ...version, recordedAt, author: save.author });
  const { effectiveFrom, reason, handover } = save;
  const sequence = await append({ effectiveFrom, reason, handover, ...content });
  if (
    standing?.state === 'published' &&
    save.state === 'published' &&
    Temporal.Instant.compare(effectiveFrom, now) === 0
  )
    await confirmRewritten(transaction, standing.offer, content.offer, save.author, now);
  const carried: CarriedChange[] = [];
  const planned = plannedOf(versions, save.effectiveFrom);
  if (newest && save.state !== 'draft')
    for (const { waiting: change, content: then, kept } of carry(newest, content, waiting)) {
      // It is still that change, for its own reason.
      const version = { ...change, ...then, carriedFrom: sequence };
      const after = latest(now, change.recordedAt);
      const appended = sameContent(then, change) ? null : await append(version, after);
      // A cancelled one follows so that it goes on changing nothing; nobody waits for it.
      if (planned.includes(change))
        carried.push({ effectiveFrom: change.effectiveFrom, sequence: appended, kept });
    }
  return { kind: 'saved', sequence, carried };
}

/** What is urgent goes live, the rest waits; both are told to the approvers. */
async function propose(
  transaction: Database,
  save: OfferSave & { state: 'published' | 'withdrawn' },
  newest: OfferVersion | undefined,
  organisation: string,
  now: Temporal.Instant,
): Promise<SaveResult> {
  const planned = Temporal.Instant.compare(save.effectiveFrom, now) > 0;
  const { live, waits } = weighApproval(newest, save, { planned });
  const { author, reason, effectiveFrom, offer, state } = save;
  const proposal = {
    organisation,
    author,
    reason,
    effectiveFrom,
    offer,
    state,
    base: newest?.sequence ?? null,
    live: null,
  };
  if (!newest) await identify(transaction, offer);
  const same = (await readOpenProposals(transaction, offer.id)).find((one) =>
    isSameProposal(one, proposal, now),
  );
  // A sheet that is sent in twice proposes once.
  if (same) return { kind: 'awaits-approval', proposal: same.id, again: true };
  if (!live) return { kind: 'awaits-approval', proposal: await appendProposal(transaction, proposal, now) };
  const urgent = { ...save, offer: live.offer, state: live.state, decided: true };
  const saved = await saveOfferWithin(transaction, urgent, now);
  if (saved.kind !== 'saved') return saved;
  const { sequence } = saved;
  const alive = {
    offer: live.offer,
    state: live.state === 'withdrawn' ? live.state : ('published' as const),
  };
  await appendProposal(transaction, { ...proposal, ...alive, live: sequence }, now);
  if (!waits) return saved;
  return { ...saved, awaiting: await appendProposal(transaction, { ...proposal, base: sequence }, now) };
}

/** The same text on the same version from the same moment; what is for now stays for now while it waits. */
function isSameProposal(
  a: Proposal,
  b: Pick<Proposal, 'state' | 'offer' | 'base' | 'effectiveFrom'>,
  now: Temporal.Instant,
): boolean {
  const from = ({ effectiveFrom }: Pick<Proposal, 'effectiveFrom'>) =>
    Temporal.Instant.compare(effectiveFrom, now) > 0 ? String(effectiveFrom) : '';
  return a.live === null && a.base === b.base && from(a) === from(b) && sameContent(a, b);
}

/** Whoever writes a part of an entry of the own organisation stands by it. A new entry is confirmed by nobody yet: its parts may be empty. */
async function confirmRewritten(
  transaction: Database,
  before: Offer,
  offer: Offer,
  accountId: string,
  now: Temporal.Instant,
): Promise<void> {
  if (!(await isOfOrganisation(transaction, accountId, offer.editor))) return;
  await confirmParts(transaction, { offer, parts: rewrittenParts(before, offer), accountId }, now);
}

/** Writers wait for each other before they read, so that nobody saves on what has just been replaced; PostgreSQL would lock the offer's row. */
export async function takeTurn(transaction: Database): Promise<void> {
  await sql`update offer set slug = slug where false`.execute(transaction);
}
