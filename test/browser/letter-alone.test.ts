/** A letter is a key only when it stands alone: the words of the next call, typed where the last one ended, call nobody and go to the line. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  desk,
  eventually,
  hasFocus,
  openLookup,
  pageEach,
  type Seat,
  seatEach,
  textOf,
} from './open-browser.ts';

let service: Seat['service'];
let page: Page;

seatEach((seat) => {
  ({ service } = seat);
});

const line = () => page.getByRole('searchbox');
const card = () => page.locator('#kort .card');
const chips = () => page.locator('#svar .chip-text').allInnerTexts();
const told = () => textOf(page.locator('.keys-told'));
/** What was called and copied since the page came. */
const done = () => page.evaluate<string[]>('done');

async function openCard(asked: string): Promise<void> {
  await openLookup(page, service.url + asked);
  await page.evaluate(`done = [];
    addEventListener('click', (event) => {
      const call = event.target.closest('a[href^="tel:"]');
      if (call) { event.preventDefault(); done.push(call.href); }
    });
    navigator.clipboard.writeText = async (text) => { done.push(text); };`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await card().waitFor();
}

describe.each([
  ['beside the list', desk],
  ['over the list', { viewport: { width: 1024, height: 700 } }],
])('with a card %s', (_, screen) => {
  pageEach(screen, async (fresh) => {
    page = fresh;
  });

  test.each([
    ['/?kommune=0779&alder=80', 'struer 84 kateter', ['Struer', '84 år', 'kateter']],
    [
      '/?kommune=0740&alder=84',
      'skanderborg 70 akut sygepleje i nat',
      ['Skanderborg', '70 år', 'akut sygepleje'],
    ],
  ])('at %s, »%s« is the next call', async (asked, typed, read) => {
    await openCard(asked);
    await page.keyboard.type(typed);
    await eventually(() => line().inputValue()).toBe(typed);
    expect(await hasFocus(line())).toBe(true);
    await eventually(chips).toEqual(expect.arrayContaining(read));
    expect(await done()).toEqual([]);
    expect(await told()).not.toMatch(/Kopieret|nummer/);
  });

  test('t alone calls, once, and c alone copies', async () => {
    await openCard('/?kommune=0740&omraade=psykiatri');
    await page.keyboard.press('t');
    await eventually(done).toEqual(['tel:+4521157701']);
    await page.keyboard.press('c');
    await eventually(told).toMatch(/^Kopieret: 21 15 77 01/);
    expect(await done()).toEqual(['tel:+4521157701', expect.stringMatching(/^21 15 77 01/)]);
    expect(await card().count()).toBe(1);
  });

  test('? begins no call: close behind c it shows the keys, and c has copied', async () => {
    await openCard('/?kommune=0740&omraade=psykiatri');
    await page.keyboard.press('c');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Taster' }).waitFor();
    expect(await done()).toEqual([expect.stringMatching(/^21 15 77 01/)]);
    expect(await line().inputValue()).toBe('');
  });

  test('what stands in the line stays, and the letters follow it', async () => {
    await openCard('/?kommune=0740&q=krise');
    await page.keyboard.type('telefon');
    await eventually(() => line().inputValue()).toBe('krise telefon');
  });
});

describe('in the list', () => {
  pageEach(desk, async (fresh) => {
    page = fresh;
    await openCard('/?kommune=0740&omraade=psykiatri');
  });

  test('a postal code begins a call', async () => {
    await page.keyboard.type('7600 84 iv');
    expect(await line().inputValue()).toBe('7600 84 iv');
    await eventually(chips).toEqual(expect.arrayContaining(['Struer', '84 år', 'iv']));
  });

  test('a letter that is no key here goes to the line: nobody can be told of but the visitation', async () => {
    await page.keyboard.press('s');
    await eventually(() => line().inputValue()).toBe('s');
    expect(await hasFocus(line())).toBe(true);
  });

  test('an arrow after c copies first what one stood at', async () => {
    await page.keyboard.press('c');
    await page.keyboard.press('ArrowDown');
    await eventually(done).toEqual([expect.stringMatching(/^21 15 77 01/)]);
  });

  test('Backspace takes a letter back', async () => {
    await page.keyboard.press('t');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('c');
    await eventually(done).toEqual([expect.stringMatching(/^21 15 77 01/)]);
  });
});
