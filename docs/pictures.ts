/** `npm run pictures`: takes the pictures of `docs/brug.md` anew, of the real offers at a moment that stands still, signed in as invented people. */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openDatabase } from '../data/database.ts';
import { writeDemoAccounts } from '../data/demo-accounts.ts';
import { identitiesIn } from '../data/identities.ts';
import { seedDatabase } from '../seed/seed.ts';
import { readSeed } from '../seed/seed-files.ts';
import { readWordLists } from '../seed/word-lists.ts';
import { createApp } from '../server/app.ts';
import { openBrowser } from '../test/browser/chromium.ts';
import { serviceOn } from '../test/start-service.ts';

type Picture = {
  name: string;
  address: string;
  /** Which of the invented people looks; nobody: without signing in. */
  as?: RegExp;
  width?: number;
  height?: number;
  /** What is done before it is taken. */
  first?: (page: Page) => Promise<unknown>;
};

const pictures: readonly Picture[] = [
  {
    name: 'opslag',
    width: 1440,
    address: '/?q=randers+17+krise+lørdag+23.50',
    first: async (page) => {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.card-head h2').first().waitFor();
    },
  },
  { name: 'klynge', address: '/klynge/horsens' },
  { name: 'arbejdsliste', address: '/redaktion', as: /redaktør/i },
  {
    name: 'formular',
    address: '/redaktion/tilbud/horsens-demens',
    as: /redaktør/i,
  },
];

const folder = join(import.meta.dirname, 'pictures');
const moment = Temporal.ZonedDateTime.from('2026-11-21T18:42[Europe/Copenhagen]');

const { url, close } = await serve();
const browser = await openBrowser();
mkdirSync(folder, { recursive: true });
for (const picture of pictures) await take(browser, picture);
await browser.close();
await close();

async function take(from: Browser, picture: Picture): Promise<void> {
  const { name, address, as, width = 1280, height = 800, first } = picture;
  const context = await from.newContext({ viewport: { width, height }, locale: 'da-DK' });
  const page = await context.newPage();
  if (as) {
    await page.goto(`${url}/log-ind`);
    await page.getByRole('button', { name: as }).first().click();
    await page.waitForURL((at) => at.pathname !== '/log-ind');
  }
  await page.goto(url + address, { waitUntil: 'networkidle' });
  await first?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  await context.close();
}

async function serve(): Promise<{ url: string; close(): Promise<void> }> {
  const now = () => moment;
  const database = await openDatabase(':memory:');
  await seedDatabase(database, readSeed(), moment.toInstant());
  await writeDemoAccounts(database, moment.toInstant());
  const service = await serviceOn(database, now, readWordLists());
  const identities = identitiesIn(database, now, { demo: true });
  const server = createServer(createApp({ ...service, identities, demo: true }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await database.destroy();
    },
  };
}
