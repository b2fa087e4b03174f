/** Where an offer stands among readers, for the links above its form. */
import type { OfferVersion } from '../catalogue/offer-version.ts';

/** `shown`: of a withdrawn one the version it was last read in, to be shown again. */
export function placeOf({ state, effectiveFrom }: OfferVersion, versions: readonly OfferVersion[]) {
  const last = versions
    .filter(
      (one) => one.state === 'published' && Temporal.Instant.compare(one.effectiveFrom, effectiveFrom) <= 0,
    )
    .sort((a, b) => Temporal.Instant.compare(a.effectiveFrom, b.effectiveFrom) || a.sequence - b.sequence)
    .at(-1);
  return { unpublished: state === 'draft', withdrawn: state === 'withdrawn', shown: last?.sequence };
}
