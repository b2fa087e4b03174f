/** Kept on the computer by choice, the lookup goes on when the service does not, says so, and is gone again when it is taken away. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appendVersion } from '../../data/offers.ts';
import { createApp } from '../../server/app.ts';
import { loadAssets } from '../../server/http/assets.ts';
import { alwaysOpen, staffNumber } from '../example-offers.ts';
import { publishedAt, startService, type World } from '../start-service.ts';
import { expectNothingInTheWay } from './nothing-in-the-way.ts';
import { eventually, openBrowser, openLookup, signInBrowser, textOf } from './open-browser.ts';

/** The browser's own clock goes on, so the service's stands still at moments seen from now. */
const danishNow = () => Temporal.Now.zonedDateTimeISO('Europe/Copenhagen');

const fromTwoHoursAgo =
  /^Uden forbindelse – kopi fra \p{L}+dag \d+\. \p{L}+ kl\. \d\d\.\d\d \(2 timer gammel\)/u;

/** The service at an address that stays the same when it is stopped and started. */
type Door = { url: string; open(answer: RequestListener): Promise<void>; close(): Promise<void> };

async function door(): Promise<Door> {
  let server: Server | undefined;
  let port = 0;
  const open = async (answer: RequestListener) => {
    const opening = createServer(answer);
    await new Promise<void>((resolve) => opening.listen(port, '127.0.0.1', resolve));
    ({ port } = opening.address() as AddressInfo);
    server = opening;
  };
  const close = async () => {
    const closing = server;
    closing?.closeAllConnections();
    await new Promise((resolve) => (closing ? closing.close(resolve) : resolve(undefined)));
    server = undefined;
  };
  await open((_request, response) => response.end());
  await close();
  return { url: `http://127.0.0.1:${port}`, open, close };
}

/** A browser and a service of two hours ago, new for each test. */
function seatInstalled(...switches: string[]) {
  let browser: Browser;
  const seat = {} as { context: BrowserContext; page: Page; world: World; house: Door };
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser(...switches);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    const at = danishNow().subtract({ hours: 2 });
    seat.world = await startService({ offers: [alwaysOpen, staffNumber], now: () => at });
    seat.house = await door();
    await seat.house.open(seat.world.app);
    seat.context = await browser.newContext();
    seat.page = await seat.context.newPage();
    complaints.length = 0;
    seat.page.on('console', (message) => complaints.push(message.text()));
    return async () => {
      expect(complaints.filter((text) => /Content Security Policy|Uncaught/.test(text))).toEqual([]);
      await seat.context.close();
      await seat.house.close();
      await seat.world.database.destroy();
    };
  });
  return seat;
}

async function keep({ page, house }: { page: Page; house: Door }): Promise<void> {
  await page.goto(`${house.url}/gem`);
  await page.getByRole('button', { name: 'Gem på denne computer' }).click();
  await page.getByText('Opslaget er gemt på denne computer.').waitFor();
}

async function takeAway(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fjern', exact: true }).click();
  await page.getByText('Opslaget er fjernet fra denne computer.').waitFor();
}

const bandOn = (page: Page) => textOf(page.locator('#kopi'));
const nothing = { workers: 0, caches: 0, stored: 0, cookies: '' };
const keptOn = (page: Page) =>
  page.evaluate(`(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: (await caches.keys()).length,
    stored: localStorage.length + sessionStorage.length,
    cookies: document.cookie,
  }))()`);

