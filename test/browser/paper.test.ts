/** A list and a card on paper: which moment it is about, large numbers, nothing that is pressed, and no offer cut in two. */
import type { Browser, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { stickingOut } from './every-page.ts';
import { desk, eventually, phone, type Seat, seatEach, textOf } from './open-browser.ts';

let browser: Browser;
let service: Seat['service'];
let page: Page;

seatEach((seat) => {
  ({ browser, service } = seat);
});

const fetched = 'torsdag den 17. december 2026 kl. 14.30.';
const list = '/?kommune=0740&omraade=psykiatri&tid=2026-12-24T18:00';
const slug = 'silkeborg-akut-doegntilbud-kommunal';
const offer = `/tilbud/${slug}`;

async function onPaper(path: string, screen = desk): Promise<void> {
  page = await browser.newPage(screen);
  await page.goto(service.url + path);
  await page.emulateMedia({ media: 'print' });
}

describe.each([
  ['a list', list, `Gælder torsdag den 24. december 2026 kl. 18.00. Siden blev hentet ${fetched}`],
  ['a card', offer, `Gælder, da siden blev hentet ${fetched}`],
  ['a list with a card beside it', `/?kommune=0740&kort=${slug}`, `Gælder, da siden blev hentet ${fetched}`],
])('%s', (_, path, moment) => {
  beforeEach(async () => {
    await onPaper(path);
    await page.setViewportSize({ width: 703, height: 1026 });
    return () => page.close();
  });

  test('says first which moment it is about, and when it was fetched', async () => {
    expect(await textOf(page.locator('main .print-only').first())).toBe(moment);
  });

  test('holds the numbers, large, and nothing that is pressed', async () => {
    expect(
      await page
        .locator('main :is(button, input, .button, .own-line-link)')
        .filter({ visible: true })
        .count(),
    ).toBe(0);
    const links = await page.locator('main a').filter({ visible: true }).all();
    for (const link of links)
      expect(await link.getAttribute('href')).toMatch(/^(tel:|\/tilbud\/|https:|#naesten)/);
    const sizes: number[] = await page.evaluate(
      `[...document.querySelectorAll('.offer-phone > a, .number-big')].filter((one) => one.checkVisibility())
        .map((one) => Number.parseFloat(getComputedStyle(one).fontSize))`,
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    expect(await page.evaluate(stickingOut)).toEqual([]);
  });
});

test('no offer is cut in two by the end of a sheet', async () => {
  await onPaper(list);
  const cut = await page.evaluate(
    `[...document.querySelectorAll('.offer-line')].filter((one) => getComputedStyle(one).breakInside !== 'avoid').length`,
  );
  expect(cut).toBe(0);
  await page.close();
});

test('what is printed stays open: the card beside the list, and the one over it, which is printed alone', async () => {
  for (const screen of [desk, phone]) {
    page = await browser.newPage(screen);
    await page.goto(`${service.url}/?kommune=0740&kort=${slug}`);
    const card = page.locator('#kort .card h2').first();
    await eventually(() => card.isVisible()).toBe(true);
    await page.pdf({ preferCSSPageSize: true });
    expect(await card.isVisible()).toBe(true);
    expect(page.url()).toContain(`kort=${slug}`);
    await page.emulateMedia({ media: 'print' });
    expect(await card.isVisible()).toBe(true);
    expect(await page.locator('#svar .offer-line').first().isVisible()).toBe(screen === desk);
    await page.close();
  }
});
