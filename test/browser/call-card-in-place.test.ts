/** The call card beside the results in a wide window, and the keys of a call; elsewhere a result is a link. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  desk,
  eventually,
  hasFocus,
  openBrowser,
  openLookup,
  phone,
  serveSeed,
  tablet,
  textOf,
} from './open-browser.ts';

let browser: Browser;
let context: BrowserContext;
let service: Awaited<ReturnType<typeof serveSeed>>;
let page: Page;

beforeAll(async () => {
  [browser, service] = await Promise.all([openBrowser(), serveSeed()]);
  context = await browser.newContext({ ...desk, permissions: ['clipboard-read', 'clipboard-write'] });
});
afterAll(async () => {
  await browser.close();
  await service.close();
});

const silkeborg = '/?kommune=0740&omraade=psykiatri';
beforeEach(async () => {
  page = await context.newPage();
  await openLookup(page, service.url + silkeborg);
  return () => page.close();
});

const line = () => page.getByRole('searchbox');
const told = () => textOf(page.locator('.keys-told'));
const card = () => page.locator('#kort .card');
const results = (on: Page = page) => on.locator('#svar .offer-name a');
const shown = () => textOf(card().locator('h2').first());
const nameOf = (i: number) => textOf(results().nth(i));

async function openFirst(): Promise<void> {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(shown).toBe(await nameOf(0));
}

test('opens the card beside the results, and the list stays', async () => {
  await openFirst();
  expect(page.url()).toBe(service.url + silkeborg);
  expect(await hasFocus(results().first())).toBe(true);
  expect(await results().first().getAttribute('aria-current')).toBe('true');
  expect(await page.locator('h1').count()).toBe(1);
  expect(await textOf(card())).toContain('21 15 77 01');
  const [list, beside] = await Promise.all([page.locator('#svar').boundingBox(), card().boundingBox()]);
  expect(beside?.x).toBeGreaterThanOrEqual((list?.x ?? 0) + (list?.width ?? 0));
  expect(beside?.y).toBeLessThan(900);
});

test('opens it with the mouse too; with Ctrl or Shift the browser opens the page as it always does', async () => {
  await results().nth(1).click();
  await eventually(shown).toBe(await nameOf(1));
  await page.evaluate(
    'addEventListener("click", (event) => { left = !event.defaultPrevented; event.preventDefault(); })',
  );
  for (const key of ['ControlOrMeta', 'Shift'] as const) {
    await results()
      .first()
      .click({ modifiers: [key] });
    expect(await page.evaluate('left'), key).toBe(true);
  }
  expect(await shown()).toBe(await nameOf(1));
});

test('goes from the line through the results and back, and the card follows', async () => {
  await page.keyboard.press('ArrowDown');
  expect(await hasFocus(results().first())).toBe(true);
  expect(await card().count(), 'looking is not opening').toBe(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await eventually(shown).toBe(await nameOf(1));
  expect(await hasFocus(results().nth(1))).toBe(true);
  expect(await page.locator('#svar [aria-current="true"]').count()).toBe(1);
  await page.keyboard.press('ArrowUp');
  await eventually(shown).toBe(await nameOf(0));
  await page.keyboard.press('ArrowUp');
  expect(await hasFocus(line())).toBe(true);
  expect(await shown()).toBe(await nameOf(0));
});

test('shows the card of the result it stands at, however quickly it came there', async () => {
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/tilbud\//, async (route) => {
    await slow;
    await route.continue().catch(() => null);
  });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press('ArrowDown');
  release();
  await eventually(() => card().count()).toBe(1);
  await eventually(shown).toBe(await nameOf(3));
  expect(await results().nth(3).getAttribute('aria-current')).toBe('true');
});

test('comes back with Esc: to the result, then to the line', async () => {
  await openFirst();
  await page.keyboard.press('ArrowDown');
  await eventually(shown).toBe(await nameOf(1));
  await page.keyboard.press('Escape');
  expect(await card().count()).toBe(0);
  expect(await hasFocus(results().nth(1))).toBe(true);
  await page.keyboard.press('Escape');
  expect(await hasFocus(line())).toBe(true);
});

test('closes the card from the line without losing what is typed', async () => {
  await page.keyboard.type('krise');
  await eventually(() => page.locator('.chip-q').count()).toBe(1);
  await openFirst();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  expect(await card().count()).toBe(0);
  expect(await line().inputValue()).toBe('krise');
});

test('shows no card after Esc that was on its way', async () => {
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/tilbud\//, async (route) => {
    await slow;
    await route.continue().catch(() => null);
  });
  await page.keyboard.press('ArrowDown');
  const asked = page.waitForRequest(/\/tilbud\//);
  const settled = page.waitForEvent('requestfailed');
  await page.keyboard.press('Enter');
  await asked;
  await page.keyboard.press('Escape');
  release();
  await settled;
  expect(await card().count()).toBe(0);
});

test('has every key as a button', async () => {
  await openFirst();
  expect(await card().getByRole('link', { name: 'Ring' }).getAttribute('href')).toBe('tel:+4521157701');
  await card().getByRole('button', { name: 'Kopiér nummer' }).click();
  await eventually(told).toMatch(/^Kopieret: 21 15 77 01 – Akut Døgntilbud/);
  await card().getByRole('button', { name: 'Luk' }).click();
  expect(await card().count()).toBe(0);
  expect(await hasFocus(results().first())).toBe(true);
  await page.getByRole('button', { name: 'Taster' }).click();
  await page.getByRole('button', { name: 'Luk' }).click();
  expect(await page.getByRole('dialog').isVisible()).toBe(false);
});

test('copies number and name with c', async () => {
  await openFirst();
  await page.keyboard.press('c');
  await eventually(told).toMatch(/^Kopieret: 21 15 77 01 – Akut Døgntilbud/);
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`21 15 77 01 – ${await shown()}`);
});

test('copies and calls from the row it stands at, without a card', async () => {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('c');
  await eventually(told).toMatch(/^Kopieret: 21 15 77 01 – Akut Døgntilbud/);
  expect(await card().count()).toBe(0);
});

test('says when it could not be copied', async () => {
  await openFirst();
  await page.evaluate(
    'navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"))',
  );
  await page.keyboard.press('c');
  await eventually(told).toBe('Nummeret kunne ikke kopieres');
});

test('opens the dialler with t', async () => {
  await openFirst();
  await page.evaluate(
    'addEventListener("click", (event) => { event.preventDefault(); dialled = event.target.closest("a").href; })',
  );
  await page.keyboard.press('t');
  expect(await page.evaluate('dialled')).toBe('tel:+4521157701');
});

test('types c, t and ? as letters in the line', async () => {
  await openFirst();
  await page.keyboard.press('/');
  await page.keyboard.type('ct?');
  expect(await line().inputValue()).toBe('ct?');
  expect(await page.getByRole('dialog').isVisible()).toBe(false);
});

test('reads the keys with ? and is back where it was', async () => {
  await openFirst();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Taster' });
  await keys.waitFor();
  expect(await hasFocus(keys.getByRole('button', { name: 'Luk' }))).toBe(true);
  for (const key of ['ArrowDown', 'c', '/']) await page.keyboard.press(key);
  expect(await hasFocus(keys.getByRole('button', { name: 'Luk' })), 'no key acts behind it').toBe(true);
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'hidden' });
  expect(await hasFocus(results().first())).toBe(true);
  expect(await shown(), 'the card stays').toBe(await nameOf(0));
});

test('keeps the card while its offer is among the results, and puts it away when it is not', async () => {
  await openFirst();
  const offer = await shown();
  await page.keyboard.press('/');
  await page.keyboard.type('akut');
  await eventually(() => page.locator('.chip-q').count()).toBe(1);
  expect(await shown()).toBe(offer);
  expect(await textOf(page.locator('#svar [aria-current="true"]'))).toBe(offer);
  await page.keyboard.type(' struer');
  await eventually(() => textOf(page.locator('.chip-kommune .chip-text'))).toBe('Struer');
  await eventually(() => card().count()).toBe(0);
  expect(await hasFocus(line())).toBe(true);
});

test('shows the card at the moment of the lookup', async () => {
  await openLookup(page, `${service.url}/?kommune=0661&tid=2026-12-24T20:00`);
  await openFirst();
  expect(await textOf(card().locator('.band'))).toContain('torsdag den 24. december 2026 kl. 20.00');
});

test('says when the card cannot be had, and tries again', async () => {
  await page.route(/\/tilbud\//, (route) => route.abort());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(() => textOf(page.locator('#kort'))).toBe('Kortet kunne ikke hentes. Prøv igen.');
  await page.unroute(/\/tilbud\//);
  await page.keyboard.press('Enter');
  await eventually(shown).toBe(await nameOf(0));
});

test.each([
  ['on a phone', phone],
  ['on a tablet', tablet],
  ['where scripts are off', { ...desk, javaScriptEnabled: false }],
])('is a plain link %s', async (_, screen) => {
  const other = await browser.newPage(screen);
  await other.goto(service.url + silkeborg);
  const name = await textOf(results(other).first());
  await results(other).first().focus();
  await Promise.all([other.waitForURL(/\/tilbud\//), other.keyboard.press('Enter')]);
  expect(await textOf(other.locator('h1'))).toBe(name);
  expect(await textOf(other.locator('.number-big'))).toBe('21 15 77 01');
  await other.goBack();
  expect(other.url()).toBe(service.url + silkeborg);
  await other.close();
});
