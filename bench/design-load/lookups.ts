/** What the region's doctors ask, and the answers timed. */
import { Agent, get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { readSeed } from '../../seed/seed-files.ts';
import { lookupQueries } from '../lookup-queries.ts';
import { seededRandom } from '../seeded-random.ts';
import { changing } from './changing-offers.ts';

export type Asked = { path: string; headers: Record<string, string> };
export type Answered = { status: number; bytes: Buffer; compressed: boolean };

const fragment = { 'hx-request': 'true', 'hx-request-type': 'partial' };
const brotli = { 'accept-encoding': 'br' };

/** Half are key presses that swap the results, a third pages, the rest JSON; every fifth holds an offer that is being saved. */
export function designQuestions(count: number, today: Temporal.PlainDate): Asked[] {
  const random = seededRandom(5);
  const queries = lookupQueries(readSeed(), today, count, random);
  return queries.map((query, i) => {
    const { municipality = '', slug = '' } = changing[random.below(changing.length)] ?? {};
    if (i % 10 === 0) return { path: `/api/opslag?kommune=${municipality}`, headers: {} };
    if (i % 10 === 5) return { path: `/tilbud/${slug}`, headers: brotli };
    if (i % 10 === 7) return { path: `/api/opslag${query}`, headers: {} };
    return { path: `/${query}`, headers: random.chance(0.6) ? { ...fragment, ...brotli } : brotli };
  });
}

export function asker(origin: URL): { ask(asked: Asked): Promise<Answered>; stop(): void } {
  const agent = new Agent({ keepAlive: true });
  const at = { host: origin.hostname, port: origin.port, agent };
  return {
    ask: ({ path, headers }) =>
      new Promise((resolve, reject) => {
        const sent = get({ ...at, path, headers }, async (answer) => {
          const bytes = Buffer.concat(await answer.toArray());
          const compressed = answer.headers['content-encoding'] === 'br';
          resolve({ status: answer.statusCode ?? 0, bytes, compressed });
        });
        sent.once('error', reject);
      }),
    stop: () => agent.destroy(),
  };
}

export function textOf({ bytes, compressed }: Answered): string {
  return String(compressed && bytes.length > 0 ? brotliDecompressSync(bytes) : bytes);
}
