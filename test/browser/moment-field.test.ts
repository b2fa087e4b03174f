/** When it is about: said in a field of our own, in Danish and with 24 hours whatever language the browser speaks. Thursday 17 December 2026, 14.30. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  desk,
  eventually,
  hasFocus,
  openLookup,
  pageEach,
  seatFile,
  serveSeed,
  tabTo,
  textOf,
} from './open-browser.ts';

let page: Page;

const { service } = await seatFile(serveSeed());
pageEach({ ...desk, locale: 'en-US' }, async (fresh) => {
  page = fresh;
  await openLookup(page, `${service.url}/?kommune=0671`);
});

const moment = () => page.getByRole('textbox', { name: 'Vælg tidspunkt' });
const words = () => textOf(page.locator('#tid-ord'));
const mistake = () => textOf(page.locator('#tid-fejl'));
const address = () => page.url().replace(service.url, '');

test('is said as one says it, and read back in full when the field is left', async () => {
  await tabTo(page, moment());
  await page.keyboard.type('lørdag 14');
  expect(address(), 'half a moment is not asked about').toBe('/?kommune=0671');
  await page.keyboard.press('Tab');
  await eventually(words).toBe('lørdag 19. december 2026 kl. 14.00');
  await eventually(address).toBe('/?kommune=0671&tid=2026-12-19T14:00');
  expect(await moment().inputValue()).toBe('19.12.2026 kl. 14.00');
  expect(await textOf(page.locator('.chip-tid .chip-text'))).toBe('lørdag 19. december 2026 kl. 14.00');
  expect(await hasFocus(page.getByRole('checkbox', { name: 'Kun åbne' }))).toBe(true);
});

test('says what it is read as while it is written, and nothing while it is half a moment', async () => {
  await tabTo(page, moment());
  await page.keyboard.type('lørdag 14');
  await eventually(words).toBe('lørdag 19. december 2026 kl. 14.00');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('24/');
  await eventually(words).toBe('');
  await page.keyboard.type('12 kl 22');
  await eventually(words).toBe('torsdag 24. december 2026 kl. 22.00');
  expect(address(), 'and nothing is asked').toBe('/?kommune=0671');
});

test('is sent with Enter like the rest, and stands in the address to share', async () => {
  await tabTo(page, moment());
  await page.keyboard.type('juleaften kl 18');
  await page.keyboard.press('Enter');
  await eventually(address).toBe('/?kommune=0671&tid=2026-12-24T18:00');
  await eventually(words).toBe('torsdag 24. december 2026 kl. 18.00');
  expect(await moment().inputValue()).toBe('24.12.2026 kl. 18.00');
});

test('one that is none is told at the field; it stays to be mended, and the rest is answered', async () => {
  await tabTo(page, moment());
  await page.keyboard.type('31/2 kl 14');
  await page.keyboard.press('Tab');
  await eventually(mistake).toBe('»31/2« er ikke en dato, der findes');
  expect(await words()).toBe('');
  expect(await moment().inputValue()).toBe('31/2 kl 14');
  expect(await moment().getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('#svar .chip-text').allInnerTexts()).toEqual(['Struer']);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('28/2 kl 14');
  await page.keyboard.press('Tab');
  await eventually(words).toBe('søndag 28. februar 2027 kl. 14.00');
  expect(await mistake()).toBe('');
  expect(await moment().getAttribute('aria-invalid')).toBe(null);
});

test('is now again when the field is emptied', async () => {
  await openLookup(page, `${service.url}/?kommune=0671&tid=2026-12-24T18:00`);
  await tabTo(page, moment());
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Tab');
  await eventually(address).toBe('/?kommune=0671');
  expect(await page.locator('.band').count()).toBe(0);
  expect(await textOf(page.locator('#tid-hjaelp'))).toBe('fx lørdag 14 eller 24/12 kl. 22');
});

test('shows what the line said, while it is typed', async () => {
  await page.keyboard.type('struer iv i aften');
  await eventually(words).toBe('torsdag 17. december 2026 kl. 18.00');
  expect(await moment().inputValue()).toBe('17.12.2026 kl. 18.00');
});
