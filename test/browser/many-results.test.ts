/** Pages with no result, one and five hundred: nothing breaks, nothing sticks out, and the keys still work. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { exampleOffer, hospitalVisitation, outOfHoursDoctor } from '../example-offers.ts';
import { stickingOut } from './every-page.ts';
import { expectNothingInTheWay } from './nothing-in-the-way.ts';
import {
  desk,
  eventually,
  hasFocus,
  openLookup,
  pageEach,
  phone,
  seatFile,
  serveOffers,
} from './open-browser.ts';

/** Five hundred offers have the word `krise`, one has `gift`, and none is for the next day. */
const crowd = Array.from({ length: 500 }, (_, i) =>
  exampleOffer({
    name: `Eksempel Krise ${i + 1}`,
    summary: 'Opdigtet krisetilbud, der skrives med så mange ord, som en rigtig linje kan have'.slice(
      0,
      60 + (i % 20),
    ),
    phones: [
      { number: '+4599000001', label: 'Vagt', audience: 'doctors', contactHours: { kind: 'as-offer' } },
    ].slice(i % 3 === 0 ? 1 : 0) as [],
  }),
);
const offers = [...crowd, exampleOffer({ name: 'Eksempel Gift' }), hospitalVisitation, outOfHoursDoctor];

const { service } = await seatFile(serveOffers(offers));

const lookups: [words: string, path: string, results: number][] = [
  ['no result, and 500 that nearly suit', '/?kommune=0615&hast=naeste-dag', 0],
  ['one result', '/?kommune=0615&q=gift', 1],
  ['the first of 500 results', '/?kommune=0615&q=krise', 60],
  ['all 500 results', '/?kommune=0615&q=krise&vis=alle', 500],
];

describe.each([
  ['a desk screen', desk],
  ['a phone', phone],
])('on %s', (_, options) => {
  let page: Page;
  pageEach(options, (fresh) => {
    page = fresh;
  });

  test.each(lookups)('%s', async (_, path, results) => {
    await page.goto(service.url + path);
    const found = page.locator('.group:not(.fallback) .offer-line', { hasText: /Eksempel (Krise|Gift)/ });
    expect(await found.count()).toBe(results);
    expect(await page.evaluate(stickingOut)).toEqual([]);
    await expectNothingInTheWay(page);
  });
});

describe('among 500 results', () => {
  let page: Page;
  pageEach(desk, (fresh) => {
    page = fresh;
  });
  const name = (at: number) => page.locator('#svar .offer-name a').nth(at);

  test('the arrows lead from the line down the list and back to the line', async () => {
    await openLookup(page, service.url);
    await page.keyboard.type('horsens krise');
    await eventually(() => page.locator('.chip-text').allInnerTexts()).toEqual(['Horsens', 'krise']);
    for (let steps = 0; steps < 60; steps++) await page.keyboard.press('ArrowDown');
    await eventually(() => hasFocus(name(59))).toBe(true);
    for (let steps = 0; steps < 60; steps++) await page.keyboard.press('ArrowUp');
    await eventually(() => hasFocus(page.getByRole('searchbox'))).toBe(true);
  });

  test('all are one click away, and the last can be opened', async () => {
    await page.goto(`${service.url}/?kommune=0615&q=krise`);
    await page.getByRole('link', { name: /^Vis alle/ }).click();
    await page.waitForURL(/vis=alle/);
    await eventually(() => page.locator('.offer-line', { hasText: 'Eksempel Krise' }).count()).toBe(500);
    const last = page.locator('.offer-line', { hasText: 'Eksempel Krise' }).last().getByRole('link').first();
    const title = await last.innerText();
    await last.click();
    await eventually(() => page.locator('.card-head h2').innerText()).toBe(title);
  });
});
