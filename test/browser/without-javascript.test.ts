/** The whole lookup where scripts are off or did not arrive: plain forms and links. */
import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  desk,
  eventually,
  hasFocus,
  openLookup,
  phone,
  type Seat,
  seatEach,
  tabTo,
  textOf,
} from './open-browser.ts';

let browser: Browser;
let service: Seat['service'];
let page: Page;

seatEach(
  async (seat) => {
    ({ browser, service, page } = seat);
    await openLookup(page, service.url);
  },
  { ...desk, javaScriptEnabled: false },
);

const municipality = () => page.getByLabel('Borgerens kommune');
const age = () => page.getByRole('textbox', { name: 'Alder' });
const chips = () => page.locator('.chip-text').allInnerTexts();
const submit = (key = 'Enter') => Promise.all([page.waitForURL(/\?/), page.keyboard.press(key)]);

test('fills in every field, sends the form and opens the call card', async () => {
  await page.keyboard.type('iv');
  await tabTo(page, municipality());
  await page.keyboard.type('Str');
  await page.keyboard.press('Tab');
  await page.keyboard.type('84');
  await tabTo(page, page.getByLabel('Vælg tidspunkt'));
  await page.keyboard.type('17/12 20.00');
  await tabTo(page, page.getByRole('checkbox', { name: 'Kun åbne' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('radio', { name: 'Alle' }));
  for (let choices = 0; choices < 3; choices++) await page.keyboard.press('ArrowRight');
  await tabTo(page, page.getByRole('radio', { name: 'Begge' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await submit();

  expect((await chips()).toSorted()).toEqual(
    [
      'Struer',
      '84 år',
      'Kommunalt',
      'Somatik',
      'torsdag 17. december 2026 kl. 20.00',
      'åbne',
      'iv',
    ].toSorted(),
  );
  expect(await municipality().inputValue()).toBe('0671');
  expect(await page.getByLabel('Vælg tidspunkt').inputValue()).toBe('17.12.2026 kl. 20.00');
  expect(await page.getByRole('radio', { name: 'Kommunalt' }).isChecked()).toBe(true);
  expect(await page.getByRole('radio', { name: 'Somatik' }).isChecked()).toBe(true);
  expect(await page.getByRole('checkbox', { name: 'Kun åbne' }).isChecked()).toBe(true);
  expect(await page.locator('.group-fits h3').allInnerTexts()).toEqual(['Kommunal sygepleje, Struer']);

  await tabTo(page, page.getByRole('link', { name: 'Kommunal sygepleje, Struer' }));
  await submit();
  expect(await textOf(page.locator('.card'))).toContain('Nummer mangler');
  await page.goBack();
  expect(await municipality().inputValue()).toBe('0671');
});

test('finds all nineteen municipalities in a plain list', async () => {
  expect(await municipality().evaluate((field) => field.tagName)).toBe('SELECT');
  expect(await municipality().locator('option').count()).toBe(20);
});

test('sees every mistake at its field with what was written, and results for the rest', async () => {
  await municipality().selectOption('Randers');
  await tabTo(page, age());
  await page.keyboard.type('300');
  await submit();
  expect(await textOf(page.getByRole('alert'))).toContain('Alderen skal være et helt tal fra 0 til 120');
  expect(await textOf(page.locator('#alder-fejl'))).toBe('Alderen skal være et helt tal fra 0 til 120');
  expect(await age().inputValue()).toBe('300');
  expect(await age().getAttribute('aria-invalid')).toBe('true');
  expect(await municipality().inputValue()).toBe('0730');
  expect(await chips()).toEqual(['Randers']);
  expect(await page.locator('.offer-line').count()).toBeGreaterThan(0);

  await page.getByRole('alert').getByRole('link').focus();
  await page.keyboard.press('Enter');
  await eventually(() => hasFocus(age())).toBe(true);
});

test('keeps a place nobody knows and a moment that cannot be', async () => {
  await page.goto(`${service.url}/?kommune=xyzzy&tid=2026-02-30T08:00&q=krise`);
  expect(await municipality().inputValue()).toBe('xyzzy');
  expect(await page.getByLabel('Vælg tidspunkt').inputValue()).toBe('2026-02-30T08:00');
  expect(await textOf(page.locator('#kommune-fejl'))).toContain('»xyzzy« er ikke en kommune');
  expect(await textOf(page.locator('#tid-fejl'))).toBe('Datoen eller klokkeslættet findes ikke');
  expect(await page.getByRole('searchbox').inputValue()).toBe('krise');
  expect(await chips()).toEqual(['krise']);
});

test('answers the question which municipality', async () => {
  await page.goto(`${service.url}/?kommune=8870&alder=17`);
  await tabTo(
    page,
    page.getByRole('group', { name: /flere kommuner/ }).getByRole('link', { name: 'Randers' }),
  );
  await Promise.all([page.waitForURL(/0730/), page.keyboard.press('Enter')]);
  expect(await chips()).toEqual(['Randers', '17 år']);
});

test('reads why others dropped out', async () => {
  await page.goto(`${service.url}/?kommune=0730&omraade=psykiatri&alder=17&aaben=1`);
  await page.locator('.near-misses summary').focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('.near-misses li').first().isVisible()).toBe(true);
});

test('goes from the count of what else exists to the list of it, which opens', async () => {
  await page.goto(`${service.url}/?kommune=0730&omraade=psykiatri&alder=17&aaben=1`);
  const miss = page.locator('.near-misses li').first();
  expect(await miss.isVisible()).toBe(false);
  await page.getByRole('link', { name: /^\d+ mere findes$/ }).click();
  await miss.waitFor();
  await page.getByText(/^Desuden findes \d+, der ikke passer på flere punkter\.$/).waitFor();
});

test('gets the form back on a phone after a search', async () => {
  const small = await browser.newPage({ ...phone, javaScriptEnabled: false });
  await small.goto(`${service.url}/?kommune=0730`);
  expect(await small.getByRole('searchbox').isVisible()).toBe(false);
  await small.getByRole('link', { name: 'Ret søgning' }).tap();
  await small.getByRole('searchbox').waitFor();
  expect(await small.getByLabel('Borgerens kommune').isVisible()).toBe(false);
  await small.getByRole('link', { name: 'Flere felter' }).tap();
  await small.getByLabel('Borgerens kommune').waitFor();
  expect(await small.getByRole('searchbox').isVisible()).toBe(true);
  expect(await small.getByLabel('Borgerens kommune').inputValue()).toBe('0730');
  await small.close();
});
