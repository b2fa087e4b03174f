/** What restoring a version and cancelling a planned change would save. */
import { type OfferVersion, standingAt } from '../catalogue/offer-version.ts';
import { ownerOf } from '../offers/owner-fields.ts';
import { momentWords } from '../opening-hours/danish-time.ts';
import type { Content } from './carrying.ts';
import { plannedOf, standingBefore } from './reign.ts';

/** A save that puts something back: from `before` to `after`, in effect from a date. */
export type PuttingBack = {
  version: OfferVersion;
  before: OfferVersion;
  after: Content & { state: 'published' | 'withdrawn' };
  effectiveFrom: Temporal.Instant;
  reason: string;
  /** Who edits the offer then, were it not for what is undone. */
  editor: string;
};

/**
 * The old text again, from now; a change whose date is still to come is planned for it again. Who is responsible, runs and edits the offer stays as it is, and so does when it was confirmed: a restored text must not hand it to somebody else.
 * Undefined when there is no such version to restore.
 */
export function restoring(
  versions: readonly OfferVersion[],
  sequence: number,
  now: Temporal.Instant,
): PuttingBack | undefined {
  const version = versions.find((one) => one.sequence === sequence);
  const effectiveFrom =
    version && Temporal.Instant.compare(version.effectiveFrom, now) > 0 ? version.effectiveFrom : now;
  const before = standingAt(versions, effectiveFrom);
  if (!version || !before || version.state !== 'published') return undefined;
  const { operator, editor, verifiedAt } = before.offer;
  return {
    version,
    before,
    after: {
      state: 'published',
      offer: { ...version.offer, ...ownerOf(before.offer), operator, verifiedAt },
    },
    effectiveFrom,
    editor,
    reason: `Gendannet fra ${momentWords(version.effectiveFrom)}`,
  };
}

/** On its date what stands just before it goes on standing. Undefined when the version is no planned change. */
export function cancelling(
  versions: readonly OfferVersion[],
  sequence: number,
  now: Temporal.Instant,
): PuttingBack | undefined {
  const version = plannedOf(versions, now).find((one) => one.sequence === sequence);
  if (!version) return undefined;
  const before = standingBefore(version, versions);
  return {
    version,
    before: version,
    after: before
      ? { state: before.state === 'withdrawn' ? 'withdrawn' : 'published', offer: before.offer }
      : { state: 'withdrawn', offer: version.offer },
    effectiveFrom: version.effectiveFrom,
    editor: (before ?? version).offer.editor,
    reason: `Ændringen ${momentWords(version.effectiveFrom)} er annulleret`,
  };
}
