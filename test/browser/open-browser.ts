/** A real browser from the npm registry, and the real service with the real offers at a fixed moment for it to look at. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { openDatabase } from '../../data/database.ts';
import { seedDatabase } from '../../seed/seed.ts';
import { readSeed } from '../../seed/seed-files.ts';
import { readWordLists } from '../../seed/word-lists.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { createApp } from '../../server/app.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { signIn } from '../sign-in.ts';
import { serviceOn, startService, type World } from '../start-service.ts';

import { openBrowser } from './chromium.ts';

export { openBrowser };

/** Thursday 17 December 2026, 14.30: a working day a week before Christmas. */
export const thursdayAfternoon = '2026-12-17T14:30';

export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};

export const tablet: BrowserContextOptions = {
  viewport: { width: 768, height: 1024 },
  hasTouch: true,
  isMobile: true,
};
export const wall: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } };

/** What a test looks through; the page is as new, the rest it shares with the other tests of its file. */
export type Seat = {
  browser: Browser;
  context: BrowserContext;
  service: Awaited<ReturnType<typeof serveSeed>>;
  page: Page;
};

let opened: Promise<Browser> | undefined;

/** One browser for all files of a worker, opened once; whatever a file looks through ends with the file. */
export async function sharedBrowser(): Promise<Browser> {
  afterAll(async () => {
    for (const context of (await opened)?.contexts() ?? []) await context.close();
  });
  if (!(await opened)?.isConnected()) opened = openBrowser();
  return opened as Promise<Browser>;
}

/** The shared browser, and a service of this file's own. */
export async function seatFile<Service extends { close(): Promise<void> }>(
  serving: Promise<Service>,
): Promise<{ browser: Browser; service: Service }> {
  afterAll(async () => (await serving).close());
  const [browser, service] = await Promise.all([sharedBrowser(), serving]);
  return { browser, service };
}

/** Every test of the file gets a seat at the real offers; `taken` does what each begins with. */
export function seatEach(
  taken: (seat: Seat) => void | Promise<void>,
  options: BrowserContextOptions = desk,
): void {
  const seated = seatFile(serveSeed());
  pageEach(options, async (page) => taken({ ...(await seated), context: page.context(), page }));
}

/**
 * Every test gets a page on such a screen; `taken` does what each begins with. It is the last test's page, as a new one costs three loads: who sets
 * its clock or its scripts closes it.
 */
export function pageEach(options: BrowserContextOptions, taken: (page: Page) => void | Promise<void>): void {
  let page: Page | undefined;
  let context: BrowserContext;
  beforeAll(async () => {
    if (!opened) throw new Error('pages are looked at through the browser of the file');
    context = await (await opened).newContext(options);
  });
  beforeEach(async () => {
    page = page?.isClosed() === false ? await asNew(page, options) : await context.newPage();
    await taken(page);
  });
  afterAll(() => context.close());
}

/** Nothing listens to it, nothing stands in its way, and it has its size; what it shows goes with the next load. */
async function asNew(page: Page, { viewport }: BrowserContextOptions): Promise<Page> {
  for (const told of ['console', 'pageerror', 'request', 'requestfinished', 'requestfailed', 'response'])
    page.removeAllListeners(told);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.emulateMedia({ media: null });
  if (viewport) await page.setViewportSize(viewport);
  return page;
}

/** A lookup with the cursor where it will be: in the search field. */
export async function openLookup(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await eventually(() => hasFocus(page.getByRole('searchbox'))).toBe(true);
}

/** What the page does from now on that its own policy forbids, such as a style in the markup. Axe and screenshots do so themselves. */
export function policyBreaches(page: Page): string[] {
  const breaches: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) breaches.push(message.text());
  });
  return breaches;
}

/** Asks again until the answer is the expected one. */
export function eventually<Answer>(ask: () => Answer | Promise<Answer>) {
  return expect.poll(ask, { timeout: 10_000, interval: 20 });
}

/** What is asked of such addresses from now on waits; gives what lets it through. */
export async function holdBack(page: Page, address: string | RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await promise;
    await route.continue().catch(() => null);
  });
  return resolve;
}

/** Presses Tab until the focus is there, as somebody without a mouse must. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await hasFocus(goal)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`sixty tabs do not lead to ${goal}`);
}

/** What is read on the screen; the spaces that hold a number together are spaces. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.innerText()).replaceAll('\u00a0', ' ');
}

export function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === element.ownerDocument.activeElement);
}

/** How far down the first such element ends on the screen. */
export async function bottomOf(page: Page, selector: string): Promise<number> {
  await page.evaluate('document.fonts.ready.then(() => 0)');
  const box = await page.locator(selector).first().boundingBox();
  if (!box || box.y < 0) throw new Error(`${selector} is not on the screen`);
  return box.y + box.height;
}

/** The service over HTTP, with every offer of the seed and a clock that stands still at a Danish wall-clock time. */
export async function serveSeed({ now: at = thursdayAfternoon }: { now?: string } = {}) {
  const moment = Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Copenhagen');
  const now = () => moment;
  const database = await openDatabase(':memory:');
  await seedDatabase(database, readSeed(), moment.toInstant());
  const service = await serviceOn(database, now, readWordLists());
  return serve({ app: createApp(service), service, database, catalogue: service.catalogue });
}

/** The same with these offers only. */
export async function serveOffers(offers: Offer[], { now = thursdayAfternoon }: { now?: string } = {}) {
  return serve(await startService({ offers, now }));
}

async function serve(world: World) {
  const server = createServer(world.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    world,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.database.destroy();
    },
  };
}

/** Makes a browser that of somebody with these roles. A cookie of this kind is set over TLS; to the machine itself it is sent without. */
export async function signInBrowser(
  context: BrowserContext,
  { url, world }: { url: string; world: World },
  ...grants: Grant[]
): Promise<void> {
  const [name = '', value = ''] = (await signIn(world, ...grants)).cookie.split('=');
  const attributes = { secure: true, httpOnly: true, sameSite: 'Lax' as const };
  await context.addCookies([{ name, value, url: url.replace('http:', 'https:'), ...attributes }]);
}
