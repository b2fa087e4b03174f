/** The version an editor begins with: what stands now; of an offer only planned, as it will begin; of one never published, as it was left. */
import { type OfferVersion, standingAt, waitingAfter } from '../catalogue/offer-version.ts';

export function startingVersion(
  versions: readonly OfferVersion[],
  now: Temporal.Instant,
): OfferVersion | undefined {
  return standingAt(versions, now) ?? waitingAfter(versions, now)[0] ?? versions.at(-1);
}
