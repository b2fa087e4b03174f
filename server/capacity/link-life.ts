/** How long a link for reporting free places works: as long as it is used, and as long as whoever made it keeps the offer. */
import { type OfferVersion, standingAt } from '../catalogue/offer-version.ts';

/** Nobody who sits with an offer waits half a year; a link in an old phone or a former colleague's mail does. */
export const idleDays = 180;

export type LinkUse = { createdAt: Temporal.Instant; lastUsedAt: Temporal.Instant | undefined };

/** `versions`: all of the offer. A link that nobody has closed may have ended by itself. */
export function stillWorks(
  { createdAt, lastUsedAt }: LinkUse,
  versions: readonly OfferVersion[],
  now: Temporal.Instant,
): boolean {
  const idleSince = now.subtract({ hours: 24 * idleDays });
  if (Temporal.Instant.compare(lastUsedAt ?? createdAt, idleSince) < 0) return false;
  const maker = standingAt(versions, createdAt)?.offer.editor;
  return versions
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter(
      (from) => Temporal.Instant.compare(from, createdAt) > 0 && Temporal.Instant.compare(from, now) <= 0,
    )
    .every((from) => standingAt(versions, from)?.offer.editor === maker);
}
