/** When a save counts as made. Versions of an offer are recorded in the order they were saved, whatever the clocks of two computers say. */
import type { VersionMoment } from '../catalogue/offer-version.ts';

/** How far ahead another clock may be, or how long a save may have waited for its turn. What lies further ahead is somebody's wrong clock. */
const skew = Temporal.Duration.from({ minutes: 5 });

/** `now`, or the moment of the last save when that is just ahead of it. */
export function recordedAfter(versions: readonly VersionMoment[], now: Temporal.Instant): Temporal.Instant {
  const bound = now.add(skew);
  return versions
    .map(({ recordedAt }) => recordedAt)
    .filter((recordedAt) => Temporal.Instant.compare(recordedAt, bound) <= 0)
    .reduce(latest, now);
}

export function latest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) > 0 ? a : b;
}
