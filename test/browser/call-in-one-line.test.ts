/** A call typed as one line: what is typed stays, shows in the fields and can be taken back; Enter leads on. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  eventually,
  hasFocus,
  holdBack,
  openLookup,
  type Seat,
  seatEach,
  tabTo,
  textOf,
} from './open-browser.ts';

let service: Seat['service'];
let page: Page;

seatEach(async (seat) => {
  ({ service, page } = seat);
  await openLookup(page, service.url);
});

const line = () => page.getByRole('searchbox');
const place = () => page.getByRole('combobox');
const age = () => page.getByRole('textbox', { name: 'Alder' });
const moment = () => page.getByLabel('Vælg tidspunkt');
const chips = () => page.locator('.chip-text').allInnerTexts();
const address = () => decodeURIComponent(page.url().replace(service.url, ''));
const result = (name: string) => page.locator('#svar').getByRole('link', { name, exact: true });

test('keeps what is typed while the results change, and shows in the fields what it was read as', async () => {
  await page.keyboard.type('struer 84');
  await eventually(chips).toEqual(['Struer', '84 år']);
  await page.keyboard.type(' iv i aften psyk');
  await eventually(chips).toEqual([
    'Struer',
    '84 år',
    'Psykiatri',
    'torsdag 17. december 2026 kl. 18.00',
    'iv',
  ]);
  expect(await page.evaluate(cutChips)).toEqual([]);
  expect(await line().inputValue()).toBe('struer 84 iv i aften psyk');
  expect(await hasFocus(line())).toBe(true);
  expect(await place().inputValue()).toBe('Struer');
  expect(await age().inputValue()).toBe('84');
  expect(await moment().inputValue()).toBe('17.12.2026 kl. 18.00');
  expect(await page.getByRole('radio', { name: 'Psykiatri' }).isChecked()).toBe(true);
  expect(address()).toBe('/?kommune=0671&omraade=psykiatri&alder=84&tid=2026-12-17T18:00&q=iv');
  expect(await textOf(page.locator('.band'))).toContain('torsdag den 17. december 2026 kl. 18.00');
});

test('empties the fields again when the words are taken back', async () => {
  await page.keyboard.type('iv struer 84');
  await eventually(chips).toEqual(['Struer', '84 år', 'iv']);
  for (let letters = 0; letters < ' struer 84'.length; letters++) await page.keyboard.press('Backspace');
  await eventually(chips).toEqual(['iv']);
  expect(await place().inputValue()).toBe('');
  expect(await age().inputValue()).toBe('');
  expect(address()).toBe('/?q=iv');
});

test('leaves in the line what is searched for, once it is left', async () => {
  await page.keyboard.type('struer 84 iv');
  await eventually(chips).toEqual(['Struer', '84 år', 'iv']);
  await page.keyboard.press('Tab');
  expect(await line().inputValue()).toBe('iv');
  await tabTo(page, age());
  await page.keyboard.type('85');
  await eventually(chips).toEqual(['Struer', '85 år', 'iv']);
  expect(await place().inputValue()).toBe('Struer');
  expect(address()).toBe('/?kommune=0671&alder=85&q=iv');
});

test('loses no word when the line is left before it is answered', async () => {
  await page.keyboard.type('struer i');
  await eventually(chips).toEqual(['Struer']);
  await page.keyboard.type('v 84');
  await page.keyboard.press('Tab');
  await eventually(chips).toEqual(['Struer', '84 år', 'iv']);
  await eventually(() => line().inputValue()).toBe('iv');
  expect(await age().inputValue()).toBe('84');
  expect(address()).toBe('/?kommune=0671&alder=84&q=iv');
});

describe('Enter in the line', () => {
  const first = () => page.locator('#svar .offer-name a').first();
  const card = () => page.locator('#kort .card');

  test.each([
    ['once it is answered', true],
    ['before it is answered', false],
  ])('opens the first card, %s, and its keys act on it', async (_, isAnswered) => {
    await page.keyboard.type('silkeborg psyk');
    if (isAnswered) await eventually(chips).toEqual(['Silkeborg', 'Psykiatri']);
    await page.keyboard.press('Enter');
    await eventually(() => textOf(page.locator('.card-head h2'))).toMatch(/^Akut Døgntilbud, kommunal del/);
    expect(await hasFocus(first())).toBe(true);
    expect(address()).toBe('/?kommune=0740&omraade=psykiatri&kort=silkeborg-akut-doegntilbud-kommunal');
    expect(await page.evaluate('scrollY'), 'whom it is for stays on the screen').toBe(0);
    const left = await line().inputValue();
    await page.keyboard.press('c');
    expect(await line().inputValue(), 'no letter for the line').toBe(left);
    await eventually(() => textOf(page.locator('.keys-told'))).toMatch(/kopiere/i);
  });

  test('opens nothing of an earlier answer', async () => {
    const release = await holdBack(page, /q=struer\+iv/);
    await page.keyboard.type('struer');
    await eventually(chips).toEqual(['Struer']);
    const asked = page.waitForRequest(/q=struer\+iv/);
    await page.keyboard.type(' iv');
    await asked;
    await page.keyboard.press('Enter');
    expect(await hasFocus(line())).toBe(true);
    expect(await card().count()).toBe(0);
    release();
    await eventually(() => textOf(page.locator('.card-head h2'))).toBe('Kommunal sygepleje, Struer');
    expect(address()).toMatch(/^\/\?kommune=0671&q=iv&kort=/);
  });

  test('leads to the choices while it is asked which municipality', async () => {
    await page.keyboard.type('8870 84 iv');
    await page.locator('.question').waitFor();
    await page.keyboard.press('Enter');
    expect(await hasFocus(page.locator('.question a').first())).toBe(true);
    expect(await card().count()).toBe(0);
    expect(await page.locator('.undecided .offer-list').count()).toBeGreaterThan(0);
  });

  test('before anything is asked leads nowhere, and what is shared is what was asked', async () => {
    await page.keyboard.press('Enter');
    expect(address()).toBe('/');
    expect(await hasFocus(line())).toBe(true);
    await page.keyboard.type('struer 84 iv');
    await eventually(chips).toEqual(['Struer', '84 år', 'iv']);
    expect(address()).toBe('/?kommune=0671&alder=84&q=iv');
    await page.goto(`${service.url}/?q=struer+84+iv`);
    expect(address()).toBe('/?kommune=0671&alder=84&q=iv');
    expect(await chips()).toEqual(['Struer', '84 år', 'iv']);
  });

  test('where there is no room for a card beside the list, the form steps aside for the list', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.keyboard.type('silkeborg psyk');
    await page.keyboard.press('Enter');
    await eventually(() => hasFocus(first())).toBe(true);
    expect(await card().count()).toBe(0);
    expect(await line().isVisible()).toBe(false);
    expect(address()).toBe('/?kommune=0740&omraade=psykiatri');
  });
});

test('Enter in another field leads to the first row', async () => {
  await openLookup(page, `${service.url}/?kommune=0740`);
  await tabTo(page, age());
  await page.keyboard.type('84');
  await page.keyboard.press('Enter');
  await eventually(() => hasFocus(page.locator('#svar .offer-name a').first())).toBe(true);
  expect(address()).toBe('/?kommune=0740&alder=84');
  expect(await page.locator('#kort .card').count()).toBe(0);
});

test('loses no letter that is typed as soon as the page is there', async () => {
  for (const typed of ['favrskov 84', 'knivstukket']) {
    await page.goto(service.url);
    await page.keyboard.type(typed);
    expect(await line().inputValue()).toBe(typed);
  }
});

test('tells nobody in red of a line that is half typed', async () => {
  const red: string[] = [];
  page.on('console', (message) => message.type() === 'error' && red.push(message.text()));
  await page.keyboard.type('struer 31/2 300 år iv');
  await eventually(() => textOf(page.locator('#alder-fejl'))).toContain('0 til 120');
  await eventually(() => page.locator('#opsummering').textContent()).toMatch(
    /^Alderen skal være .* »31\/2« er ikke en dato, der findes\. /,
  );
  expect(red).toEqual([]);
});

test('says in the line what the field said otherwise: the line was typed last', async () => {
  await openLookup(page, `${service.url}/?kommune=0730&alder=17`);
  await page.keyboard.type('84 år iv');
  await eventually(chips).toEqual(['Randers', '84 år', 'iv']);
  expect(await place().inputValue()).toBe('Randers');
  expect(await age().inputValue()).toBe('84');
});

test('carries nothing of the last citizen over to a line with a place: it is the next call', async () => {
  await openLookup(page, `${service.url}/?kommune=0730&alder=17&omraade=psykiatri`);
  await page.keyboard.type('struer iv');
  await eventually(chips).toEqual(['Struer', 'iv']);
  expect(await place().inputValue()).toBe('Struer');
  expect(await age().inputValue()).toBe('');
  expect(await page.getByRole('radio', { name: 'Begge' }).isChecked()).toBe(true);
  expect(address()).toBe('/?kommune=0671&q=iv');
});

test('begins the next call with one key', async () => {
  await openLookup(page, `${service.url}/?kommune=0730&alder=17`);
  await Promise.all([page.waitForURL(`${service.url}/`), page.keyboard.press('Alt+n')]);
  await eventually(() => hasFocus(line())).toBe(true);
  expect(await page.locator('.chip').count()).toBe(0);
});

test('loses nothing that is typed in the next field while the line is still to be answered', async () => {
  const release = await holdBack(page, /q=struer\+iv/);
  await page.keyboard.type('struer iv');
  await tabTo(page, age());
  const asked = page.waitForRequest(/alder=84/);
  await page.keyboard.type('84');
  await asked;
  release();
  await eventually(chips).toEqual(['Struer', '84 år', 'iv']);
  expect(await age().inputValue()).toBe('84');
  expect(await line().inputValue()).toBe('iv');
});

test('takes the chips away one by one', async () => {
  await openLookup(page, `${service.url}/?kommune=0671&alder=84&tid=2026-12-17T18:00&q=iv+kateter`);
  const left = ['Struer', '84 år', 'torsdag 17. december 2026 kl. 18.00', 'iv', 'kateter'];
  expect(await chips()).toEqual(left);
  for (const gone of ['iv', '84 år', 'torsdag 17. december 2026 kl. 18.00', 'kateter', 'Struer']) {
    await tabTo(page, page.getByRole('link', { name: new RegExp(`^Fjern \\S+ ${gone}$`) }));
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    left.splice(left.indexOf(gone), 1);
    expect(await chips()).toEqual(left);
    await eventually(() => hasFocus(line())).toBe(true);
  }
  expect(address()).toBe('/');
});

test('says when it guesses', async () => {
  await page.keyboard.type('struer sygeplje');
  await eventually(() => textOf(page.locator('.chip-q .chip-meant'))).toBe('mente du sygepleje?');
  expect(await chips()).toEqual(['Struer', 'sygeplje']);
  expect(await textOf(page.locator('.offer-line', { hasText: 'Kommunal sygepleje, Struer' }))).toContain(
    'fundet ved en gættet stavemåde',
  );
});

test('says when a word is found nowhere, and searches for the rest', async () => {
  await page.keyboard.type('struer iv xyzzy');
  await eventually(chips).toEqual(['Struer', 'iv', 'xyzzy']);
  expect(await textOf(page.locator('.words-notice'))).toContain('»xyzzy«');
  expect(await textOf(page.locator('.chip-q .chip-meant').last())).toMatch(/in(tet|gen|get)|ikke/);
  expect(await result('Kommunal sygepleje, Struer').isVisible()).toBe(true);
});

test('is told at the field what cannot be, and sees results for the rest', async () => {
  await page.keyboard.type('struer iv 300 år');
  await eventually(() => textOf(page.locator('#alder-fejl'))).toBe(
    'Alderen skal være et helt tal fra 0 til 120',
  );
  expect(await chips()).toEqual(['Struer', 'iv']);
  expect(await result('Kommunal sygepleje, Struer').isVisible()).toBe(true);
  expect(await line().inputValue()).toBe('struer iv 300 år');
});

test('is asked which municipality, and answers with one key', async () => {
  await page.keyboard.type('8870 84 iv');
  const question = page.getByRole('group', { name: /ligger i flere kommuner/ });
  await question.waitFor();
  expect(await question.getByRole('link').allInnerTexts()).toEqual(['Favrskov\nAlt+1', 'Randers\nAlt+2']);
  await eventually(chips).toEqual(['84 år', 'iv']);
  await page.keyboard.press('Alt+1');
  await eventually(chips).toEqual(['Favrskov', '84 år', 'iv']);
  expect(address()).toBe('/?kommune=0710&alder=84&q=iv');
});

/** Code that runs in the page: chips whose words do not stand there in full. */
const cutChips = `[...document.querySelectorAll('.chip > span')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
  .map((one) => one.textContent)`;
