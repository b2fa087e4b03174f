/** A cluster's offers at the moment: what its visitation can give. 1 December 2026 is a Tuesday. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { alwaysOpen, exampleOffer, hoursUnknown, regionWide, weekdaysOnly } from '../example-offers.ts';
import { linksOn, offersOn, wordsOn } from '../read-page.ts';
import { danishTime, places, startService } from '../start-service.ts';

const elsewhere = exampleOffer({
  name: 'Eksempel Struer',
  coverage: { kind: 'municipalities', codes: ['0671'] },
});
const wholeCluster = exampleOffer({
  name: 'Eksempel Klyngen',
  urgencies: ['admission', 'municipal'],
  coverage: { kind: 'clusters', ids: ['horsens'] },
});
const notAcute = exampleOffer({ name: 'Eksempel Værested', urgencies: [] });
const offers = [alwaysOpen, weekdaysOnly, hoursUnknown, regionWide, elsewhere, wholeCluster, notAcute];
const byNight = await startService({ offers, now: '2026-12-01T23:00' });
const ask = (address: string) => request(byNight.app).get(address);

/** The list of the cluster's own offers, below the board where there is one. */
function ownOffersOn(html: string): string[] {
  return offersOn(html.slice(Math.max(0, html.indexOf('Alle klyngens egne tilbud'))));
}

test('the list of a cluster holds the offers of its municipalities and its own, not those of others or of the region', async () => {
  const { status, text } = await ask('/klynge/horsens');
  expect(status).toBe(200);
  expect(ownOffersOn(text).sort()).toEqual(
    [alwaysOpen, weekdaysOnly, hoursUnknown, wholeCluster, notAcute].map(({ slug }) => slug).sort(),
  );
});

test('it says the hospital, how many are open, and when', async () => {
  const words = wordsOn((await ask('/klynge/horsens')).text);
  expect(words).toContain('Horsensklyngen');
  expect(words).toContain('Regionshospitalet Horsens');
  expect(words).toMatch(/åbne nu: 3 af klyngens 5 egne tilbud og \d+ af \d+ for hele regionen/);
  expect(words).toContain('kl. 23.00');
});

test('open offers stand first, then unknown, then closed; each once, under the first way in it is', async () => {
  const { text } = await ask('/klynge/horsens');
  expect(ownOffersOn(text)).toEqual([
    'eksempel-klyngen',
    'eksempel-doegnaaben',
    'eksempel-ukendt',
    'eksempel-hverdage',
    'eksempel-vaerested',
  ]);
  const words = wordsOn(text.slice(Math.max(0, text.indexOf('Alle klyngens egne tilbud'))));
  const headings = ['Indlæggelse', 'Kommunalt', 'Ikke akutte tilbud'];
  const positions = headings.map((heading) => words.indexOf(heading));
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  expect(Math.min(...positions)).toBeGreaterThan(-1);
});

test('each municipality is one click from a lookup there', async () => {
  const { text } = await ask('/klynge/horsens');
  for (const { code, name } of places.municipalities.filter(({ cluster }) => cluster === 'horsens'))
    expect(linksOn(text)).toContainEqual({ name, href: `/?kommune=${code}` });
});

test('all five clusters are listed in Danish order, each leading to its page', async () => {
  const { status, text } = await ask('/klynger');
  expect(status).toBe(200);
  expect(
    linksOn(text)
      .filter(({ href }) => href.startsWith('/klynge/'))
      .map(({ name }) => name),
  ).toEqual(['Horsensklyngen', 'Midtklyngen', 'Randersklyngen', 'Vestklyngen', 'Aarhusklyngen']);
});

describe.each(places.clusters.map(({ id }) => id))('/klynge/%s', (id) => {
  test('answers, even without offers', async () => {
    expect((await ask(`/klynge/${id}`)).status).toBe(200);
  });
});

test.each(['/klynge/nordpolen', '/klynge/constructor', '/klynge/Horsens', '/klynge/'])(
  '%s is not found',
  async (address) => {
    const { status, text } = await ask(address);
    expect(status).toBe(404);
    expect(wordsOn(text)).toContain('Siden findes ikke');
  },
);

