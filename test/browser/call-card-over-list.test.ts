/** The call card over the results, where there is no room beside them. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  eventually,
  hasFocus,
  pageEach,
  phone,
  seatFile,
  serveSeed,
  tablet,
  textOf,
} from './open-browser.ts';

const { service } = await seatFile(serveSeed());

const silkeborg = '/?kommune=0740&omraade=psykiatri';

/** The paragraphs of which a line of words lies under the button that closes the card. */
const coveredByClose = `(() => {
  const close = document.querySelector('.card-layer .action-close').getBoundingClientRect();
  const range = document.createRange();
  return [...document.querySelectorAll('.card-layer .card :is(p, h2, span, strong)')].filter((one) => {
    if (!one.checkVisibility() || one.matches('.card-actions') || one.querySelector('.action-close')) return false;
    range.selectNodeContents(one);
    return [...range.getClientRects()].some((words) =>
      words.right > close.left && words.left < close.right && words.bottom > close.top && words.top < close.bottom);
  }).map((one) => one.textContent);
})()`;

describe.each([
  ['on a tablet', tablet],
  ['on a phone', phone],
  ['in a window beside another', { viewport: { width: 1024, height: 700 } }],
])('%s the card lies over the list', (_, screen) => {
  let small: Page;
  pageEach({ ...screen, permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    small = page;
    await small.goto(service.url + silkeborg);
  });
  const results = () => small.locator('#svar .offer-name a');
  const layer = () => small.getByRole('dialog', { name: 'Valgt tilbud' });
  const shownOver = () => textOf(layer().locator('h2').first());
  const nameAt = (i: number) => textOf(results().nth(i));
  const withCardAt = async (i: number) => {
    const slug = (await results().nth(i).getAttribute('href'))?.slice('/tilbud/'.length);
    return `${service.url}${silkeborg}&kort=${slug}`;
  };
  const scrolled = () => small.evaluate<number>('scrollY');
  const openAt = async (i: number) => {
    await results().nth(i).focus();
    await small.keyboard.press('Enter');
    await eventually(shownOver).toBe(await nameAt(i));
  };

  test('it holds the number, is where the focus is, is told, and stands in the address of the list', async () => {
    await openAt(0);
    expect(await textOf(layer().locator('.number-big'))).toBe('21 15 77 01');
    expect(await hasFocus(layer().locator('.card'))).toBe(true);
    expect(small.url()).toBe(await withCardAt(0));
    await eventually(() => textOf(layer().locator('.keys-told'))).toMatch(/^Kort åbnet: /);
    expect(await layer().getByRole('button', { name: 'Luk' }).isVisible()).toBe(true);
  });

  test.each([
    ['Esc', () => small.keyboard.press('Escape')],
    ['Back', () => small.goBack()],
    ['the button', () => layer().getByRole('button', { name: 'Luk' }).click()],
  ])('%s leads back to the list as it stood', async (_, leave) => {
    await results().nth(3).scrollIntoViewIfNeeded();
    await results().nth(3).focus();
    const before = await scrolled();
    await openAt(3);
    await leave();
    await layer().waitFor({ state: 'hidden' });
    expect(small.url()).toBe(service.url + silkeborg);
    expect(await hasFocus(results().nth(3))).toBe(true);
    expect(await scrolled()).toBe(before);
  });

  test('the arrows go through the results, and one step back leaves the last of them', async () => {
    await openAt(0);
    await small.keyboard.press('ArrowUp');
    await small.keyboard.press('ArrowDown');
    await eventually(shownOver).toBe(await nameAt(1));
    expect(small.url()).toBe(await withCardAt(1));
    await small.goBack();
    await layer().waitFor({ state: 'hidden' });
    expect(small.url()).toBe(service.url + silkeborg);
    expect(await hasFocus(results().nth(1))).toBe(true);
    await small.goForward();
    await eventually(shownOver).toBe(await nameAt(1));
  });

  test('results that came while typing are still there afterwards', async () => {
    await small.goto(service.url);
    await small.getByRole('searchbox').fill('horsens psyk');
    await eventually(() => textOf(small.locator('.chip-kommune .chip-text'))).toBe('Horsens');
    await openAt(0);
    await small.evaluate('stays = true');
    await small.goBack();
    await layer().waitFor({ state: 'hidden' });
    expect(await textOf(small.locator('.chip-kommune .chip-text'))).toBe('Horsens');
    expect(await small.evaluate('stays')).toBe(true);
  });

  test('says in the layer what was copied', async () => {
    await openAt(0);
    await small.keyboard.press('c');
    await eventually(() => textOf(layer().locator('.keys-told'))).toMatch(/^Kopieret: 21 15 77 01/);
  });

  test('/ leads to the line', async () => {
    await openAt(0);
    await small.keyboard.press('/');
    await layer().waitFor({ state: 'hidden' });
    expect(await hasFocus(small.getByRole('searchbox'))).toBe(true);
  });

  test('»Luk« covers none of its words, whatever stands first', async () => {
    for (const asked of [silkeborg, `${silkeborg}&tid=2026-12-24T20:00`, '/?kommune=0671&q=iv']) {
      await small.goto(`${service.url}${asked}&kort=silkeborg-akut-doegntilbud-kommunal`);
      await layer().locator('.action-close').waitFor();
      expect(await small.evaluate(coveredByClose), asked).toEqual([]);
    }
  });

  test('reloaded, it lies there again, and one step back is still the list with all that was asked', async () => {
    await openAt(1);
    const name = await shownOver();
    await small.reload();
    await eventually(shownOver).toBe(name);
    expect(small.url()).toBe(await withCardAt(1));
    await small.goBack();
    await layer().waitFor({ state: 'hidden' });
    expect(small.url()).toBe(service.url + silkeborg);
  });
});
