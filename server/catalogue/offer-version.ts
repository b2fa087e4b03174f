/**
 * The one place that knows the version rule: the catalogue at a moment, as known at another, is per offer the version with the latest
 * `effectiveFrom` (ties: latest recorded) among those recorded by then and in effect by then.
 */
import type { Offer } from '../offers/offer-schema.ts';

/** What the rule weighs. */
export type VersionMoment = {
  /** Order of recording; settles equal times. */
  sequence: number;
  offerId: string;
  recordedAt: Temporal.Instant;
  effectiveFrom: Temporal.Instant;
  state: 'published' | 'draft' | 'withdrawn';
};

export type OfferVersion = VersionMoment & {
  author: string;
  reason: string;
  offer: Offer;
  /** The version whose correction was carried into this one. */
  carriedFrom?: number;
  /** The handover it is part of. */
  handover?: number;
};

/** Stands as the author where no account is: what came from the seed files. */
export const seedAuthor = 'seed';

/** The published offers; a withdrawn one is gone from its date, a draft has never been there. */
export function versionsAt<Version extends VersionMoment>(
  versions: Iterable<Version>,
  moment: Temporal.Instant,
  knownAt: Temporal.Instant,
): Version[] {
  return [...chosenAt(versions, moment, knownAt).values()].filter(({ state }) => state === 'published');
}

/** Of one offer's versions the one that stands at a moment, be it published or withdrawn. Left out: as all is known. */
export function standingAt<Version extends VersionMoment>(
  versions: Iterable<Version>,
  moment: Temporal.Instant,
  knownAt?: Temporal.Instant,
): Version | undefined {
  const [standing] = chosenAt(versions, moment, knownAt).values();
  return standing;
}

/** Of one offer's versions those that will stand, each from its date, after a moment; in that order. */
export function waitingAfter<Version extends VersionMoment>(
  versions: readonly Version[],
  moment: Temporal.Instant,
  knownAt?: Temporal.Instant,
): Version[] {
  const later = versions.filter(({ effectiveFrom }) => Temporal.Instant.compare(effectiveFrom, moment) > 0);
  const dates = new Map(later.map(({ effectiveFrom }) => [effectiveFrom.toString(), effectiveFrom]));
  const standing = [...dates.values()].map((date) => standingAt(later, date, knownAt));
  return [...new Set(standing)]
    .filter((version) => version !== undefined)
    .sort((a, b) => Temporal.Instant.compare(a.effectiveFrom, b.effectiveFrom));
}

/** What a change that counts from a moment begins with: what stands then; of an offer only planned, as it will begin; of one never published, as it was left. */
export function startingVersion<Version extends VersionMoment>(
  versions: readonly Version[],
  moment: Temporal.Instant,
): Version | undefined {
  return standingAt(versions, moment) ?? waitingAfter(versions, moment)[0] ?? versions.at(-1);
}

/** The moments after one at which something planned takes effect, the next first. */
export function changesAfter(
  versions: readonly VersionMoment[],
  moment: Temporal.Instant,
): Temporal.Instant[] {
  return versions
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((from) => Temporal.Instant.compare(from, moment) > 0)
    .sort(Temporal.Instant.compare)
    .filter((from, i, all) => i === 0 || !from.equals(all[i - 1] ?? moment));
}

function chosenAt<Version extends VersionMoment>(
  versions: Iterable<Version>,
  moment: Temporal.Instant,
  knownAt?: Temporal.Instant,
): Map<string, Version> {
  const chosen = new Map<string, Version>();
  for (const version of versions) {
    if (version.state === 'draft') continue;
    if (knownAt && Temporal.Instant.compare(version.recordedAt, knownAt) > 0) continue;
    if (Temporal.Instant.compare(version.effectiveFrom, moment) > 0) continue;
    const other = chosen.get(version.offerId);
    if (!other || supersedes(version, other)) chosen.set(version.offerId, version);
  }
  return chosen;
}

function supersedes(version: VersionMoment, other: VersionMoment): boolean {
  return (
    (Temporal.Instant.compare(version.effectiveFrom, other.effectiveFrom) ||
      Temporal.Instant.compare(version.recordedAt, other.recordedAt) ||
      version.sequence - other.sequence) > 0
  );
}
