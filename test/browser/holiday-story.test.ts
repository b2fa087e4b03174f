/** Christmas in one sitting: an editor without a mouse goes through the days and is done, and the coordinator sees it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { closedForHoliday, exampleOffer, weekdaysOnly } from '../example-offers.ts';
import { stickingOut } from './every-page.ts';
import {
  desk,
  eventually,
  hasFocus,
  phone,
  seatFile,
  serveOffers,
  signInBrowser,
  tabTo,
  textOf,
} from './open-browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { openingHours } = closedForHoliday;
const more = Array.from({ length: 6 }, (_, i) =>
  exampleOffer({ name: `Eksempel Hold ${i + 1}`, openingHours }),
);
const { browser, service } = await seatFile(
  serveOffers([closedForHoliday, weekdaysOnly, ...more], { now: '2026-12-01T09:00' }),
);

test('an editor confirms Christmas with the keyboard alone', async () => {
  const context = await browser.newContext(desk);
  await signInBrowser(context, service, { role: 'editor', organisation: 'kommune-horsens' });
  const page = await context.newPage();
  await page.goto(`${service.url}/redaktion`);
  await tabTo(page, page.getByRole('link', { name: 'Helligdage', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Julen 2026' }).waitFor();
  const all = page.getByRole('button', { name: /^Alle \d+ passer$/ }).first();
  await tabTo(page, all);
  await page.keyboard.press('Enter');
  await page.waitForURL(/bekraeftet=/);
  expect(await textOf(page.locator('main'))).toContain('22 dage er bekræftet. Tak.');
  // What the page tells is where the keyboard goes on.
  await eventually(() => hasFocus(page.locator('.notice'))).toBe(true);
  // What nobody has stated is not confirmed along with it.
  expect(await textOf(page.locator('main'))).toContain('22 af 23 er bekræftet. 1 er ikke oplyst');
  await context.close();
});

test.each([
  ['desk', desk],
  ['phone', phone],
])('the page, its board and the quality board are readable for everybody at a %s', async (_, screen) => {
  const context = await browser.newContext(screen);
  await signInBrowser(context, service, { role: 'administrator' });
  const page = await context.newPage();
  for (const path of ['/redaktion/helligdage', '/redaktion/helligdage/oversigt', '/redaktion/kvalitet']) {
    await page.goto(service.url + path);
    await page.evaluate(axe);
    const violations = await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
        .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
    );
    expect(violations).toEqual([]);
    expect(await page.evaluate(stickingOut)).toEqual([]);
  }
  await context.close();
});
