/** The results follow the fields; what is typed stays, and the address always says what is shown. */
import type { Browser, Page, Request } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  desk,
  eventually,
  hasFocus,
  holdBack,
  openLookup,
  type Seat,
  seatEach,
  tabTo,
  textOf,
} from './open-browser.ts';

let browser: Browser;
let service: Seat['service'];
let page: Page;

seatEach(async (seat) => {
  ({ browser, service, page } = seat);
  await openLookup(page, service.url);
});

const search = () => page.getByRole('searchbox');
const answer = (on: Page = page) => textOf(on.locator('#svar'));
const names = (on: Page = page) => on.locator('.group .offer-line h3').allInnerTexts();
const cursor = () => search().evaluate((field) => field.selectionStart);

test('keeps typing while the results are replaced', async () => {
  await page.keyboard.type('kri');
  await eventually(() => page.url()).toBe(`${service.url}/?q=kri`);
  await eventually(() => textOf(page.locator('.chip-q'))).toContain('kri');
  expect(await hasFocus(search())).toBe(true);
  expect(await search().inputValue()).toBe('kri');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('s');
  await eventually(() => page.url()).toBe(`${service.url}/?q=krsi`);
  await eventually(() => textOf(page.locator('.chip-q'))).toContain('krsi');
  expect(await cursor()).toBe(3);
});

test('writes each change into the address in one fixed order, and nothing that is not asked for', async () => {
  await page.keyboard.type('pleje');
  await eventually(() => page.url()).toBe(`${service.url}/?q=pleje`);
  await tabTo(page, page.getByRole('textbox', { name: 'Alder' }));
  await page.keyboard.type('84');
  await eventually(() => page.url()).toBe(`${service.url}/?alder=84&q=pleje`);
  await tabTo(page, page.getByLabel('Vælg tidspunkt'));
  await page.keyboard.type('18/12 9.05');
  await page.keyboard.press('Tab');
  await eventually(() => page.url()).toBe(`${service.url}/?alder=84&tid=2026-12-18T09:05&q=pleje`);
  await tabTo(page, page.getByRole('checkbox', { name: 'Kun åbne' }));
  await page.keyboard.press('Space');
  await eventually(() => page.url()).toBe(`${service.url}/?alder=84&tid=2026-12-18T09:05&aaben=1&q=pleje`);
  await tabTo(page, page.getByRole('radio', { name: 'Alle' }));
  for (let choices = 0; choices < 3; choices++) await page.keyboard.press('ArrowRight');
  await eventually(() => page.url()).toBe(
    `${service.url}/?hast=kommunalt&alder=84&tid=2026-12-18T09:05&aaben=1&q=pleje`,
  );
  expect(await hasFocus(page.getByRole('radio', { name: 'Kommunalt' }))).toBe(true);
  const chips = ['84 år', 'Kommunalt', 'fredag 18. december 2026 kl. 09.05', 'åbne', 'pleje'];
  await eventually(() => page.locator('.chip-text').allInnerTexts()).toEqual(chips);
});

test('is told in words how many there are, also when it cannot be seen', async () => {
  const said = () => page.locator('#opsummering').textContent();
  const before = await said();
  expect(before).toMatch(/^\d+ åbne · /);
  await page.keyboard.type('saarpleje');
  await eventually(said).not.toBe(before);
  expect(await said()).toBe(await page.locator('.summary').textContent());
});

