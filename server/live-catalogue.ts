/**
 * The catalogue in use: one immutable snapshot, swapped by one assignment. Rebuilt when something is published and when the day or a planned
 * change turns, in slices so short that whoever asks meanwhile is answered, from the one before; asking never touches the database.
 */
import { setImmediate } from 'node:timers/promises';
import {
  type Catalogue,
  catalogueAt,
  catalogueSteps,
  nothingSaid,
  type Published,
  withSignals,
} from './catalogue/catalogue.ts';
import type { Clock } from './clock.ts';
import { atOnce, type Steps } from './steps.ts';

export type LiveCatalogue = {
  /** The offers as they will be, or are, at a moment. The past is shown with the offers of today. */
  at(moment: Temporal.ZonedDateTime): Catalogue;
  /**
   * Swaps in what is published now; done when it, or what was published after it, is in use. When only what is said about the offers has changed,
   * nothing is indexed again.
   */
  publish(published: Published): Promise<void>;
  /** Everything it is made from. */
  published(): Published;
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
  let snapshot = atOnce(build(published, now()));
  let latest = published;
  // The newest wins: an older one that is still being built is dropped, and done when the newest is.
  let newest = 0;
  let newestInUse: Promise<void> = Promise.resolve();
  let isTurning = false;
  const rebuild = (): Promise<void> => {
    const mine = ++newest;
    const inUse = async () => {
      await inSlices(build(latest, now()), (built) => {
        if (mine === newest) snapshot = saying(built, latest);
      });
      if (mine !== newest) await newestInUse;
    };
    newestInUse = inUse();
    return newestInUse;
  };
  const turn = (): void => {
    isTurning = true;
    // What could not be built is tried again when somebody asks; the one before still answers truly.
    rebuild()
      .catch(() => undefined)
      .finally(() => {
        isTurning = false;
      });
  };
  return {
    at(moment) {
      const present = now();
      if (!isTurning && isOutdated(snapshot, present)) turn();
      const change = snapshot.changes.findLast((from) => !isAfter(from, moment.toInstant()));
      return change ? plannedFrom(snapshot, change, present) : snapshot.current;
    },
    publish: async (fresh) => {
      const before = latest;
      latest = fresh;
      if (!hasSameEntries(fresh, before)) return rebuild();
      snapshot = saying(snapshot, fresh);
      await newestInUse;
    },
    published: () => snapshot.published,
  };
}

/** Alike in everything but what is said about the offers. */
function hasSameEntries(a: Published, b: Published): boolean {
  return new Set([...Object.keys(a), ...Object.keys(b)])
    .difference(new Set(['signals']))
    .values()
    .every((part) => Reflect.get(a, part) === Reflect.get(b, part));
}

/** The same entries with what is said about them in `published`. */
function saying(snapshot: Snapshot, published: Published): Snapshot {
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

/** Milliseconds that others wait at most, but for a step that is longer itself. */
const slice = 10;

/** What takes no longer than a slice is `done` before this returns. */
async function inSlices<Result>(steps: Steps<Result>, done: (result: Result) => void): Promise<void> {
  let started = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return done(step.value);
    if (performance.now() - started < slice) continue;
    await setImmediate();
    started = performance.now();
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

function* build(published: Published, now: Temporal.ZonedDateTime): Steps<Snapshot> {
  const instants = published.versions.map((version) => version.effectiveFrom);
  const changes = instants
    .filter((from) => isAfter(from, now.toInstant()))
    .sort(Temporal.Instant.compare)
    .filter((from, i, all) => i === 0 || !from.equals(all[i - 1] ?? now.toInstant()));
  const current = yield* catalogueSteps(published, now);
  return { published, builtAt: now, current, changes, planned: new Map() };
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
