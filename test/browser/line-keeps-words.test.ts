/** However one comes to the line, what stands in it stays: the next letter begins a word of its own after it. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually, hasFocus, holdBack, openLookup, type Seat, seatEach, tabTo } from './open-browser.ts';

let service: Seat['service'];
let page: Page;

seatEach((seat) => {
  ({ service, page } = seat);
});

const line = () => page.getByRole('searchbox');
const chips = () => page.locator('.chip-text').allInnerTexts();
const address = () => decodeURIComponent(page.url().replace(service.url, ''));

describe('the next letter takes nothing away', () => {
  const struer = ['Struer', '84 år', 'iv'];

  test('when it has been answered which municipality, by key', async () => {
    await openLookup(page, service.url);
    await page.keyboard.type('8870 84 iv');
    await page.locator('.question').waitFor();
    await page.keyboard.press('Alt+1');
    await eventually(chips).toEqual(['Favrskov', '84 år', 'iv']);
    await eventually(() => hasFocus(line())).toBe(true);
    await page.keyboard.type('sår');
    await eventually(chips).toEqual(['Favrskov', '84 år', 'iv', 'sår']);
    expect(await line().inputValue()).toBe('iv sår');
    expect(address()).toBe('/?kommune=0710&alder=84&q=iv+sår');
  });

  test('when the municipality was chosen before the whole line was answered', async () => {
    await openLookup(page, service.url);
    await page.keyboard.type('8870');
    await page.locator('.question').waitFor();
    const release = await holdBack(page, /84\+iv/);
    await page.keyboard.type(' 84 iv');
    await page.keyboard.press('Alt+1');
    release();
    await eventually(chips).toEqual(['Favrskov', '84 år', 'iv']);
  });

  test.each([
    ['the page is there', () => Promise.resolve()],
    ['it is loaded again', async () => void (await page.reload())],
    [
      'one comes back from the page of an offer',
      async () => {
        await page.locator('.near-misses summary').click();
        await page.locator('.near-misses a').first().click();
        await page.waitForURL(/\/tilbud\//);
        await page.goBack();
      },
    ],
    [
      'a chip is taken away',
      async () => {
        await page.getByRole('link', { name: 'Fjern Alder 84 år' }).click();
        await eventually(chips).toEqual(['Struer', 'iv']);
        await page.goBack();
      },
    ],
    [
      'one goes to a result and back with /',
      async () => {
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('/');
      },
    ],
    [
      'one goes to a result and back with Esc',
      async () => {
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Escape');
      },
    ],
    [
      'one tabs away and back',
      async () => {
        await page.keyboard.press('Tab');
        await page.keyboard.press('Shift+Tab');
      },
    ],
  ])('when %s', async (_, come) => {
    await openLookup(page, `${service.url}/?kommune=0671&alder=84&q=iv`);
    await come();
    await eventually(chips).toEqual(struer);
    await eventually(() => hasFocus(line())).toBe(true);
    await page.keyboard.type('sår');
    await eventually(chips).toEqual([...struer, 'sår']);
    expect(await line().inputValue()).toBe('iv sår');
  });

  test('and the space before it asks for nothing and is in no address', async () => {
    const asked: string[] = [];
    page.on('request', (request) => request.headers()['hx-request'] && asked.push(request.url()));
    await openLookup(page, `${service.url}/?kommune=0671&q=iv`);
    expect(await line().inputValue()).toBe('iv ');
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('#kort .card').count()).toBe(1);
    await page.keyboard.press('/');
    await tabTo(page, page.getByRole('textbox', { name: 'Alder' }));
    expect(await line().inputValue()).toBe('iv');
    await page.keyboard.press('Enter');
    await eventually(() => hasFocus(page.locator('#svar .offer-name a').first())).toBe(true);
    const questions = () => asked.filter((url) => !url.includes('/tilbud/'));
    expect(questions()).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('s');
    await eventually(questions).toEqual([`${service.url}/?q=iv+s&kommune=0671&foer=iv`]);
  });
});

test('a word begun before the scripts are there is one word, and none of its letters is lost', async () => {
  const release = await holdBack(page, '**/*.js');
  await page.goto(service.url, { waitUntil: 'commit' });
  await eventually(() => hasFocus(line())).toBe(true);
  await page.keyboard.type('silke');
  release();
  await page.waitForLoadState();
  await page.keyboard.type('borg 84');
  await eventually(chips).toEqual(['Silkeborg', '84 år']);
  expect(await line().inputValue()).toBe('silkeborg 84');
});

test('loses no letter of twenty calls typed without a pause as soon as the page is loaded', async () => {
  for (let load = 0; load < 20; load++) {
    await page.goto(service.url);
    await page.keyboard.type('silkeborg 84 iv i aften', { delay: 1 });
    expect(await line().inputValue()).toBe('silkeborg 84 iv i aften');
  }
});

describe('the next call typed after what stood in the line', () => {
  test.each([
    ['struer 84 kateter', ['Struer', '84 år', 'kateter'], '/?kommune=0671&alder=84&q=kateter'],
    ['skive 84 kateter', ['Skive', '84 år', 'kateter'], '/?kommune=0779&alder=84&q=kateter'],
  ])('is »%s« alone, letter by letter, and what stood there can be searched too', async (typed, read, at) => {
    await openLookup(page, service.url);
    await page.keyboard.type('skive 80 akutplads');
    await page.keyboard.press('Enter');
    await page.locator('#kort .card').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(typed, { delay: 60 });
    await eventually(chips).toEqual(read);
    await eventually(address).toBe(at);
    expect(await line().inputValue()).toBe(`akutplads ${typed}`);
    await page.keyboard.press('Enter');
    await eventually(() => line().inputValue()).toBe('kateter');
    await page.getByRole('link', { name: 'Søg også på det' }).click();
    await eventually(chips).toEqual([...read.slice(0, 2), 'akutplads', 'kateter']);
  });

  test('names the place the first one lacked', async () => {
    await openLookup(page, service.url);
    await page.keyboard.type('iv');
    await page.keyboard.press('Enter');
    await page.locator('#kort .card').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('struer 84', { delay: 60 });
    await eventually(chips).toEqual(['Struer', '84 år', 'iv']);
  });
});

test('only a new call begins with an empty line', async () => {
  await openLookup(page, `${service.url}/?kommune=0671&q=iv`);
  await page.keyboard.press('Alt+n');
  await eventually(address).toBe('/');
  await eventually(() => hasFocus(line())).toBe(true);
  await page.keyboard.type('horsens');
  await eventually(chips).toEqual(['Horsens']);
  expect(await line().inputValue()).toBe('horsens');
});
