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
  /** Moments still to come at which something planned takes effect, with the catalogue from then once asked for. */
  changes: { from: Temporal.Instant; catalogue?: Catalogue }[];
};

export function createLiveCatalogue(published: Published, now: Clock): LiveCatalogue {
  let snapshot = build(published, now());
  return {
    at(moment) {
      const present = now();
      if (isOutdated(snapshot, present)) snapshot = build(snapshot.published, present);
      const change = snapshot.changes.findLast(({ from }) => !isAfter(from, moment.toInstant()));
      if (!change) return snapshot.current;
      change.catalogue ??= catalogueAt(
        snapshot.published,
        change.from.toZonedDateTimeISO(present.timeZoneId),
        present,
        present,
      );
      return change.catalogue;
    },
    publish(fresh) {
      snapshot = build(fresh, now());
    },
  };
}

function build(published: Published, now: Temporal.ZonedDateTime): Snapshot {
  const instants = published.versions.map((version) => version.effectiveFrom);
  const changes = instants
    .filter((from) => isAfter(from, now.toInstant()))
    .sort(Temporal.Instant.compare)
    .filter((from, i, all) => i === 0 || !from.equals(all[i - 1] ?? now.toInstant()))
    .map((from) => ({ from }));
  return { published, builtAt: now, current: catalogueAt(published, now), changes };
}

function isOutdated({ builtAt, changes }: Snapshot, now: Temporal.ZonedDateTime): boolean {
  const next = changes[0]?.from;
  return (
    !builtAt.toPlainDate().equals(now.toPlainDate()) ||
    (next !== undefined && !isAfter(next, now.toInstant()))
  );
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}