describe.each([
  { browser: 'with Temporal of its own', switches: [] },
  { browser: 'that is brought Temporal', switches: ['--js-flags=--no-harmony-temporal'] },
])('in a browser $browser', ({ switches }) => {
  const seat = seatInstalled(...switches);

  test('the service is stopped: a page that is open goes on, and says how old what it shows is', async () => {
    const { page, house } = seat;
    await keep(seat);
    await openLookup(page, house.url);
    expect(await bandOn(page)).toBe('');
    await house.close();
    await page.getByRole('searchbox').fill('horsens døgn');
    const answer = page.locator('#svar');
    await answer.getByRole('link', { name: alwaysOpen.name, exact: true }).waitFor();
    await eventually(() => bandOn(page)).toMatch(fromTwoHoursAgo);
    expect(await bandOn(page)).toContain('Numre kun for personale er ikke med.');
    expect(page.url()).toContain('kommune=0615');
    await answer.getByRole('link', { name: alwaysOpen.name, exact: true }).click();
    await page.locator('#kort').getByRole('heading', { name: alwaysOpen.name }).waitFor();
  });

  test('the service is stopped: pages open anew, from any address', async () => {
    const { page, house } = seat;
    await keep(seat);
    await house.close();
    await page.goto(`${house.url}/?q=horsens+d%C3%B8gn`);
    expect(new URL(page.url()).search).toBe('?kommune=0615&q=d%C3%B8gn');
    await page.locator('#svar').getByRole('link', { name: alwaysOpen.name, exact: true }).waitFor();
    expect(await bandOn(page)).toMatch(fromTwoHoursAgo);
    await page.goto(`${house.url}/tilbud/eksempel-doegnaaben`);
    await page.getByRole('heading', { name: alwaysOpen.name, level: 1 }).waitFor();
    await page.goto(`${house.url}/klynge/horsens`);
    await page.getByRole('heading', { name: 'Horsens', level: 1 }).waitFor();
    expect(await bandOn(page)).toMatch(fromTwoHoursAgo);
    await page.goto(`${house.url}/klynge/horsens?tavle=moerk`);
    expect(await bandOn(page)).toMatch(fromTwoHoursAgo);
    await page.goto(`${house.url}/tilbud/findes-ikke`);
    await page.getByText('Tilbuddet er ikke i kopien på denne computer.').waitFor();
    await page.goto(`${house.url}/?q=0101011234+horsens`);
    expect(page.url()).not.toContain('0101011234');
    await page.getByText('Det ligner et CPR-nummer.').first().waitFor();
    for (const path of ['/om', '/som-det-var?tid=31/12', '/eksport/tilbud.csv', '/redaktion']) {
      await page.goto(house.url + path);
      await page.getByRole('heading', { name: 'Siden kræver forbindelse', level: 1 }).waitFor();
      expect(await bandOn(page)).toMatch(fromTwoHoursAgo);
    }
    await page.getByRole('link', { name: 'Til opslaget' }).click();
    await page.getByRole('searchbox').waitFor();
  });
});

