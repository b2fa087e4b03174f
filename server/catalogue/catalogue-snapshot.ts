/** Everything the service answers from at one time: the catalogue of now, and those from the changes that are planned, built when they are first asked for. */
import type { Steps } from '../steps.ts';
import {
  type Catalogue,
  catalogueAt,
  catalogueSteps,
  nothingSaid,
  type Published,
  withSignals,
} from './catalogue.ts';
import { changesAfter } from './offer-version.ts';

export type Snapshot = {
  published: Published;
  builtAt: Temporal.ZonedDateTime;
  current: Catalogue;
  /** Moments still to come at which something planned takes effect. */
  changes: Temporal.Instant[];
  /** The catalogues from some of them, the longest unasked first. */
  planned: Map<Temporal.Instant, Catalogue>;
  /** Those of them from which none can be built. */
  unbuildable: Set<Temporal.Instant>;
};

/** Each is a whole catalogue, and anybody may ask about any moment. */
const mostPlanned = 4;

/** The same entries with what is said about them in `published`. */
export function saying(snapshot: Snapshot, published: Published): Snapshot {
  const signals = published.signals ?? nothingSaid;
  if (snapshot.current.signals === signals) return snapshot;
  const { current, planned } = snapshot;
  return {
    ...snapshot,
    published: { ...snapshot.published, signals },
    current: withSignals(current, signals),
    planned: new Map([...planned].map(([from, catalogue]) => [from, withSignals(catalogue, signals)])),
  };
}

/** The catalogue at a moment; the past is shown with the offers of today. A planned change from which none can be built is told once to `failed`, and leaves what stands before it. */
export function catalogueFrom(
  snapshot: Snapshot,
  moment: Temporal.Instant,
  present: Temporal.ZonedDateTime,
  failed: (error: unknown) => void,
): Catalogue {
  const { changes, unbuildable } = snapshot;
  for (;;) {
    const change = changes.findLast((from) => !isAfter(from, moment) && !unbuildable.has(from));
    if (!change) return snapshot.current;
    try {
      return plannedFrom(snapshot, change, present);
    } catch (error) {
      unbuildable.add(change);
      failed(error);
    }
  }
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

export function* build(published: Published, now: Temporal.ZonedDateTime): Steps<Snapshot> {
  const changes = changesAfter(published.versions, now.toInstant());
  const current = yield* catalogueSteps(published, now);
  return { published, builtAt: now, current, changes, planned: new Map(), unbuildable: new Set() };
}

export function isOutdated({ builtAt, changes }: Snapshot, now: Temporal.ZonedDateTime): boolean {
  const next = changes[0];
  return (
    !builtAt.toPlainDate().equals(now.toPlainDate()) ||
    // The clock has been set back: what takes effect in between has not done so yet.
    isAfter(builtAt.toInstant(), now.toInstant().add({ minutes: 1 })) ||
    (next !== undefined && !isAfter(next, now.toInstant()))
  );
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}
