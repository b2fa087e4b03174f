/**
 * Pages per second of the product beside bare node:http sending the same bytes and beside the obvious way, in turn, so that whatever
 * else the machine does meets all of them alike. Only ratios within one round are compared.
 */
import type { Seed } from '../seed/seed-files.ts';
import { readLookup } from '../server/lookup/lookup-criteria.ts';
import { lookupLink } from '../server/lookup/lookup-link.ts';
import { createPlaceResolver, placeNames } from '../server/places/place.ts';
import { parseQuery } from '../server/query-string.ts';
import { type HttpProcesses, withProcesses } from './http-processes.ts';
import type { Question } from './load-process.ts';
import { lookupQueries } from './lookup-queries.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import type { ServerProcess } from './server-process.ts';
import { median, spread } from './statistics.ts';
import { countWords, noiseWords, type Row } from './table.ts';

const connections = 10;
const seconds = 2;
const warmUpSeconds = 1;
const rounds = 3;
/**
 * Five visitations and the region's doctors ask a few hundred different questions in a busy minute, and ask them again and again: each key
 * press is a question, and many begin alike. Those are the repeated pages, made once a minute. A new page has not been asked for in that
 * minute: what the first to ask waits for, and what is left when nobody asks like another.
 */
const repeatedCount = 200;
/** More than are answered in a run. */
const newPerRun = 6_000;
const newCount = newPerRun * (rounds + 1);

const fragment = { 'hx-request': 'true', 'hx-request-type': 'partial' };
const brotli = { 'accept-encoding': 'br' };
const kinds: { at: string; headers: Record<string, string> }[] = [
  { at: 'page', headers: {} },
  { at: 'page, brotli', headers: brotli },
  { at: 'fragment', headers: fragment },
  { at: 'fragment, brotli', headers: { ...fragment, ...brotli } },
];

type Variant = { what: string; server: ServerProcess; questions: () => Question[]; target?: string };

export async function measureHttp(seed: Seed, now: Temporal.ZonedDateTime): Promise<Row[]> {
  const today = now.toPlainDate();
  const reading = { resolvePlace: createPlaceResolver(seed.places), lineNames: placeNames(seed.places) };
  // Where a reader ends who types it: what was understood of the line has become fields.
  const addressOf = (query: string) => lookupLink(readLookup(parseQuery(query), reading, now).entered);
  // The first page asks for nothing: it is no lookup.
  const addresses = (count: number, random: Random) =>
    lookupQueries(seed, today, 2 * count, random)
      .map(addressOf)
      .filter((address) => address !== '/')
      .slice(0, count);
  const repeated = addresses(repeatedCount, seededRandom(3));
  const others = addresses(newCount, seededRandom(4));
  const all = kinds.flatMap(({ headers }) => questionsOf(repeated, headers));
  return withProcesses(seed, now, all, async (processes) => {
    const rows: Row[] = [];
    const { bare, obvious, product } = processes;
    for (const { at, headers } of kinds) {
      const known = questionsOf(repeated, headers);
      const questions = () => known;
      // Each run has its own share, or the next would find the pages of the one before.
      let asked = 0;
      const unasked = () => {
        asked += newPerRun;
        return questionsOf(others.slice(asked - newPerRun, asked), headers);
      };
      const variants: Variant[] = [
        { what: 'bare node:http', server: bare, questions },
        { what: 'the obvious way', server: obvious, questions },
        { what: 'Akutoverblik, repeated page', server: product, questions, target: '≥ 0.25, ≥ 3' },
        { what: 'Akutoverblik, new page', server: product, questions: unasked, target: '≥ 0.25, ≥ 3' },
      ];
      if (at === 'page') {
        const conditionals = await conditional(product, known);
        variants.push({
          what: 'Akutoverblik, not changed: 304',
          server: product,
          questions: () => conditionals,
        });
      }
      rows.push(...(await measured(processes, at, variants)));
    }
    return rows;
  });
}

/** Each is asked from a network of its own, through a proxy: from one alone they would soon be too many. */
function questionsOf(paths: readonly string[], headers: Record<string, string>): Question[] {
  return paths.map((path, i) => ({
    path,
    headers: { ...headers, 'x-forwarded-for': `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}` },
  }));
}

/** The same questions by a browser that has the answers already. */
async function conditional({ origin }: ServerProcess, questions: Question[]): Promise<Question[]> {
  return Promise.all(
    questions.map(async ({ path, headers }) => {
      const response = await fetch(`${origin}${path}`, {
        headers: { 'accept-encoding': 'identity', ...headers },
      });
      await response.arrayBuffer();
      return { path, headers: { ...headers, 'if-none-match': response.headers.get('etag') ?? '' } };
    }),
  );
}

type Measured = { perSecond: number; microseconds: number };

/** The first two variants are what the others are compared with. */
async function measured({ load }: HttpProcesses, at: string, variants: Variant[]): Promise<Row[]> {
  const run = async ({ server, questions }: Variant, seconds: number): Promise<Measured> => {
    const before = await server.used();
    const { perSecond, answers } = await load.ask({
      origin: server.origin,
      questions: questions(),
      connections,
      seconds,
    });
    return { perSecond, microseconds: ((await server.used()) - before) / answers };
  };
  for (const variant of variants) await run(variant, warmUpSeconds);
  const results: Measured[][] = [];
  for (let round = 0; round < rounds; round++) {
    const round: Measured[] = [];
    for (const variant of variants) round.push(await run(variant, seconds));
    results.push(round);
  }
  return variants.map(({ what, target }, i) => {
    const rates = results.map((round) => round[i]?.perSecond ?? Number.NaN);
    const over = (other: number) =>
      rates.map((rate, round) => rate / (results[round]?.[other]?.perSecond ?? Number.NaN));
    return {
      what,
      at,
      result: `${countWords(Math.round(median(rates)))}/s`,
      processor: `${Math.round(median(results.map((round) => round[i]?.microseconds ?? Number.NaN)))} µs`,
      target,
      ofBare: median(over(0)).toFixed(2),
      timesObvious: median(over(1)).toFixed(1),
      noise: noiseWords(spread(i === 0 ? rates : over(0))),
    };
  });
}
