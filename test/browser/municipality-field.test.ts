/** The field for the municipality: what a nurse hears, typed as she likes. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually, hasFocus, openLookup, type Seat, seatEach, tabTo, textOf } from './open-browser.ts';

let service: Seat['service'];
let page: Page;

seatEach(async (seat) => {
  ({ service, page } = seat);
  await openLookup(page, service.url);
  await tabTo(page, field());
});

const field = () => page.getByRole('combobox', { name: 'Borgerens kommune' });
const shown = () => page.getByRole('option').evaluateAll((all) => all.map((one) => one.firstChild.data));
const marked = () => page.locator('[role="option"][aria-selected="true"]');
const chip = () => textOf(page.locator('.chip-kommune .chip-text'));
const age = () => page.getByRole('textbox', { name: 'Alder' });

test.each([
  ['ringkobing', 'Ringkøbing-Skjern'],
  ['RINGKØBING', 'Ringkøbing-Skjern'],
  ['arhus', 'Aarhus'],
  ['århus', 'Aarhus'],
  ['samso', 'Samsø'],
  ['8800', 'Viborg'],
  ['grenaa', 'Norddjurs'],
  ['grenå', 'Norddjurs'],
  ['hammel', 'Favrskov'],
])('finds the municipality by typing »%s«', async (typed, name) => {
  await page.keyboard.type(typed);
  await eventually(shown).toContain(name);
  expect(await marked().evaluate((one) => one.firstChild.data)).toBe(name);
  await page.keyboard.press('Enter');
  await eventually(chip).toBe(name);
  expect(await field().inputValue()).toBe(name);
  expect(await hasFocus(field())).toBe(true);
});

test('goes down and up through the list and around its ends', async () => {
  await page.keyboard.press('ArrowDown');
  await eventually(() => page.getByRole('option').count()).toBe(19);
  expect(await field().getAttribute('aria-expanded')).toBe('true');
  expect(await marked().count(), 'nothing is chosen for her').toBe(0);
  await page.keyboard.press('ArrowDown');
  const first = await marked().getAttribute('id');
  expect(await field().getAttribute('aria-activedescendant')).toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await marked().getAttribute('id')).toBe(await page.getByRole('option').last().getAttribute('id'));
  expect(await marked().isVisible()).toBe(true);
  await page.keyboard.press('ArrowDown');
  expect(await marked().getAttribute('id')).toBe(first);
  const name = await marked().evaluate((one) => one.firstChild.data);
  await page.keyboard.press('Enter');
  await eventually(chip).toBe(name);
});

test('comes to the top and the bottom of the list with the arrow up as well', async () => {
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await marked().getAttribute('id')).toBe(await page.getByRole('option').last().getAttribute('id'));
});

test('takes what is marked with Tab and is in the next field', async () => {
  await page.keyboard.type('strue');
  await page.keyboard.press('Tab');
  expect(await field().inputValue()).toBe('Struer');
  expect(await hasFocus(age())).toBe(true);
  await eventually(() => page.url()).toBe(`${service.url}/?kommune=0671`);
});

test('closes the list with Escape and keeps what was typed', async () => {
  await page.keyboard.type('her');
  await eventually(shown).toContain('Herning');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('listbox').isVisible()).toBe(false);
  expect(await field().getAttribute('aria-expanded')).toBe('false');
  expect(await field().inputValue()).toBe('her');
  expect(await hasFocus(field())).toBe(true);
});

test('takes the municipality away by emptying the field', async () => {
  await page.keyboard.type('struer');
  await page.keyboard.press('Enter');
  await eventually(chip).toBe('Struer');
  for (let letters = 0; letters < 6; letters++) await page.keyboard.press('Backspace');
  await eventually(() => page.url()).toBe(`${service.url}/`);
  await eventually(() => page.locator('.chip-kommune').count()).toBe(0);
});

for (const key of ['Tab', 'Enter'])
  test(`is asked which one when a postcode lies in several, left with ${key}, and answers`, async () => {
    await page.keyboard.type('8870');
    await eventually(shown).toEqual(['Favrskov', 'Randers']);
    await page.keyboard.press(key);
    const question = page.getByRole('group', { name: /ligger i flere kommuner/ });
    await eventually(() => question.count()).toBe(1);
    expect(await textOf(question)).toContain('»8870« ligger i flere kommuner. Hvor bor borgeren?');
    expect(await field().inputValue()).toBe('8870');
    expect(await page.locator('.chip-kommune').count(), 'nothing is guessed').toBe(0);
    await tabTo(page, question.getByRole('link', { name: 'Randers' }));
    await page.keyboard.press('Enter');
    await eventually(chip).toBe('Randers');
    await eventually(() => field().inputValue()).toBe('Randers');
  });

test('may choose in the list at once when a postcode lies in several', async () => {
  await page.keyboard.type('8870');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(chip).toBe('Randers');
});

for (const key of ['Tab', 'Enter'])
  test(`is told at the field that nobody knows the place, left with ${key}; the text stays`, async () => {
    await page.keyboard.type('xyzzy');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    await page.keyboard.press(key);
    await eventually(() => textOf(page.locator('#kommune-fejl'))).toContain(
      '»xyzzy« er ikke en kommune, by eller et postnummer i Region Midtjylland',
    );
    expect(await field().inputValue()).toBe('xyzzy');
    expect(await field().getAttribute('aria-invalid')).toBe('true');
    expect(await field().getAttribute('aria-describedby')).toBe('kommune-fejl');
    expect(await page.locator('.offer-line').count()).toBeGreaterThan(0);

    await field().focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('struer');
    await page.keyboard.press('Enter');
    await eventually(chip).toBe('Struer');
    expect(await page.locator('#kommune-fejl').isVisible()).toBe(false);
    expect(await field().getAttribute('aria-invalid')).toBe(null);
  });

test('comes from the message on top to the field', async () => {
  await page.goto(`${service.url}/?kommune=xyzzy`);
  await page.getByRole('alert').getByRole('link').focus();
  await page.keyboard.press('Enter');
  await eventually(() => hasFocus(field())).toBe(true);
});
