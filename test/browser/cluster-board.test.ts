/** What is open in a cluster, on a desk and on a wall: renewed each minute, honest when it is not, legible from three metres. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stickingOut } from './every-page.ts';
import { desk, eventually, openBrowser, serveSeed, textOf, wall } from './open-browser.ts';

let browser: Browser;
let context: BrowserContext;
let service: Awaited<ReturnType<typeof serveSeed>>;
let page: Page;

beforeAll(async () => {
  [browser, service] = await Promise.all([openBrowser(), serveSeed()]);
  context = await browser.newContext(desk);
});
afterAll(async () => {
  await browser.close();
  await service.close();
});
beforeEach(async () => {
  page = await context.newPage();
  return () => page.close();
});

const clock = () => textOf(page.locator('.board-clock'));
const lost = () => page.locator('.board-lost');

/** The browser's clock is moved on; what the service would answer a minute later is said for it. */
async function aMinuteLater(answer: 'nothing' | number | { clock: string }): Promise<void> {
  const renewal = (url: URL) => url.pathname === '/klynge/vest';
  await page.unroute(renewal);
  await page.route(renewal, async (route) => {
    if (answer === 'nothing') return route.abort();
    if (typeof answer === 'number') return route.fulfill({ status: answer, body: 'Serveren er nede' });
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('14.30', answer.clock);
    return route.fulfill({ response, body });
  });
  await page.clock.runFor(60_000);
}

describe.each([
  ['on a page', '/klynge/vest'],
  ['on a wall', '/klynge/vest?tavle=moerk'],
])('%s', (_, path) => {
  beforeEach(async () => {
    await page.clock.install({ time: '2026-12-17T14:30:00+01:00' });
    await page.goto(service.url + path);
  });

  test('shows what is open now, by way in, and what changes within two hours', async () => {
    expect(await clock()).toBe('Åbent kl. 14.30');
    const headings = await page.locator('.board-column h2').allInnerTexts();
    expect(headings.map((heading) => heading.replace(/\s+\d+$/, ''))).toEqual([
      'Indlæggelse',
      'Næste dag',
      'Kommunalt',
      'Rådgivning',
    ]);
    const changes = page.locator('.board-changes');
    expect(await textOf(changes.locator('h2'))).toBe('Ændrer sig inden kl. 16.30');
    expect(await textOf(changes)).toContain('lukker kl. 16.00');
    expect(await textOf(changes)).toContain('åbner kl. 16.00');
    expect(await lost().isVisible()).toBe(false);
  });

  test('is renewed each minute', async () => {
    await aMinuteLater({ clock: '14.31' });
    await eventually(clock).toBe('Åbent kl. 14.31');
    await aMinuteLater({ clock: '14.32' });
    await eventually(clock).toBe('Åbent kl. 14.32');
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('.board .board').count()).toBe(0);
    expect(await lost().isVisible()).toBe(false);
  });

  test.each([
    ['nobody answers', 'nothing'],
    ['the service is ill', 503],
    ['something else answers', 404],
  ] as const)('says so when %s, with the time of the last good answer, until the next', async (_, answer) => {
    await aMinuteLater({ clock: '14.31' });
    await eventually(clock).toBe('Åbent kl. 14.31');
    await aMinuteLater(answer);
    await eventually(() => lost().isVisible()).toBe(true);
    expect(await textOf(lost())).toBe('Ingen forbindelse. Tavlen viser, hvad der var åbent kl. 14.31.');
    expect(await page.locator('.board-column').count(), 'what was known stays').toBe(4);
    await aMinuteLater(answer);
    expect(await textOf(lost())).toBe('Ingen forbindelse. Tavlen viser, hvad der var åbent kl. 14.31.');
    await aMinuteLater({ clock: '14.34' });
    await eventually(clock).toBe('Åbent kl. 14.34');
    expect(await lost().isVisible()).toBe(false);
  });
});

test('leads from the page to the wall and back, and from a line to its card', async () => {
  await page.goto(`${service.url}/klynge/vest`);
  await page.getByRole('link', { name: 'mørk tavle' }).click();
  await page.waitForURL(/tavle=moerk/);
  await page.getByRole('link', { name: 'Luk tavlen' }).click();
  await page.waitForURL(/\/klynge\/vest$/);
  const line = page.locator('.board-column a').first();
  const name = await textOf(line);
  await line.click();
  await page.waitForURL(/\/tilbud\//);
  expect(await textOf(page.locator('h1'))).toBe(name);
});

describe('on a wall of 1920 × 1080, read from three metres', () => {
  let onWall: BrowserContext;
  beforeAll(async () => {
    onWall = await browser.newContext(wall);
  });
  afterAll(() => onWall.close());

  test.each(['horsens', 'midt', 'randers', 'vest', 'aarhus'])(
    '%s: nothing is cut, nothing is small',
    async (cluster) => {
      const screen = await onWall.newPage();
      for (const look of ['lys', 'moerk']) {
        await screen.goto(`${service.url}/klynge/${cluster}?tavle=${look}`);
        await screen.evaluate('document.fonts.ready.then(() => 0)');
        expect(await screen.evaluate(stickingOut), look).toEqual([]);
        expect(await screen.evaluate(belowTheEdge), look).toEqual([]);
        expect(await screen.evaluate(smallText), look).toEqual([]);
      }
      await screen.close();
    },
  );

  test('is dark or light as asked, whatever the screen prefers', async () => {
    const screen = await onWall.newPage();
    const ground = () => screen.evaluate('getComputedStyle(document.body).backgroundColor');
    await screen.goto(`${service.url}/klynge/vest?tavle=lys`);
    expect(await ground()).toBe('rgb(243, 245, 247)');
    await screen.goto(`${service.url}/klynge/vest?tavle=moerk`);
    expect(await ground()).toBe('rgb(13, 23, 32)');
    await screen.close();
  });
});

/** Code that runs in the page. */
const belowTheEdge = `[...document.querySelectorAll('.board *')]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().bottom > innerHeight)
  .map((one) => one.outerHTML.slice(0, 120))`;
const smallText = `[...document.querySelectorAll('main *')]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''))
  .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 24)
  .map((one) => one.outerHTML.slice(0, 120))`;
