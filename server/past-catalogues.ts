/**
 * The catalogue as it was, built when somebody asks. A few are kept; they are built one at a time with a pause between, and only so many wait,
 * so that nobody looking up now is slowed by those who look back.
 */
import { setTimeout } from 'node:timers/promises';
import { type Catalogue, catalogueAt, type Published } from './catalogue/catalogue.ts';
import { versionsAt } from './catalogue/offer-version.ts';
import type { LiveCatalogue } from './live-catalogue.ts';
import type { Signals } from './offers/signals.ts';
import { minuteOf } from './opening-hours/danish-calendar.ts';

export type PastCatalogues = {
  /** The catalogue at a moment as known at another; undefined when too many are waiting. */
  at(moment: Temporal.ZonedDateTime, knownAt: Temporal.ZonedDateTime): Promise<Catalogue | undefined>;
};

const mostKept = 4;
const mostWaiting = 20;
/** About as long as building one takes. */
const pause = 100;

export function createPastCatalogues(live: Pick<LiveCatalogue, 'published'>): PastCatalogues {
  let from: Published | undefined;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const kept = new Map<string, Catalogue>();
  const recall = (key: string): Catalogue | undefined => {
    const catalogue = kept.get(key);
    if (!catalogue) return undefined;
    kept.delete(key);
    kept.set(key, catalogue);
    return catalogue;
  };
  return {
    async at(moment, knownAt) {
      const published = live.published();
      if (published !== from) kept.clear();
      from = published;
      // Between two changes on the same day every moment has the same catalogue.
      const chosen = versionsAt(published.versions, moment.toInstant(), knownAt.toInstant());
      const key = `${moment.toPlainDate()} ${chosen.map(({ sequence }) => sequence).join(' ')}`;
      const known = recall(key);
      if (known) return known;
      if (waiting >= mostWaiting) return undefined;
      waiting += 1;
      const building = last.then(() => {
        waiting -= 1;
        return (
          recall(key) ??
          catalogueAt({ ...published, signals: signalsBy(published, knownAt) }, moment, knownAt)
        );
      });
      last = building.then(() => setTimeout(pause, undefined, { ref: false })).catch(() => undefined);
      const catalogue = await building;
      if (published === from) kept.set(key, catalogue);
      const [longestUnasked] = kept.keys();
      if (kept.size > mostKept && longestUnasked !== undefined) kept.delete(longestUnasked);
      return catalogue;
    },
  };
}

/** What had been said about the offers by then; only the newest of each kind is kept in memory, so an older one is left out and not guessed. */
function signalsBy({ signals = new Map() }: Published, knownAt: Temporal.ZonedDateTime): Signals {
  const instant = knownAt.toInstant();
  return new Map(
    [...signals].map(([id, { confirmations, faults, capacity, holidays }]) => [
      id,
      {
        confirmations: saidBy(confirmations, instant),
        holidays: saidBy(holidays, instant),
        faults: faults.filter(({ at }) => at <= minuteOf(knownAt)),
        capacity: capacity && capacity.reportedAt <= minuteOf(knownAt) ? capacity : undefined,
      },
    ]),
  );
}

function saidBy<Said extends { at: Temporal.Instant }>(
  said: Readonly<Record<string, Said>>,
  instant: Temporal.Instant,
): Record<string, Said> {
  return Object.fromEntries(
    Object.entries(said).filter(([, { at }]) => Temporal.Instant.compare(at, instant) <= 0),
  );
}
