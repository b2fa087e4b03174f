/**
 * The catalogue as it was, built when somebody asks. A few are kept; they are built one at a time with a pause between, and only so many wait,
 * so that nobody looking up now is slowed by those who look back.
 */
import { setTimeout } from 'node:timers/promises';
import {
  type Catalogue,
  catalogueAt,
  nothingSaid,
  type Published,
  withSignals,
} from '../catalogue/catalogue.ts';
import { versionsAt } from '../catalogue/offer-version.ts';
import type { Signals } from '../offers/signals.ts';
import type { LiveCatalogue } from './live-catalogue.ts';

export type PastCatalogues = {
  /** The catalogue at a moment as known at another; undefined when too many are waiting. */
  at(moment: Temporal.ZonedDateTime, knownAt: Temporal.ZonedDateTime): Promise<Catalogue | undefined>;
};

const mostKept = 4;
const mostWaiting = 20;
/** About as long as building one takes. */
const pause = 100;

/** `signalsBy`: what had been said about the offers by a moment. */
export function createPastCatalogues(
  live: Pick<LiveCatalogue, 'published'>,
  signalsBy: (moment: Temporal.Instant) => Promise<Signals>,
): PastCatalogues {
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
  const entriesAt: PastCatalogues['at'] = async (moment, knownAt) => {
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
      return recall(key) ?? catalogueAt({ ...published, signals: nothingSaid }, moment, knownAt);
    });
    last = building.then(() => setTimeout(pause, undefined, { ref: false })).catch(() => undefined);
    const catalogue = await building;
    if (published === from) kept.set(key, catalogue);
    const [longestUnasked] = kept.keys();
    if (kept.size > mostKept && longestUnasked !== undefined) kept.delete(longestUnasked);
    return catalogue;
  };
  return {
    async at(moment, knownAt) {
      const entries = await entriesAt(moment, knownAt);
      // What was said later tells nothing of the moment that is shown.
      const [by] = [moment.toInstant(), knownAt.toInstant()].sort(Temporal.Instant.compare);
      return entries && by && withSignals(entries, await signalsBy(by));
    },
  };
}