test('has the same answer after reload, after Back from a card, and where a colleague opens the link', async () => {
  await tabTo(page, page.getByRole('combobox'));
  await page.keyboard.type('randers');
  await page.keyboard.press('Tab');
  await page.keyboard.type('17');
  await eventually(() => page.url()).toBe(`${service.url}/?kommune=0730&alder=17`);
  await eventually(() => page.locator('.chip').count()).toBe(2);
  const seen = await answer();
  const url = page.url();

  await page.reload();
  expect(await answer()).toBe(seen);

  await tabTo(page, page.locator('.offer-line h3 a').first());
  await page.keyboard.press('Enter');
  await page.locator('.card').waitFor();
  const withCard = page.url();
  expect(withCard).toMatch(new RegExp(`^${RegExp.escape(url)}&kort=[a-z0-9-]+$`));
  await page.getByRole('link', { name: 'Egen side' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tilbud\//);
  await page.goBack();
  await page.locator('#svar').waitFor();
  expect(page.url()).toBe(withCard);
  expect(await answer()).toBe(seen);
  expect(await page.getByRole('combobox').inputValue()).toBe('Randers');
  expect(await page.getByRole('textbox', { name: 'Alder' }).inputValue()).toBe('17');

  const colleague = await browser.newContext(desk);
  const theirs = await colleague.newPage();
  await theirs.goto(url);
  expect(await answer(theirs)).toBe(seen);
  expect(await theirs.getByRole('combobox').inputValue()).toBe('Randers');
  await colleague.close();
});

test('leaves the lookup with one press of Back, however much was typed', async () => {
  await page.goto(`${service.url}/om`);
  await openLookup(page, service.url);
  for (const letter of 'krise') {
    const answered = page.waitForResponse((response) => response.url().includes(`q=`));
    await page.keyboard.type(letter);
    await answered;
  }
  await eventually(() => page.url()).toBe(`${service.url}/?q=krise`);
  await page.goBack();
  expect(page.url()).toBe(`${service.url}/om`);
});

test('never sees an old, slow answer after a newer one', async () => {
  const release = await holdBack(page, /[?&]q=krise(&|$)/);
  const isOld = (url: string) => /[?&]q=krise(&|$)/.test(url);
  const settled = new Promise<void>((resolve) => {
    const settle = (request: Request) => isOld(request.url()) && resolve();
    page.on('requestfinished', settle);
    page.on('requestfailed', settle);
  });
  const asked = page.waitForRequest((request) => isOld(request.url()));
  await page.keyboard.type('krise');
  await asked;
  for (let letters = 0; letters < 5; letters++) await page.keyboard.press('Backspace');
  await page.keyboard.type('tand');
  await eventually(() => page.url()).toBe(`${service.url}/?q=tand`);
  await eventually(() => textOf(page.locator('.chip-q'))).toContain('tand');
  const newer = await names();
  release();
  await settled;
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
  expect(page.url()).toBe(`${service.url}/?q=tand`);
  expect(await names()).toEqual(newer);
  expect(await search().inputValue()).toBe('tand');
});

test('keeps the focus on »I aften« when an answer arrives meanwhile', async () => {
  await page.keyboard.type('krise');
  await eventually(() => page.url()).toBe(`${service.url}/?q=krise`);
  const evening = page.getByRole('link', { name: 'I aften' });
  await tabTo(page, page.getByRole('textbox', { name: 'Alder' }));
  const answered = page.waitForResponse(/alder=84/);
  await page.keyboard.type('84');
  await evening.focus();
  await answered;
  await eventually(() => evening.getAttribute('href')).toContain('alder=84');
  expect(await hasFocus(evening)).toBe(true);
});

test('takes along what has just been typed when a moment is chosen before the answer is there', async () => {
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/q=krise/, async (route) => {
    if (route.request().headers()['hx-request']) await slow;
    await route.continue().catch(() => null);
  });
  await page.keyboard.type('krise');
  await page.getByRole('link', { name: 'I aften', exact: true }).focus();
  await page.keyboard.press('Enter');
  await eventually(() => textOf(page.locator('.band'))).toContain('kl. 18.00');
  release();
  expect(page.url()).toBe(`${service.url}/?tid=2026-12-17T18:00&q=krise`);
  expect((await search().inputValue()).trim()).toBe('krise');
});

test('takes one thing away again with the cross on its chip', async () => {
  await openLookup(page, `${service.url}/?kommune=0671&alder=84&q=iv`);
  await tabTo(page, page.getByRole('link', { name: 'Fjern Alder 84 år' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(`${service.url}/?kommune=0671&q=iv`);
  expect(await page.getByRole('textbox', { name: 'Alder' }).inputValue()).toBe('');
  expect((await search().inputValue()).trim()).toBe('iv');
});

test('comes back to now from another moment', async () => {
  await openLookup(page, `${service.url}/?kommune=0671&tid=2026-12-24T18:00`);
  await tabTo(page, page.getByRole('link', { name: 'Vis nu' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(`${service.url}/?kommune=0671`);
  expect(await page.locator('.band').count()).toBe(0);
});

test('is told at the field when the age cannot be right, and the rest still counts', async () => {
  await openLookup(page, `${service.url}/?kommune=0671`);
  const message = page.locator('#alder-fejl');
  await tabTo(page, page.getByRole('textbox', { name: 'Alder' }));
  await page.keyboard.type('840');
  await eventually(() => textOf(message)).toBe('Alderen skal være et helt tal fra 0 til 120');
  expect(await page.getByRole('textbox', { name: 'Alder' }).getAttribute('aria-invalid')).toBe('true');
  expect(await hasFocus(page.getByRole('textbox', { name: 'Alder' }))).toBe(true);
  expect(await page.locator('.chip-text').allInnerTexts()).toEqual(['Struer']);
  await page.keyboard.press('Backspace');
  await eventually(() => page.locator('.chip-text').allInnerTexts()).toEqual(['Struer', '84 år']);
  expect(await message.isVisible()).toBe(false);
  expect(await page.getByRole('textbox', { name: 'Alder' }).getAttribute('aria-invalid')).toBe(null);
});