test('an offer that has closed down for good is not on the page', async () => {
  const closedDown = exampleOffer({ name: 'Eksempel Gammel', validTo: '2026-11-30' });
  const service = await startService({ offers: [alwaysOpen, closedDown], now: '2026-12-01T10:00' });
  const { text } = await request(service.app).get('/klynge/horsens');
  expect(ownOffersOn(text)).toEqual(['eksempel-doegnaaben']);
});

test('the list of clusters says of each how many of its offers are open', async () => {
  expect(wordsOn((await ask('/klynger')).text)).toMatch(
    /Horsensklyngen .*?Åbne nu: 3 af klyngens 5 egne tilbud/,
  );
});

test.each(['/klynger', '/klynge/horsens', '/klynge/horsens?tavle=lys'])(
  '%s is made once for all who ask within the minute',
  async (address) => {
    let reads = 0;
    const now = danishTime('2026-12-01T23:00');
    const counted = new Proxy(byNight.catalogue.at(now), {
      get(catalogue, key) {
        if (key === 'index') reads += 1;
        return Reflect.get(catalogue, key);
      },
    });
    const catalogue = { ...byNight.catalogue, at: () => counted };
    const app = createApp({ ...byNight.service, catalogue });
    const { text } = await request(app).get(address);
    expect(reads).toBeGreaterThan(0);
    reads = 0;
    expect((await request(app).get(address)).text).toBe(text);
    expect(reads).toBe(0);
  },
);

describe('a number that should be checked before it is trusted', () => {
  const line = (name: string, note: string | null, confidence: 'low' | 'high') =>
    exampleOffer({
      name,
      phones: [
        {
          number: '+4599000001',
          label: 'Vagten',
          audience: 'doctors',
          contactHours: { kind: 'always' },
          note,
        },
      ],
      sources: [
        {
          record: 'eksempel',
          url: 'https://eksempel.example',
          pageDate: '2026-01-05',
          recordedOn: '2026-11-01',
          confidence,
        },
      ],
    });
  const sure = line('Eksempel Sikker', 'Samme nummer som lægevagten.', 'high');
  const noted = line('Eksempel Gammelt nummer', 'Nummeret er fra før 2022 og skal bekræftes.', 'high');
  const badlyRead = line('Eksempel Usikker kilde', null, 'low');
  const page = async (address: string, offer: typeof sure) =>
    wordsOn(
      (await request((await startService({ offers: [offer], now: '2026-12-01T23:00' })).app).get(address))
        .text,
    );

  test.each([noted, badlyRead])('is marked on the wall and on the board: $name', async (offer) => {
    expect(await page('/klynge/horsens?tavle=moerk', offer)).toContain('99 00 00 01 ?');
    expect(await page('/klynge/horsens?tavle=moerk', offer)).toContain('? usikker oplysning');
    expect(await page('/klynge/horsens', offer)).toContain('99 00 00 01 usikkert nummer');
  });

  test('so is what is known of an offer without a number', async () => {
    const silent = { ...badlyRead, phones: [] };
    expect(await page('/klynge/horsens?tavle=moerk', silent)).toContain('uden nummer ?');
    expect(await page('/klynge/horsens', silent)).toContain('uden nummer usikker oplysning');
    expect(await page('/klynge/horsens', { ...sure, phones: [] })).not.toContain('usikker');
  });

  test('others stand without', async () => {
    expect(await page('/klynge/horsens?tavle=moerk', sure)).not.toMatch(/01 \?|usikker oplysning/);
    expect(await page('/klynge/horsens', sure)).not.toContain('usikkert nummer');
  });
});

test('every count says what it counts', async () => {
  const words = wordsOn((await ask('/klynge/horsens')).text);
  expect(words).toContain('åbne nu: 3 af klyngens 5 egne tilbud og 1 af 1 for hele regionen');
  expect(words).toContain('Kommunalt 3 åbne');
  expect(words.slice(words.indexOf('Alle klyngens egne'))).toMatch(/Kommunalt 1 af 3 åbne nu/);
});
