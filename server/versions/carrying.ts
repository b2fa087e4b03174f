/** A correction made while changes wait for their date: what each of them becomes, so that none of them brings back what was corrected. */
import type { Offer } from '../offers/offer-schema.ts';
import { type MergedOffer, mergeOffers, type OfferField } from './offer-merge.ts';
import { sameValue } from './same-value.ts';
import { mergeWhole } from './three-way.ts';

/** What a version says, whoever said it and when. */
export type Content = { state: 'published' | 'draft' | 'withdrawn'; offer: Offer };

/** What a waiting change becomes; `kept` are the corrected fields that it has its own, later text for. */
export type Carried<Waiting extends Content> = {
  waiting: Waiting;
  content: Content;
  kept: (OfferField | 'state')[];
};

/**
 * The waiting changes that the correction from `before` to `after` reaches, in the order they take effect. Each is weighed against what
 * stands just before it: what it changes there is its own and stays, the rest follows the correction.
 */
export function carry<Waiting extends Content>(
  before: Content,
  after: Content,
  waiting: readonly Waiting[],
): Carried<Waiting>[] {
  let [was, is] = [before, after];
  return waiting.flatMap((change) => {
    const { content, kept } = mergeContents(was, is, change);
    [was, is] = [change, content];
    return sameContent(content, change) && kept.length === 0 ? [] : [{ waiting: change, content, kept }];
  });
}

export function sameContent(a: Content, b: Content): boolean {
  return a.state === b.state && sameValue(a.offer, b.offer);
}

/** As `mergeOffers`, with whether the offer is there at all as one more field. */
export function mergeContents(
  base: Content,
  mine: Content,
  theirs: Content,
): { content: Content; kept: (OfferField | 'state')[] } {
  const { offer, clashes }: MergedOffer = mergeOffers(base.offer, mine.offer, theirs.offer);
  const state = mergeWhole(base.state, mine.state, theirs.state);
  return {
    content: { state: state.value, offer },
    kept: [...clashes, ...(state.clash ? ['state' as const] : [])],
  };
}
