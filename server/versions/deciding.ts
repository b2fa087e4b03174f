/** What approving or declining a proposal would save. */
import { type OfferVersion, standingAt, startingVersion } from '../catalogue/offer-version.ts';
import { ownerOf } from '../offers/owner-fields.ts';
import { type Content, mergeContents } from './carrying.ts';
import type { OfferField } from './offer-merge.ts';
import { latest } from './recorded-after.ts';
import { sameValue } from './same-value.ts';

export type ProposedChange = Content & {
  state: 'published' | 'withdrawn';
  effectiveFrom: Temporal.Instant;
  base: number | null;
  live: number | null;
};

export type Outcome = {
  /** Undefined: nothing is to be saved, it is already so, or stays so. */
  save: { content: Content; base: number | null; effectiveFrom: Temporal.Instant } | undefined;
  /** Where the proposal and somebody's later save say different things of the same. */
  clashes: (OfferField | 'state')[];
};

/** Where they clash `prefer` says whose text it is to be. A date that has passed meanwhile is now. */
export function approving(
  proposal: ProposedChange,
  versions: readonly OfferVersion[],
  prefer: 'proposal' | 'standing',
  now: Temporal.Instant,
): Outcome {
  if (proposal.live !== null) return { save: undefined, clashes: [] };
  const { effectiveFrom: asked, state, offer } = proposal;
  const effectiveFrom = latest(asked, now);
  const standing = startingVersion(versions, effectiveFrom);
  const base = versions.find(({ sequence }) => sequence === proposal.base);
  if (!standing) return { save: { content: { state, offer }, base: null, effectiveFrom }, clashes: [] };
  if (!base) {
    // Two wrote the same new offer: nothing says what the one changed in the other's.
    const proposed = { state, offer: { ...offer, ...ownerOf(standing.offer) } };
    return {
      save: {
        content: prefer === 'proposal' ? proposed : standing,
        base: standing.sequence,
        effectiveFrom,
      },
      clashes: differing(standing, proposed),
    };
  }
  // A draft was never there: what is proposed is that it be.
  const from = base.state === 'draft' ? { ...base, state } : base;
  const { content, kept } = mergeContents(
    from,
    proposal,
    standing.state === 'draft' ? { ...standing, state } : standing,
  );
  const preferred = prefer === 'standing' ? content : mergeContents(from, standing, proposal).content;
  return { save: { content: preferred, base: standing.sequence, effectiveFrom }, clashes: kept };
}

function differing(one: Content, other: Content): Outcome['clashes'] {
  const fields = Object.keys({ ...one.offer, ...other.offer }) as OfferField[];
  const said = fields.filter((field) => !sameValue(one.offer[field], other.offer[field]));
  return one.state === other.state ? said : [...said, 'state'];
}

/** What went live at once is taken back, where nobody has changed it since. */
export function declining(
  proposal: ProposedChange,
  versions: readonly OfferVersion[],
  now: Temporal.Instant,
): Outcome {
  const live = versions.find(({ sequence }) => sequence === proposal.live);
  const base = versions.find(({ sequence }) => sequence === proposal.base);
  const standing = standingAt(versions, now);
  if (!live || !base || !standing) return { save: undefined, clashes: [] };
  const { content, kept } = mergeContents(live, base, standing);
  return { save: { content, base: standing.sequence, effectiveFrom: now }, clashes: kept };
}
