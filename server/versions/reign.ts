/** What became of a version: whether it stands, will stand, has stood or never came to. */
import { type OfferVersion, standingAt } from '../catalogue/offer-version.ts';
import { type Content, sameContent } from './carrying.ts';
import { latest } from './recorded-after.ts';

export type Reign =
  | { kind: 'draft' }
  | { kind: 'stands' }
  | { kind: 'planned' }
  /** Stands from its date, but says what stood before it: a plan that was cancelled. */
  | { kind: 'cancelled' }
  | { kind: 'stood'; until: Temporal.Instant }
  | { kind: 'never' };

/** `versions`: all of the offer. */
export function reignOf(
  version: OfferVersion,
  versions: readonly OfferVersion[],
  now: Temporal.Instant,
): Reign {
  if (version.state === 'draft') return { kind: 'draft' };
  if (Temporal.Instant.compare(version.effectiveFrom, now) > 0) {
    if (standingAt(versions, version.effectiveFrom) !== version) return { kind: 'never' };
    return changesAnything(version, versions) ? { kind: 'planned' } : { kind: 'cancelled' };
  }
  if (standingAt(versions, now) === version) return { kind: 'stands' };
  const until = versions
    .filter((later) => later !== version && standingAt([version, later], now) === later)
    .map(({ effectiveFrom, recordedAt }) => latest(effectiveFrom, recordedAt))
    .sort(Temporal.Instant.compare)[0];
  const from = latest(version.effectiveFrom, version.recordedAt);
  return until && Temporal.Instant.compare(until, from) > 0 ? { kind: 'stood', until } : { kind: 'never' };
}

/** The changes that will take effect, in that order; those that change nothing are left out. */
export function plannedOf(versions: readonly OfferVersion[], now: Temporal.Instant): OfferVersion[] {
  return versions
    .filter(({ effectiveFrom }) => Temporal.Instant.compare(effectiveFrom, now) > 0)
    .filter((version) => reignOf(version, versions, now).kind === 'planned')
    .sort((a, b) => Temporal.Instant.compare(a.effectiveFrom, b.effectiveFrom));
}

/** What stands just before a version's date: what it changes. Undefined for the first. */
export function standingBefore(
  version: OfferVersion,
  versions: readonly OfferVersion[],
): OfferVersion | undefined {
  return standingAt(versions, version.effectiveFrom.subtract({ nanoseconds: 1 }));
}

/** What stood on a version's date when it was saved: what its author changed. Undefined for the first. */
export function replacedBy(
  version: OfferVersion,
  versions: readonly OfferVersion[],
): OfferVersion | undefined {
  const earlier = versions.filter(({ sequence }) => sequence < version.sequence);
  return version.state === 'draft'
    ? (standingAt(earlier, version.effectiveFrom) ?? earlier.at(-1))
    : standingAt(earlier, version.effectiveFrom);
}

/** Of what stands just before its date. */
export function changesAnything(version: OfferVersion, versions: readonly OfferVersion[]): boolean {
  const before: Content | undefined = standingBefore(version, versions);
  return before ? !sameContent(before, version) : version.state === 'published';
}
