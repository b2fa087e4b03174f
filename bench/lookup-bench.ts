/** One lookup in process, from the query string to the matches, and on to all that the page prints. */
import type { Catalogue } from '../server/catalogue/catalogue.ts';
import { readLookup } from '../server/lookup/lookup-criteria.ts';
import { firstShown, lookupPage } from '../server/lookup/lookup-page.ts';
import { matchOffers } from '../server/lookup/offer-matching.ts';
import { parseQuery } from '../server/query-string.ts';
import { median, percentile } from './statistics.ts';
import { countWords, millisecondsWords, type Row } from './table.ts';

export type Lookup = (query: string) => unknown;

export function lookupOnly(catalogue: Catalogue, now: Temporal.ZonedDateTime): Lookup {
  return (query) => matched(catalogue, now, query).matches;
}

export function lookupWithPage(catalogue: Catalogue, now: Temporal.ZonedDateTime): Lookup {
  return (query) => {
    const { asked, matches } = matched(catalogue, now, query);
    return lookupPage(catalogue, asked, matches, now);
  };
}

function matched(catalogue: Catalogue, now: Temporal.ZonedDateTime, query: string) {
  const asked = readLookup(parseQuery(query), catalogue, now);
  return { asked, matches: matchOffers(catalogue, asked.criteria, firstShown) };
}

/**
 * What a question costs is the median of its rounds: a single time also counts the turns that other programs had on the core. The
 * noise column tells the p99 of all single times. The first round only warms up.
 */
export function measureLookup(
  what: string,
  count: number,
  lookup: Lookup,
  queries: readonly string[],
  rounds: number,
  target?: string,
): Row[] {
  for (const query of queries) lookup(query);
  const measured = Array.from({ length: rounds }, () => queries.map((query) => timed(lookup, query)));
  const costs = queries.map((_, i) => median(measured.map((round) => round[i] ?? Number.NaN)));
  const row = (name: string, share: number): Row => ({
    what: `${what} ${name}`,
    at: `${countWords(count)} offers`,
    result: millisecondsWords(percentile(costs, share)),
    noise: `single ${millisecondsWords(percentile(measured.flat(), share))}`,
  });
  return [row('p50', 0.5), { ...row('p99', 0.99), target }];
}

function timed(lookup: Lookup, query: string): number {
  const start = performance.now();
  lookup(query);
  return performance.now() - start;
}
