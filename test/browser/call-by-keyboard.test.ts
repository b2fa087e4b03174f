/** The three calls that issue 2 is done with, field by field, from the empty page to the number, without a mouse. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually, hasFocus, openLookup, type Seat, seatEach, tabTo, textOf } from './open-browser.ts';

let service: Seat['service'];
let page: Page;

seatEach(async (seat) => {
  ({ service, page } = seat);
  await openLookup(page, service.url);
});

const result = (name: string) => page.getByRole('link', { name, exact: true });
const groupOf = (name: string) => textOf(page.locator('section.group', { has: result(name) }).locator('h2'));

test('finds intravenous treatment tonight for an 84-year-old in Struer, and that its number is missing', async () => {
  await page.keyboard.type('iv');
  await tabTo(page, page.getByRole('combobox'));
  await page.keyboard.type('strue');
  await page.keyboard.press('Tab');
  await page.keyboard.type('84');
  await eventually(() => page.url()).toBe(`${service.url}/?kommune=0671&alder=84&q=iv`);
  await tabTo(page, page.getByRole('link', { name: 'I aften' }));
  await page.keyboard.press('Enter');

  await eventually(() => textOf(page.locator('.band'))).toContain('torsdag den 17. december 2026 kl. 18.00');
  await eventually(() => groupOf('Kommunal sygepleje, Struer')).toContain('Passer');
  await tabTo(page, result('Kommunal sygepleje, Struer'));
  await page.keyboard.press('Enter');

  await eventually(() => textOf(page.locator('.card-head h2'))).toBe('Kommunal sygepleje, Struer');
  const card = await textOf(page.locator('.card'));
  expect(card).toContain('Du ser torsdag den 17. december 2026 kl. 18.00');
  expect(card).toContain('Åben døgnet rundt');
  expect(card).toContain('Nummer mangler. Intet telefonnummer er oplyst');
  expect(card).toContain('Intravenøs behandling');
  expect(await page.locator('.card a[href^="tel:"]').count()).toBe(0);
});

test('finds who answers on Saturday at 23.50 for a 17-year-old in crisis in Randers', async () => {
  await tabTo(page, page.getByRole('combobox'));
  await page.keyboard.type('randers');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('17');
  await tabTo(page, page.getByLabel('Vælg tidspunkt'));
  await page.keyboard.type('lørdag 23.50');
  await tabTo(page, page.getByRole('radio', { name: 'Begge' }));
  await page.keyboard.press('ArrowRight');

  await eventually(() => page.url()).toBe(
    `${service.url}/?kommune=0730&omraade=psykiatri&alder=17&tid=2026-12-19T23:50`,
  );
  await eventually(() => textOf(page.locator('.band'))).toContain('lørdag den 19. december 2026 kl. 23.50');
  const names = await page.locator('.group-fits h3').allInnerTexts();
  expect(names).toContain('Lægevagtens Natberedskab');
  expect(names).toContain('Akutafdelingen, Regionshospitalet Randers');
  expect(names, 'closes at 23').not.toContain('Lægevagten i Region Midtjylland (aften og weekend)');
  expect(await textOf(page.locator('main'))).not.toContain('Regionspsykiatrien Randers, indlæggelse\n');

  await tabTo(page, result('Lægevagtens Natberedskab'));
  await page.keyboard.press('Enter');
  await eventually(() => textOf(page.locator('.card-head h2'))).toBe('Lægevagtens Natberedskab');
  const number = page.locator('.number');
  expect(await textOf(number)).toContain('70 11 31 31');
  expect(await textOf(number)).toContain('svarer til kl. 08.00 søndag');
  expect(await page.locator('.number-big').getAttribute('href')).toBe('tel:+4570113131');
  expect(await textOf(page.locator('.card-head'))).toContain('Åben kl. 23.50, svarer til kl. 08.00 søndag');
});

test('sees what is open on juleaften at 18 in Ringkøbing-Skjern, and what nobody has stated', async () => {
  await tabTo(page, page.getByRole('combobox'));
  await page.keyboard.type('ringkobing');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Vælg tidspunkt'));
  await page.keyboard.type('juleaften kl 18');
  await page.keyboard.press('Tab');

  await eventually(() => page.url()).toBe(`${service.url}/?kommune=0760&tid=2026-12-24T18:00`);
  await eventually(() => textOf(page.locator('.band'))).toContain('(Juleaften)');
  const fits = page.locator('.group-fits');
  expect(await textOf(fits.locator('h3').first())).toBe('Hospitalsvisitationen, Regionshospitalet Gødstrup');
  const outOfHours = fits.locator('.offer-line', { hasText: 'Lægevagten i Region Midtjylland' });
  expect(await textOf(outOfHours)).toContain('Åben kl. 18.00, svarer til kl. 23.00');
  expect(await textOf(outOfHours)).toContain('70 11 31 31');
  const clinic = page.locator('.group-unknown .offer-line', { hasText: 'Akutklinik Ringkøbing' });
  expect(await textOf(clinic)).toContain('Ukendt åbningstid, åbner senest ');

  await tabTo(page, result('Hospitalsvisitationen, Regionshospitalet Gødstrup'));
  await page.keyboard.press('Enter');
  await eventually(() => textOf(page.locator('.number-big'))).toBe('78 43 22 22');
  expect(await textOf(page.locator('.number'))).toContain('for læger · svarer døgnet rundt');
  expect(await textOf(page.locator('.card'))).toContain('Usikker oplysning');
});

test('passes the menu and lands in the content with the first link of the page', async () => {
  await page.goto(`${service.url}/om`);
  await page.keyboard.press('Tab');
  expect(await hasFocus(page.getByRole('link', { name: 'Gå til indhold' }))).toBe(true);
  await page.keyboard.press('Enter');
  await eventually(() => hasFocus(page.locator('main'))).toBe(true);
});

test('comes through the form in the order it is read', async () => {
  const order = [
    page.getByRole('searchbox'),
    page.getByRole('button', { name: 'Vis tilbud' }),
    page.getByRole('combobox'),
    page.getByRole('textbox', { name: 'Alder' }),
    page.getByRole('link', { name: 'Nu', exact: true }),
    page.getByLabel('Vælg tidspunkt'),
    page.getByRole('checkbox', { name: 'Kun åbne' }),
    page.getByRole('radio', { name: 'Alle' }),
    page.getByRole('radio', { name: 'Begge' }),
  ];
  const reached: number[] = [];
  while (reached.length < order.length) {
    const focused = await Promise.all(order.map(hasFocus));
    if (focused.includes(true)) reached.push(focused.indexOf(true));
    await page.keyboard.press('Tab');
  }
  expect(reached).toEqual(order.map((_, i) => i));
});

test('sees where the focus is, wherever Tab leads', async () => {
  await openLookup(page, `${service.url}/?kommune=struer&q=iv`);
  const reached: string[] = [];
  const unseen: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focus = await page.locator('html').evaluate((html) => {
      const element = html.ownerDocument.activeElement;
      // The circle of a choice is drawn by the word beside it.
      const drawn = element.matches('.segment input') ? element.nextElementSibling : element;
      const { outlineStyle, outlineWidth } = html.ownerDocument.defaultView.getComputedStyle(drawn);
      return {
        name: element === html.ownerDocument.body ? '' : String(element.outerHTML),
        seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      };
    });
    if (focus.name === '') break;
    reached.push(focus.name);
    if (!focus.seen) unseen.push(focus.name);
  }
  expect(reached.length).toBeGreaterThan(15);
  expect(unseen).toEqual([]);
});
