/**
 * The catalogue in use: one immutable snapshot, swapped by one assignment. Rebuilt when something is published and when the day or a planned
 * change turns, in slices so short that whoever asks meanwhile is answered, from the one before; asking never touches the database. What can
 * be neither read nor built leaves the one before in use, and is tried again.
 */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Catalogue, Published } from '../catalogue/catalogue.ts';
import { build, catalogueFrom, isOutdated, type Snapshot, saying } from '../catalogue/catalogue-snapshot.ts';
import { type OfferVersion, standingAt } from '../catalogue/offer-version.ts';
import type { Clock } from '../clock.ts';
import { createNews, type News } from '../news/news.ts';
import { atOnce } from '../steps.ts';
import { inSlices } from './slices.ts';
import { type Attempts, attemptsAt, type Trouble } from './trouble.ts';

export type LiveCatalogue = {
  /** The offers as they will be, or are, at a moment. The past is shown with the offers of today. */
  at(moment: Temporal.ZonedDateTime): Catalogue;
  /**
   * Swaps in what is published now; done when it, or what was published after it, is in use. When only what is said about the offers has changed,
   * nothing is indexed again. Rejects when it cannot be built.
   */
  publish(published: Published): Promise<void>;
  /** The same with what can be read now. Rejects when it cannot be read or built. */
  refresh(read: () => Promise<Published>): Promise<void>;
  /** Told whenever another snapshot is in use. */
  news: News;
  /** Everything it is made from. */
  published(): Published;
  /** When the one in use was built. */
  builtAt(): Temporal.ZonedDateTime;
  /** What does not succeed now, be it to read, to build, or to build ahead; none while all is well. */
  troubles(): Trouble[];
  /** The withdrawal that stands now of the offer at an address; undefined for one that is there or never was. */
  withdrawal(slug: string): OfferVersion | undefined;
};

/** @throws when the first cannot be built */
export function createLiveCatalogue(published: Published, now: Clock, log: Logger): LiveCatalogue {
  let snapshot = atOnce(build(published, now()));
  const news = createNews(randomUUID().slice(0, 8));
  const show = (another: Snapshot): void => {
    if (another === snapshot) return;
    snapshot = another;
    news.change();
  };
  let latest = published;
  let running: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;
  let isTurning = false;
  const reading = attemptsAt('kataloget kan ikke læses fra databasen', now, log);
  const building = attemptsAt('kataloget kan ikke bygges', now, log);
  const planning = attemptsAt('kataloget for en planlagt ændring kan ikke bygges', now, log);
  const use = (built: Snapshot): void => {
    show(saying(built, latest));
    planning.succeeded();
  };
  const begin = (): Promise<void> => {
    const steps = build(latest, now());
    const done = attempted(
      () => inSlices(steps, use),
      building,
      // How an older one went says nothing of what is published now.
      () => waiting === undefined,
    );
    running = done;
    const end = () => {
      running = undefined;
    };
    done.then(end, end);
    return done;
  };
  /** One at a time: many at once would share the processor until none of them was done. Those that wait are one, of what is published when it begins. */
  const rebuild = (): Promise<void> => {
    if (!running) return begin();
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        return begin();
      });
    return waiting;
  };
  const turn = (): void => {
    isTurning = true;
    rebuild()
      .catch(() => undefined)
      .finally(() => {
        isTurning = false;
      });
  };
  const publish = async (fresh: Published): Promise<void> => {
    const before = latest;
    latest = fresh;
    if (!hasSameEntries(fresh, before)) return rebuild();
    show(saying(snapshot, fresh));
    // Entries that could not be built have been told, and are tried again by themselves.
    await (waiting ?? running)?.catch(() => undefined);
  };
  return {
    at(moment) {
      const present = now();
      if (!isTurning && (building.trouble() || isOutdated(snapshot, present)) && building.isDue()) turn();
      return catalogueFrom(snapshot, moment.toInstant(), present, planning.failed);
    },
    publish,
    news,
    refresh: async (read) => publish(await attempted(read, reading)),
    published: () => snapshot.published,
    builtAt: () => snapshot.builtAt,
    troubles: () =>
      [reading, building, planning].map(({ trouble }) => trouble()).filter((one) => one !== undefined),
    withdrawal(slug) {
      const own = snapshot.published.versions.filter(({ offer }) => offer.slug === slug);
      const standing = standingAt(own, now().toInstant());
      return standing?.state === 'withdrawn' ? standing : undefined;
    },
  };
}

async function attempted<Result>(
  work: () => Promise<Result>,
  attempts: Attempts,
  counts: () => boolean = () => true,
): Promise<Result> {
  try {
    const result = await work();
    if (counts()) attempts.succeeded();
    return result;
  } catch (error) {
    if (counts()) attempts.failed(error);
    throw error;
  }
}

/** Alike in everything but what is said about the offers. */
function hasSameEntries(a: Published, b: Published): boolean {
  return new Set([...Object.keys(a), ...Object.keys(b)])
    .difference(new Set(['signals']))
    .values()
    .every((part) => Reflect.get(a, part) === Reflect.get(b, part));
}

/** What cannot be read or built any more was true when that began. */
export function trueSince(live: LiveCatalogue, present: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return live
    .troubles()
    .map(({ since }) => since.toZonedDateTimeISO(present.timeZoneId))
    .reduce((a, b) => (Temporal.ZonedDateTime.compare(b, a) < 0 ? b : a), present);
}
