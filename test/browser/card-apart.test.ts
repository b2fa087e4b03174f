/** A link names a card whose offer is not among the results: it is shown, and says so. */
import type { Browser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  bottomOf,
  desk,
  eventually,
  hasFocus,
  pageEach,
  phone,
  type Seat,
  seatEach,
  textOf,
} from './open-browser.ts';

let browser: Browser;
let service: Seat['service'];
let page: Page;

seatEach((seat) => {
  ({ browser, service } = seat);
});

const list = '/?kommune=0671&q=iv';
const slug = 'silkeborg-akut-doegntilbud-kommunal';
const card = () => page.locator('#kort .card');

describe.each([
  ['beside the list', desk],
  ['over it on a phone', phone],
])('%s', (_, screen) => {
  pageEach(screen, async (fresh) => {
    page = fresh;
    await page.goto(`${service.url}${list}&kort=${slug}`);
    await eventually(() => textOf(card().locator('h2').first())).toMatch(/^Akut Døgntilbud, kommunal del/);
  });

  test('it holds the number, the focus and where it stands, and is said', async () => {
    expect(await textOf(card().locator('.number-big'))).toBe('21 15 77 01');
    expect(await bottomOf(page, '.number-big'), 'on the screen').toBeLessThan(screen.viewport?.height ?? 0);
    expect(await hasFocus(card())).toBe(true);
    expect(await textOf(card().locator('.card-apart'))).toBe('Ikke blandt resultaterne af søgningen.');
    expect(page.url()).toBe(`${service.url}${list}&kort=${slug}`);
    await eventually(() => textOf(page.locator('.keys-told'))).toMatch(/^Kort åbnet: Akut Døgntilbud/);
  });

  test('Esc leads to the list as it was asked for', async () => {
    await page.keyboard.press('Escape');
    await eventually(() => card().count()).toBe(0);
    expect(page.url()).toBe(service.url + list);
    expect(await page.locator('#svar .offer-name').first().isVisible()).toBe(true);
  });

  test('it is there when it is loaded again', async () => {
    await page.reload();
    await eventually(() => textOf(card().locator('.number-big'))).toBe('21 15 77 01');
    expect(page.url()).toBe(`${service.url}${list}&kort=${slug}`);
  });
});

describe('beside the list', () => {
  pageEach(desk, async (fresh) => {
    page = fresh;
    await page.goto(`${service.url}${list}&kort=${slug}`);
  });

  test('it is put away by the next question, unless that has it among its results', async () => {
    await page.getByRole('searchbox').press('End');
    await page.keyboard.type('kateter');
    await eventually(() => card().count()).toBe(0);
    await page.goto(`${service.url}${list}&kort=${slug}`);
    await page.getByRole('searchbox').fill('silkeborg psyk');
    await eventually(() => textOf(page.locator('#svar [aria-current="true"]'))).toMatch(/^Akut Døgntilbud/);
    expect(await card().count()).toBe(1);
  });
});

test('of an offer among the results nothing is said', async () => {
  page = await browser.newPage(desk);
  await page.goto(`${service.url}/?kommune=0740&kort=${slug}`);
  expect(await card().count()).toBe(1);
  expect(await page.locator('.card-apart').count()).toBe(0);
  await page.close();
});

test('a link to an offer that is not there says so, until something else is asked', async () => {
  page = await browser.newPage(desk);
  await page.goto(`${service.url}${list}&kort=eksempel-der-ikke-findes`);
  const gone = page.getByText('Det tilbud, linket viser, findes ikke her.');
  expect(await gone.isVisible()).toBe(true);
  expect(await card().count()).toBe(0);
  await page.getByRole('searchbox').fill('silkeborg psyk');
  await gone.waitFor({ state: 'detached' });
  await page.close();
});
