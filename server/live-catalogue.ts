/**
 * The catalogue in use: one immutable snapshot, swapped by one assignment. Rebuilt when something is published and when the day or a planned
 * change turns; asking never touches the database.
 */
import { type Catalogue, catalogueAt, type Published } from './catalogue/catalogue.ts';
import type { Clock } from './clock.ts';

export type LiveCatalogue = {
  /** The offers as they will be, or are, at a moment. The past is shown with the offers of today. */
  at(moment: Temporal.ZonedDateTime): Catalogue;
  /** Swaps in what is published now. */
  publish(published: Published): void;
};

type Snapshot = {
  published: Published;
  builtAt: Temporal.ZonedDateTime;
  current: Catalogue;
  /** Moments still to come at which something planned takes effect. */
  changes: Temporal.Instant[];
  /** The catalogues from some of them, the longest unasked first. */
  planned: Map<Temporal.Instant, Catalogue>;
};

/** Each is a whole catalogue, and anybody may ask about any moment. */
const mostPlanned = 4;

export function createLiveCatalogue(published: Published, now: Clock): LiveCatalogue {
  let snapshot = build(published, now());
  return {
    at(moment) {
      const present = now();
      if (isOutdated(snapshot, present)) snapshot = build(snapshot.published, present);
      const change = snapshot.changes.findLast((from) => !isAfter(from, moment.toInstant()));
      return change ? plannedFrom(snapshot, change, present) : snapshot.current;
    },
    publish(fresh) {
      snapshot = build(fresh, now());
    },
  };
}

function plannedFrom(
  { published, planned }: Snapshot,
  change: Temporal.Instant,
  present: Temporal.ZonedDateTime,
): Catalogue {
  const catalogue =
    planned.get(change) ??
    catalogueAt(published, change.toZonedDateTimeISO(present.timeZoneId), present, present);
  planned.delete(change);
  planned.set(change, catalogue);
  const [longestUnasked] = planned.keys();
  if (planned.size > mostPlanned && longestUnasked) planned.delete(longestUnasked);
  return catalogue;
}

function build(published: Published, now: Temporal.ZonedDateTime): Snapshot {
  const instants = published.versions.map((version) => version.effectiveFrom);
  const changes = instants
    .filter((from) => isAfter(from, now.toInstant()))
    .sort(Temporal.Instant.compare)
    .filter((from, i, all) => i === 0 || !from.equals(all[i - 1] ?? now.toInstant()));
  return { published, builtAt: now, current: catalogueAt(published, now), changes, planned: new Map() };
}

function isOutdated({ builtAt, changes }: Snapshot, now: Temporal.ZonedDateTime): boolean {
  const next = changes[0];
  return (
    !builtAt.toPlainDate().equals(now.toPlainDate()) ||
    (next !== undefined && !isAfter(next, now.toInstant()))
  );
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}
