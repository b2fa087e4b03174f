/** What a browser answers from its copy is what the service answers, letter by letter: three hundred lookups, cards and boards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookupQueries } from '../../bench/lookup-queries.ts';
import { seededRandom } from '../../bench/seeded-random.ts';
import { readSeed } from '../../seed/seed-files.ts';
import { loadAssets } from '../../server/http/assets.ts';
import { openBrowser, serveSeed } from '../browser/open-browser.ts';
import rehearsed from '../lookup/rehearsed-lines.json' with { type: 'json' };

const now = '2026-11-21T18:42';
const seed = readSeed();

/** Typed lines, fields of every kind, near and far moments, and what cannot be read. */
function lookups(): string[] {
  const random = seededRandom(20_261_122);
  const today = Temporal.PlainDate.from(now.slice(0, 10));
  const typed = rehearsed
    .filter((_, i) => i % Math.ceil(rehearsed.length / 150) === 0)
    .map(({ line }) => `/?${new URLSearchParams({ q: line })}`);
  const chosen = lookupQueries(seed, today, 300, random).map((query) => `/${query}`);
  return [...typed, ...chosen].slice(0, 289);
}

const oddities = [
  '/',
  '/?vis=alle',
  '/?alder=300&kommune=Atlantis',
  '/?kommune=8700&hast=kommunalt',
  '/?kommune=8370',
  '/?q=0101011234+viborg',
  '/?kommune=0791&tid=2027-01-04T10:00&vis=alle',
  '/?kommune=0671&q=iv&kort=struer-sygepleje',
  '/?kommune=0671&tid=juleaften&q=%E0%A4%A',
  '/?kommune=0671&kommune=0791',
  '/?q=k%C3%B8benhavn+psyk+45',
];
const cardsAndBoards = [
  ...seed.offers.map(({ slug }) => `/tilbud/${slug}`),
  '/tilbud/giftlinjen?tid=2026-12-24T20:00',
  '/tilbud/giftlinjen?tid=i+morgen',
  '/klynger',
  ...seed.places.clusters.map(({ id }) => `/klynge/${id}`),
  '/klynge/vest?tavle=moerk',
  '/klynge/findes-ikke',
  '/gem',
];

type Sent = { status: number; movedTo?: string; shownAddress?: string; html?: string };

/** What differs by design: a page from the service says which catalogue it was made from. */
const withoutNews = (html: string) => html.replace(/ data-news="[^"]*"/, ' data-news=""');

const service = await serveSeed({ now });
afterAll(() => service.close());

/** Asked once, whichever browser it is compared with. */
const answers = new Map<string, Promise<Sent>>();
function fromService(address: string, partial: boolean): Promise<Sent> {
  return answers.getOrInsertComputed(`${partial} ${address}`, () => ask(address, partial));
}

async function ask(address: string, partial: boolean): Promise<Sent> {
  const headers = partial ? { 'HX-Request': 'true', 'HX-Request-Type': 'partial' } : {};
  const response = await fetch(service.url + address, { headers, redirect: 'manual' });
  const movedTo = response.headers.get('Location');
  // Part of a page follows to where it is.
  if (movedTo !== null) return partial ? ask(movedTo, partial) : { status: 303, movedTo };
  return {
    status: response.status,
    shownAddress: response.headers.get('HX-Replace-Url') ?? undefined,
    html: withoutNews(await response.text()),
  };
}

describe.each([
  { browser: 'with Temporal of its own', switches: [], first: [] },
  {
    browser: 'that is brought Temporal',
    switches: ['--js-flags=--no-harmony-temporal'],
    first: ['temporal.js'],
  },
])('a browser $browser', ({ switches, first }) => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser(...switches);
  });
  afterAll(() => browser.close());

  async function fromCopy(addresses: string[], partial: boolean): Promise<Sent[]> {
    const page = await browser.newPage();
    await page.goto(`${service.url}/gem`);
    const { href } = loadAssets();
    const had = await page.evaluate('typeof Temporal');
    expect(had).toBe(first.length === 0 ? 'object' : 'undefined');
    const sent = await page.evaluate(`(async () => {
      for (const module of ${JSON.stringify(first.map(href))}) await import(module);
      const { answersFrom } = await import('${href('installed/answer.js')}');
      const answerTo = answersFrom(await (await fetch('/gem/kopi.json')).json());
      const now = Temporal.ZonedDateTime.from('${now}[Europe/Copenhagen]');
      return ${JSON.stringify(addresses)}.map((address) => answerTo(address, ${partial}, now));
    })()`);
    await page.close();
    return (sent as Sent[]).map((one) => (one.movedTo === undefined ? one : { ...one, status: 303 }));
  }

  async function expectTheSame(addresses: string[], partial: boolean): Promise<void> {
    const copied = await fromCopy(addresses, partial);
    for (const [i, address] of addresses.entries())
      expect({ address, ...copied[i] }).toEqual({ address, ...(await fromService(address, partial)) });
  }

  test('three hundred lookups, while typing', async () => {
    const addresses = [...lookups(), ...oddities];
    expect(addresses).toHaveLength(300);
    await expectTheSame(addresses, true);
  });

  test('the same as whole pages, or the address to move on to', async () => {
    await expectTheSame([...lookups(), ...oddities], false);
  });

  test('every card, and every board', async () => {
    await expectTheSame(cardsAndBoards, false);
    await expectTheSame(cardsAndBoards, true);
  });
});
