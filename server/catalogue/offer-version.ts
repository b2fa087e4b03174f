/**
 * The one place that knows the version rule: the catalogue at a moment, as known at another, is per offer the version with the latest
 * `effectiveFrom` (ties: latest recorded) among those recorded by then and in effect by then.
 */
import type { Offer } from '../offers/offer-schema.ts';

export type OfferVersion = {
  /** Order of recording; settles equal times. */
  sequence: number;
  offerId: string;
  recordedAt: Temporal.Instant;
  effectiveFrom: Temporal.Instant;
  author: string;
  reason: string;
  state: 'published' | 'draft' | 'withdrawn';
  offer: Offer;
};

/** The published offers; a withdrawn one is gone from its date, a draft has never been there. */
export function versionsAt(
  versions: Iterable<OfferVersion>,
  moment: Temporal.Instant,
  knownAt: Temporal.Instant,
): OfferVersion[] {
  const chosen = new Map<string, OfferVersion>();
  for (const version of versions) {
    if (version.state === 'draft') continue;
    if (Temporal.Instant.compare(version.recordedAt, knownAt) > 0) continue;
    if (Temporal.Instant.compare(version.effectiveFrom, moment) > 0) continue;
    const other = chosen.get(version.offerId);
    if (!other || supersedes(version, other)) chosen.set(version.offerId, version);
  }
  return [...chosen.values()].filter((version) => version.state === 'published');
}

function supersedes(version: OfferVersion, other: OfferVersion): boolean {
  return (
    (Temporal.Instant.compare(version.effectiveFrom, other.effectiveFrom) ||
      Temporal.Instant.compare(version.recordedAt, other.recordedAt) ||
      version.sequence - other.sequence) > 0
  );
}
