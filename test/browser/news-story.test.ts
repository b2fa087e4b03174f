/** What an editor saves stands in every window that is open, and nothing else in them moves. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { reportFault } from '../../data/faults.ts';
import { appendVersion } from '../../data/offers.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { publishedAt } from '../start-service.ts';
import {
  desk,
  eventually,
  hasFocus,
  openLookup,
  phone,
  type Seat,
  seatEach,
  signInBrowser,
  textOf,
} from './open-browser.ts';

let seat: Seat;
let page: Page;

seatEach((taken) => {
  seat = taken;
  ({ page } = taken);
});

const visitation = 'vest-hospitalsvisitation';
const line = (on: Page) => on.locator('#svar .offer-line', { hasText: 'Hospitalsvisitation' }).first();

function offerOf(slug: string): Offer {
  const { world } = seat.service;
  const offer = world.catalogue.at(world.service.now()).bySlug.get(slug);
  if (!offer) throw new Error(`no offer ${slug}`);
  return offer;
}

/** Saved by somebody elsewhere. */
async function saved(slug: string, change: Partial<Offer>): Promise<void> {
  const { database, service } = seat.service.world;
  await appendVersion(database, publishedAt(service.now(), { ...offerOf(slug), ...change }));
  await service.store.publish();
}

test('an editor saves a name in the form, and the board and the lookup of others show it', async () => {
  const { browser, service } = seat;
  const others = await browser.newContext(desk);
  const [board, wall, lookup, card] = await Promise.all([1, 2, 3, 4].map(() => others.newPage()));
  if (!board || !wall || !lookup || !card) throw new Error('no window');
  await board.goto(`${service.url}/klynge/vest`);
  await wall.goto(`${service.url}/klynge/vest?tavle=moerk`);
  await lookup.goto(`${service.url}/?kommune=0661`);
  await card.goto(`${service.url}/tilbud/${visitation}`);
  const editors = await browser.newContext(desk);
  await signInBrowser(editors, service, { role: 'editor', organisation: offerOf(visitation).editor });
  const form = await editors.newPage();
  await form.goto(`${service.url}/redaktion/tilbud/${visitation}`);
  await form.locator('input[name="name"]').fill('Visitationen med nyt navn');
  await Promise.all([
    form.waitForURL(/gemt=/),
    form.getByRole('button', { name: 'Gem', exact: true }).click(),
  ]);
  for (const window of [board, wall, lookup, card])
    await eventually(() => textOf(window.locator('main'))).toContain('Visitationen med nyt navn');
  await editors.close();
  await others.close();
});

test('the card that is open beside the list shows the new number, with the focus where it was', async () => {
  await openLookup(page, `${seat.service.url}/?kommune=0661`);
  await line(page).getByRole('link').first().click();
  const copy = page.locator('#kort .action-copy');
  await copy.focus();
  const [first, ...rest] = offerOf(visitation).phones;
  if (!first) throw new Error('no number');
  await saved(visitation, { phones: [{ ...first, number: '+4599000017' }, ...rest] });
  await eventually(() => textOf(page.locator('#kort .number-big'))).toBe('99 00 00 17');
  expect(await hasFocus(copy)).toBe(true);
  expect(page.url()).toContain(`kort=${visitation}`);
});

test('a report that nobody answered is seen by whoever has the list open', async () => {
  await openLookup(page, `${seat.service.url}/?kommune=0661`);
  const { database, service } = seat.service.world;
  const report = { kind: 'no-answer', number: null, text: '', contact: null, accountId: null } as const;
  await reportFault(database, { offerId: offerOf(visitation).id, ...report }, service.now().toInstant());
  await service.store.publish();
  await eventually(() => textOf(line(page))).toContain('svarede ikke');
});

test('what is being typed stays, with the cursor, and the lists that were unfolded stay so', async () => {
  await openLookup(page, `${seat.service.url}/?kommune=0661&alder=17&aaben=1`);
  await page.locator('.near-misses summary').click();
  await page.locator('.near-misses[open]').waitFor();
  const moment = page.getByLabel('Vælg tidspunkt');
  await moment.fill('24/');
  await saved(visitation, { name: 'Visitation omdøbt igen' });
  await eventually(() => textOf(page.locator('#svar'))).toContain('Visitation omdøbt igen');
  expect(await moment.inputValue()).toBe('24/');
  expect(await hasFocus(moment)).toBe(true);
  expect(await page.locator('.near-misses[open]').count()).toBe(1);
  expect(page.url()).toBe(`${seat.service.url}/?kommune=0661&alder=17&aaben=1`);
});

test('the focus stays on its offer when another comes before it', async () => {
  await openLookup(page, `${seat.service.url}/?kommune=0661`);
  const third = page.locator('#svar .offer-name a').nth(2);
  const href = await third.getAttribute('href');
  await third.focus();
  const slug = (href ?? '').split('/').at(-1)?.split('?')[0] ?? '';
  const before = offerOf(slug);
  await appendVersion(
    seat.service.world.database,
    publishedAt(seat.service.world.service.now(), { ...before, summary: 'Skrevet om imens' }),
  );
  await appendVersion(
    seat.service.world.database,
    publishedAt(seat.service.world.service.now(), {
      ...before,
      id: randomUUID(),
      slug: 'et-nyt',
      name: `1. ${before.name}`,
    }),
  );
  await saved(visitation, { name: 'Visitation tredje navn' });
  await eventually(() => textOf(page.locator('#svar'))).toContain(`1. ${before.name}`);
  expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(href);
  expect(await page.locator('#svar .offer-name a').nth(3).getAttribute('href')).toBe(href);
});

test('on a phone the card over the list is renewed, and going back still takes it away', async () => {
  const context = await seat.browser.newContext(phone);
  const small = await context.newPage();
  await small.goto(`${seat.service.url}/?kommune=0661`);
  await line(small).getByRole('link').first().click();
  await small.locator('#kort-lag[open] .card').waitFor();
  const call = small.locator('#kort .action-call');
  await call.focus();
  const [first, ...rest] = offerOf(visitation).phones;
  if (!first) throw new Error('no number');
  await saved(visitation, { phones: [{ ...first, number: '+4599000018' }, ...rest] });
  await eventually(() => textOf(small.locator('#kort .number-big'))).toBe('99 00 00 18');
  expect(await hasFocus(call)).toBe(true);
  expect(small.url()).toContain(`kort=${visitation}`);
  await small.goBack();
  await eventually(() => small.locator('#kort-lag[open]').count()).toBe(0);
  await eventually(() => textOf(line(small))).toContain('99 00 00 18');
  expect(small.url()).toBe(`${seat.service.url}/?kommune=0661`);
  await context.close();
});
