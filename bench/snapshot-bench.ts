/** How long a snapshot takes to build and what it weighs: heap and array buffers after a collection, the offers themselves not counted. */
import { type Catalogue, catalogueAt, type Published } from '../server/catalogue/catalogue.ts';
import { median, spread } from './statistics.ts';
import { countWords, millisecondsWords, noiseWords, type Row } from './table.ts';

export type SnapshotMeasured = { catalogue: Catalogue; rows: Row[] };

export function measureSnapshot(
  published: Published,
  now: Temporal.ZonedDateTime,
  rounds: number,
): SnapshotMeasured {
  const times: number[] = [];
  for (let round = 1; round < rounds; round++) times.push(timed(() => void catalogueAt(published, now)));
  const before = usedBytes();
  let catalogue: Catalogue | undefined;
  times.push(
    timed(() => {
      catalogue = catalogueAt(published, now);
    }),
  );
  const bytes = usedBytes() - before;
  if (!catalogue) throw new Error('nothing was built');
  const count = catalogue.offers.length;
  const at = `${countWords(count)} offers`;
  return {
    catalogue,
    rows: [
      {
        what: 'snapshot build',
        at,
        result: millisecondsWords(median(times)),
        noise: rounds > 1 ? noiseWords(spread(times)) : undefined,
      },
      {
        what: 'snapshot memory',
        at,
        result: `${(bytes / 1e6).toFixed(1)} MB, ${(bytes / count / 1000).toFixed(1)} kB an offer`,
      },
    ],
  };
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function usedBytes(): number {
  if (!gc) throw new Error('run with --expose-gc, as npm run bench does');
  gc();
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
