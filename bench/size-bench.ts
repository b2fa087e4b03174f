/** Snapshot and lookup at three sizes: the real offers, all of Denmark, the largest national directories. */
import { lookupOnly, lookupWithPage, measureLookup } from './lookup-bench.ts';
import { farQueries, lookupQueries } from './lookup-queries.ts';
import { seededRandom } from './seeded-random.ts';
import { measureSnapshot } from './snapshot-bench.ts';
import { type Directory, publishedFrom, syntheticDirectory } from './synthetic-catalogue.ts';
import type { Row } from './table.ts';

const queryCount = 400;
const farCount = 20;
const sizes = [
  { offers: 'real', target: '≤ 1 ms', builds: 5, rounds: 5 },
  { offers: 3_000, target: '≤ 3 ms', builds: 3, rounds: 5 },
  { offers: 100_000, target: '≤ 15 ms', builds: 1, rounds: 3 },
] as const;

export function measureInProcess(real: Directory, now: Temporal.ZonedDateTime): Row[] {
  return sizes.flatMap(({ offers, target, builds, rounds }) => {
    const directory = offers === 'real' ? real : syntheticDirectory(real, offers);
    const { catalogue, rows } = measureSnapshot(publishedFrom(directory), now, builds);
    const count = catalogue.offers.length;
    const today = now.toPlainDate();
    const queries = lookupQueries(directory, today, queryCount, seededRandom(1));
    const far = farQueries(directory, today, farCount, seededRandom(2));
    const only = lookupOnly(catalogue, now);
    const page = lookupWithPage(catalogue, now);
    return [
      ...rows,
      ...measureLookup('lookup', count, only, queries, rounds, target),
      ...measureLookup('lookup and page model', count, page, queries, rounds),
      ...measureLookup('lookup in half a year', count, only, far, 1),
    ];
  });
}
