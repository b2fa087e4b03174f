/** Kept on the computer by choice, the lookup goes on when the service does not, says so, and is gone again when it is taken away. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appendVersion } from '../../data/offers.ts';
import { alwaysOpen, staffNumber } from '../example-offers.ts';
import { publishedAt, startService, type World } from '../start-service.ts';
import { eventually, openBrowser, openLookup, signInBrowser, textOf } from './open-browser.ts';

/** The browser's own clock goes on, so the service's stands still at moments seen from now. */
const danishNow = () => Temporal.Now.zonedDateTimeISO('Europe/Copenhagen');

const fromTwoHoursAgo =
  /^Uden forbindelse – kopi fra \p{L}+dag \d+\. \p{L}+ kl\. \d\d\.\d\d \(2 timer gammel\) Numre kun for personale er ikke med\.$/u;

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

describe.each([
  { browser: 'with Temporal of its own', switches: [] },
  { browser: 'that is brought Temporal', switches: ['--js-flags=--no-harmony-temporal'] },
])('a browser $browser', ({ switches }) => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let world: World;
  let house: Door;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser(...switches);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    const at = danishNow().subtract({ hours: 2 });
    world = await startService({ offers: [alwaysOpen, staffNumber], now: () => at });
    house = await door();
    await house.open(world.app);
    context = await browser.newContext();
    page = await context.newPage();
    complaints.length = 0;
    page.on('console', (message) => complaints.push(message.text()));
    return async () => {
      expect(complaints.filter((text) => /Content Security Policy|Uncaught/.test(text))).toEqual([]);
      await context.close();
      await house.close();
      await world.database.destroy();
    };
  });

  const band = (on = page) => on.locator('#kopi');
  const bandText = () => textOf(band());
  const keep = async () => {
    await page.goto(`${house.url}/gem`);
    await page.getByRole('button', { name: 'Gem på denne computer' }).click();
    await page.getByText('Opslaget er gemt på denne computer.').waitFor();
  };
  const keptHere = (on = page) =>
    on.evaluate(`(async () => ({
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      caches: (await caches.keys()).length,
      stored: localStorage.length + sessionStorage.length,
      cookies: document.cookie,
    }))()`);
  const nothing = { workers: 0, caches: 0, stored: 0, cookies: '' };

  test('nothing is kept until it is chosen', async () => {
    for (const path of ['/', '/tilbud/eksempel-doegnaaben', '/klynger', '/om', '/gem'])
      await page.goto(house.url + path);
    await page.getByText('Opslaget er ikke gemt på denne computer.').waitFor();
    expect(await keptHere()).toEqual(nothing);
    expect(await context.cookies()).toEqual([]);
  });

  test('the service is stopped: a page that is open goes on, and says how old what it shows is', async () => {
    await keep();
    await openLookup(page, house.url);
    expect(await bandText()).toBe('');
    await house.close();
    await page.getByRole('searchbox').fill('horsens døgn');
    const answer = page.locator('#svar');
    await answer.getByRole('link', { name: alwaysOpen.name, exact: true }).waitFor();
    await eventually(bandText).toMatch(fromTwoHoursAgo);
    expect(page.url()).toContain('kommune=0615');
    await answer.getByRole('link', { name: alwaysOpen.name, exact: true }).click();
    await page.locator('#kort').getByRole('heading', { name: alwaysOpen.name }).waitFor();
  });

  test('the service is stopped: pages open anew, from any address', async () => {
    await keep();
    await house.close();
    await page.goto(`${house.url}/?q=horsens+d%C3%B8gn`);
    expect(new URL(page.url()).search).toBe('?kommune=0615&q=d%C3%B8gn');
    await page.locator('#svar').getByRole('link', { name: alwaysOpen.name, exact: true }).waitFor();
    expect(await bandText()).toMatch(fromTwoHoursAgo);
    await page.goto(`${house.url}/tilbud/eksempel-doegnaaben`);
    await page.getByRole('heading', { name: alwaysOpen.name, level: 1 }).waitFor();
    await page.goto(`${house.url}/klynge/horsens`);
    await page.getByRole('heading', { name: 'Horsens', level: 1 }).waitFor();
    expect(await bandText()).toMatch(fromTwoHoursAgo);
    await page.goto(`${house.url}/klynge/horsens?tavle=moerk`);
    expect(await bandText()).toMatch(fromTwoHoursAgo);
    await page.goto(`${house.url}/tilbud/findes-ikke`);
    await page.getByText('Tilbuddet er ikke i kopien på denne computer.').waitFor();
    await page.goto(`${house.url}/?q=0101011234+horsens`);
    expect(page.url()).not.toContain('0101011234');
    await page.getByText('Det ligner et CPR-nummer.').first().waitFor();
  });

  test('the service is back: its answer is the one that is shown, and the band goes by itself', async () => {
    await keep();
    await house.close();
    await page.goto(`${house.url}/?kommune=0615`);
    expect(await bandText()).toMatch(fromTwoHoursAgo);
    await house.open(world.app);
    await eventually(bandText).toBe('');
    await page.goto(`${house.url}/?kommune=0615`);
    expect(await bandText()).toBe('');
  });

  test.each<[string, RequestListener]>([
    ['fails', (_request, response) => response.writeHead(503).end('fejl')],
    ['never answers', () => undefined],
  ])('a service that %s is one that is not there', async (_, answer) => {
    await keep();
    await house.close();
    await house.open(answer);
    await page.goto(`${house.url}/tilbud/eksempel-doegnaaben`);
    await page.getByRole('heading', { name: alwaysOpen.name, level: 1 }).waitFor();
    expect(await bandText()).toMatch(fromTwoHoursAgo);
  });

  test('what is saved while the service answers is in the copy, and the copy is as young as the last answer', async () => {
    await keep();
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
    await keep();
    await page.goto(house.url);
    await page.goto(`${house.url}/gem`);
    await page.getByRole('button', { name: 'Fjern', exact: true }).click();
    await page.getByText('Opslaget er fjernet fra denne computer.').waitFor();
    expect(await keptHere()).toEqual(nothing);
    await house.close();
    await expect(page.goto(house.url)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
    await house.open(world.app);
    const later = await context.newPage();
    await later.goto(`${house.url}/om`);
    expect(await keptHere(later)).toEqual(nothing);
  });

  test('taken away and kept again, with another page open all the while', async () => {
    const other = await context.newPage();
    await keep();
    await other.goto(house.url);
    await page.getByRole('button', { name: 'Fjern', exact: true }).click();
    await page.getByText('Opslaget er fjernet fra denne computer.').waitFor();
    await keep();
    await house.close();
    await page.goto(`${house.url}/?kommune=0615`);
    expect(await bandText()).toMatch(fromTwoHoursAgo);
    await other.goto(`${house.url}/klynger`);
    expect(await textOf(band(other))).toMatch(fromTwoHoursAgo);
  });

  test('taken away without the service', async () => {
    await keep();
    await house.close();
    await page.goto(`${house.url}/gem`);
    await page.getByRole('button', { name: 'Fjern', exact: true }).click();
    await page.getByText('Opslaget er fjernet fra denne computer.').waitFor();
    expect(await keptHere()).toEqual(nothing);
  });

  test('of what somebody signed in sees, nothing is kept', async () => {
    await signInBrowser(context, { url: house.url, world }, { role: 'visitation', cluster: 'horsens' });
    await keep();
    await page.goto(`${house.url}/tilbud/eksempel-numre`);
    const shown = () => page.locator('main').innerText();
    expect((await shown()).replace(/\s/g, '')).toContain('99000001');
    expect(await page.evaluate(everythingKept)).not.toContain('99000001');
    await house.close();
    await page.goto(`${house.url}/tilbud/eksempel-numre`);
    expect((await shown()).replace(/\s/g, '')).not.toContain('99000001');
    expect(await bandText()).toMatch(fromTwoHoursAgo);
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