describe('by choice, and as long as it is chosen', () => {
  const seat = seatInstalled();

  test('nothing is kept until it is chosen', async () => {
    const { context, page, house } = seat;
    for (const path of ['/', '/tilbud/eksempel-doegnaaben', '/klynger', '/om', '/gem'])
      await page.goto(house.url + path);
    await page.getByText('Opslaget er ikke gemt på denne computer.').waitFor();
    expect(await keptOn(page)).toEqual(nothing);
    expect(await context.cookies()).toEqual([]);
  });

  test('the service is back: its answer is the one that is shown, and the band goes by itself', async () => {
    const { page, world, house } = seat;
    await keep(seat);
    await house.close();
    await page.goto(`${house.url}/?kommune=0615`);
    expect(await bandOn(page)).toMatch(fromTwoHoursAgo);
    await house.open(world.app);
    await eventually(() => bandOn(page)).toBe('');
    await page.goto(`${house.url}/?kommune=0615`);
    expect(await bandOn(page)).toBe('');
  });

  test.each<[string, RequestListener]>([
    ['fails', (_request, response) => response.writeHead(503).end('fejl')],
    ['never answers', () => undefined],
  ])('a service that %s is one that is not there', async (_, answer) => {
    const { page, house } = seat;
    await keep(seat);
    await house.close();
    await house.open(answer);
    await page.goto(`${house.url}/tilbud/eksempel-doegnaaben`);
    await page.getByRole('heading', { name: alwaysOpen.name, level: 1 }).waitFor();
    expect(await bandOn(page)).toMatch(fromTwoHoursAgo);
  });

  test('a page that is not in the copy: what a proxy says of a service that is gone is not shown, what the service says is', async () => {
    const { page, house } = seat;
    await keep(seat);
    await house.close();
    await house.open((_request, response) => response.writeHead(502).end('Bad Gateway'));
    await page.goto(`${house.url}/om`);
    await page.getByRole('heading', { name: 'Siden kræver forbindelse', level: 1 }).waitFor();
    await house.close();
    const ours = { 'Content-Security-Policy': "default-src 'self'", 'Content-Type': 'text/plain' };
    await house.open((_request, response) => response.writeHead(503, ours).end('Mange ser tilbage lige nu.'));
    await page.goto(`${house.url}/som-det-var`);
    await page.getByText('Mange ser tilbage lige nu.').waitFor();
  });

  test('what is saved while the service answers is in the copy, and the copy is as young as the last answer', async () => {
    const { page, world, house } = seat;
    await keep(seat);
    const changed = { ...alwaysOpen, name: 'Døgnåben under nyt navn' };
    await appendVersion(world.database, publishedAt(world.service.now(), changed));
    await world.service.store.publish();
    await page.goto(house.url);
    await eventually(() =>
      page.evaluate(`caches.match('/gem/kopi.json').then((copy) => copy.text())`),
    ).toContain(changed.name);
    await house.close();
    await page.goto(`${house.url}/tilbud/eksempel-doegnaaben`);
    await page.getByRole('heading', { name: changed.name, level: 1 }).waitFor();
  });

  test('taken away, nothing is left, and without the service there is no page', async () => {
    const { context, page, world, house } = seat;
    await keep(seat);
    await page.goto(house.url);
    await page.goto(`${house.url}/gem`);
    await takeAway(page);
    expect(await keptOn(page)).toEqual(nothing);
    await house.close();
    await expect(page.goto(house.url)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
    await house.open(world.app);
    const later = await context.newPage();
    await later.goto(`${house.url}/om`);
    expect(await keptOn(later)).toEqual(nothing);
  });

  test('taken away and kept again, with another page open all the while', async () => {
    const { context, page, house } = seat;
    const other = await context.newPage();
    await keep(seat);
    await other.goto(house.url);
    await takeAway(page);
    await keep(seat);
    await house.close();
    await page.goto(`${house.url}/?kommune=0615`);
    expect(await bandOn(page)).toMatch(fromTwoHoursAgo);
    await other.goto(`${house.url}/klynger`);
    expect(await bandOn(other)).toMatch(fromTwoHoursAgo);
  });

  test('taken away without the service', async () => {
    const { page, house } = seat;
    await keep(seat);
    await house.close();
    await page.goto(`${house.url}/gem`);
    await takeAway(page);
    expect(await keptOn(page)).toEqual(nothing);
  });

  test('of what somebody signed in sees, nothing is kept', async () => {
    const { context, page, world, house } = seat;
    await signInBrowser(context, { url: house.url, world }, { role: 'visitation', cluster: 'horsens' });
    await keep(seat);
    await page.goto(`${house.url}/tilbud/eksempel-numre`);
    const shown = () => page.locator('main').innerText();
    expect((await shown()).replace(/\s/g, '')).toContain('99000001');
    expect(await page.evaluate(everythingKept)).not.toContain('99000001');
    await page.goto(`${house.url}/konto`);
    const [name = 'none'] = (await shown()).match(/Prøve \w{4}/) ?? [];
    expect(await page.evaluate(everythingKept)).not.toContain(name);
    await house.close();
    await page.goto(`${house.url}/konto`);
    await page.getByRole('heading', { name: 'Siden kræver forbindelse', level: 1 }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(name);
    await page.goto(`${house.url}/tilbud/eksempel-numre`);
    expect((await shown()).replace(/\s/g, '')).not.toContain('99000001');
    expect(await bandOn(page)).toMatch(fromTwoHoursAgo);
  });
});

describe('a browser that cannot', () => {
  const seat = seatInstalled();

  test('is told so, and where the emergency copy is', async () => {
    const { context, page, house } = seat;
    await context.addInitScript('delete Navigator.prototype.serviceWorker');
    await page.goto(`${house.url}/gem`);
    await page.getByText('Denne browser kan ikke gemme opslaget.').waitFor();
    expect(await page.getByRole('button', { name: 'Gem på denne computer' }).count()).toBe(0);
    expect(await page.locator('#gem a:visible').getAttribute('href')).toBe('/noedkopi');
  });

  test('without JavaScript too', async () => {
    const { context, house } = seat;
    const plain = await context.browser()?.newContext({ javaScriptEnabled: false });
    const page = await plain?.newPage();
    await page?.goto(`${house.url}/gem`);
    await page?.getByText('Det kræver JavaScript').waitFor();
    expect(await page?.locator('#gem a:visible').getAttribute('href')).toBe('/noedkopi');
    await plain?.close();
  });
});

describe('when the service is another', () => {
  const seat = seatInstalled();
  const program = loadAssets().href('installed/worker.js');
  const newProgram = program.replace('worker.', 'worker.ny');
  const caches = () => seat.page.evaluate('caches.keys()');

  /** As after an upgrade; `broken`: its program cannot be fetched whole. */
  function upgraded({ broken }: { broken: boolean }) {
    const asked: string[] = [];
    const answer: RequestListener = async (sent, response) => {
      const url = sent.url ?? '';
      asked.push(url);
      if (url === newProgram && broken) return response.writeHead(404).end();
      if (!['/arbejder.js', '/gem/kopi.json', newProgram].includes(url))
        return seat.world.app(sent, response);
      const { text, headers } = await request(seat.world.app).get(url.replace(newProgram, program));
      response
        .writeHead(200, {
          'Content-Type': headers['content-type'] ?? '',
          'True-At': headers['true-at'] ?? '',
          ETag: '"ny"',
        })
        .end(text.replaceAll(program, newProgram));
    };
    return { answer, asked };
  }

  test('an upgrade brings its own copy, and leaves nothing of the old', async () => {
    const { page, house } = seat;
    await keep(seat);
    expect(await caches()).toEqual([`akutoverblik ${program}`]);
    await house.close();
    await house.open(upgraded({ broken: false }).answer);
    await page.goto(house.url);
    await eventually(caches).toEqual([`akutoverblik ${newProgram}`]);
    await house.close();
    await page.goto(`${house.url}/?kommune=0615`);
    expect(await bandOn(page)).toMatch(fromTwoHoursAgo);
  });

  test('half an upgrade changes nothing: the old program goes on with its own copy', async () => {
    const { page, house } = seat;
    await keep(seat);
    await house.close();
    const half = upgraded({ broken: true });
    await house.open(half.answer);
    await page.goto(house.url);
    await eventually(() => half.asked).toEqual(expect.arrayContaining(['/gem/kopi.json', newProgram]));
    await house.close();
    await page.goto(`${house.url}/?kommune=0615`);
    expect(await bandOn(page)).toMatch(fromTwoHoursAgo);
    expect(await caches()).toEqual([`akutoverblik ${program}`]);
    expect(await page.evaluate(everythingKept)).not.toContain(newProgram);
  });

  test('one that takes the page back removes it from every computer', async () => {
    const { page, world, house } = seat;
    await keep(seat);
    await house.close();
    await house.open(createApp({ ...world.service, installedPage: false }));
    await page.goto(`${house.url}/gem`);
    await page.getByText('Opslaget kan ikke gemmes på computere for tiden.').waitFor();
    await eventually(() => keptOn(page)).toEqual(nothing);
    expect(
      (await request(createApp({ ...world.service, installedPage: false })).get('/gem/kopi.json')).status,
    ).toBe(404);
  });

  test('a copy of the day before yesterday is told as stale', async () => {
    const { page, house } = seat;
    const then = danishNow().subtract({ hours: 49 });
    const world = await startService({ offers: [alwaysOpen], now: () => then });
    await house.close();
    await house.open(world.app);
    await keep(seat);
    await house.close();
    await page.goto(`${house.url}/tilbud/eksempel-doegnaaben`);
    expect(await bandOn(page)).toMatch(
      /^Uden forbindelse – forældet kopi fra .* \(2 døgn gammel\) Åbningstider og numre kan/,
    );
    expect(await page.locator('.copy-stale').count()).toBe(1);
    await expectNothingInTheWay(page);
    await world.database.destroy();
  });
});

const everythingKept = `(async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const address of await cache.keys()) texts.push(address.url, await (await cache.match(address)).text());
  }
  return texts.join();
})()`;
