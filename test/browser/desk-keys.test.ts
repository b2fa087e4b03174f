/** The line and the keys where they met a nurse badly: what stands in the line is what is searched for, and no key does nothing in silence. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { eventually, hasFocus, openLookup, type Seat, seatEach, textOf } from './open-browser.ts';

let service: Seat['service'];
let page: Page;

seatEach(async (seat) => {
  ({ service, page } = seat);
  await openLookup(page, service.url);
});

const line = () => page.getByRole('searchbox');
const chips = () => page.locator('#svar .chip-text').allInnerTexts();
const told = () => textOf(page.locator('.keys-told'));

test('a CPR number that is typed is refused at once, and gone when the line is left', async () => {
  await page.keyboard.type('horsens 010150-1234 iv');
  await eventually(() => textOf(page.locator('#q-fejl'))).toMatch(/^Det ligner et CPR-nummer/);
  expect(await chips()).toEqual(['Horsens', 'iv']);
  expect(page.url()).toBe(`${service.url}/?kommune=0615&q=iv`);
  await page.keyboard.press('ArrowDown');
  await eventually(() => line().inputValue()).toBe('iv');
});

test('Esc in the line takes away nothing of the call', async () => {
  await page.keyboard.type('viborg 84 akutteam');
  await eventually(chips).toEqual(['Viborg', '84 år', 'akutteam']);
  await page.keyboard.press('ArrowDown');
  expect(await line().inputValue()).toBe('akutteam');
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Escape');
  expect(await hasFocus(line())).toBe(true);
  expect((await line().inputValue()).trim()).toBe('akutteam');
  expect(await chips()).toEqual(['Viborg', '84 år', 'akutteam']);
});

test('/ in an empty line is no letter, in a date it is', async () => {
  await page.keyboard.type('/struer 24/12 kl 18');
  expect(await line().inputValue()).toBe('struer 24/12 kl 18');
  await eventually(() => textOf(page.locator('.chip-tid .chip-text'))).toBe(
    'torsdag 24. december 2026 kl. 18.00',
  );
});

test('c and t say that an offer has no number, at its row and at its card', async () => {
  await page.keyboard.type('struer 84 iv');
  await eventually(chips).toEqual(['Struer', '84 år', 'iv']);
  const numberless = page.getByRole('link', { name: 'Kommunal sygepleje, Struer' });
  await numberless.focus();
  await page.keyboard.press('c');
  await eventually(told).toBe('Tilbuddet har intet nummer');
  await page.keyboard.press('Enter');
  await page.locator('#kort .card').waitFor();
  await page.evaluate('document.querySelector(".keys-told").textContent = ""');
  await page.keyboard.press('t');
  await eventually(told).toBe('Tilbuddet har intet nummer');
});

describe('a letter is a key only where the focus is on an offer or its card (WCAG 2.1.4)', () => {
  beforeEach(async () => {
    await page.keyboard.type('silkeborg psykiatri');
    await eventually(chips).toEqual(['Silkeborg', 'Psykiatri']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('#kort .card').waitFor();
    await page.evaluate('addEventListener("click", (event) => { clicked = event.target.className; })');
  });
  const keys = () => page.getByRole('dialog', { name: 'Taster' });
  const shownKeys = () =>
    page
      .locator('.letter-key')
      .evaluateAll((all) => all.filter((key) => key.checkVisibility({ visibilityProperty: true })).length);

  test.each([
    ['nowhere', 'document.activeElement.blur()'],
    ['on a link of the menu', 'document.querySelector(".menu a").focus()'],
    ['on a choice of the form', 'document.querySelector("[name=hast]").focus()'],
  ])('not with the focus %s', async (_, elsewhere) => {
    await page.evaluate(elsewhere);
    await page.evaluate('before = document.activeElement');
    await eventually(told).toMatch(/^Kort åbnet: /);
    for (const letter of ['c', 't', 's', '?', '/']) await page.keyboard.press(letter);
    expect(await told()).toMatch(/^Kort åbnet: /);
    expect(await keys().isVisible()).toBe(false);
    expect(await page.evaluate('globalThis.clicked')).toBeUndefined();
    expect(await page.evaluate('before === document.activeElement')).toBe(true);
    expect(await shownKeys(), 'nor is it shown as one').toBe(0);
  });

  test('in the list and on the card, and then it is shown', async () => {
    await page.keyboard.press('c');
    await eventually(told).toMatch(/^Kopieret|kunne ikke kopieres$/);
    expect(await shownKeys()).toBeGreaterThan(2);
    await page.locator('#kort .action-own-page').focus();
    expect(await shownKeys()).toBeGreaterThan(2);
    await page.keyboard.press('?');
    await keys().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    expect(await hasFocus(line())).toBe(true);
  });

  test('Esc leads to the line from anywhere', async () => {
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Escape');
    expect(await page.locator('#kort .card').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await hasFocus(line())).toBe(true);
  });
});
