/** What nobody means to type, and the one key that is a shortcut. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { stickingOut } from './every-page.ts';
import { eventually, hasFocus, openLookup, type Seat, seatEach, tabTo, textOf } from './open-browser.ts';

let service: Seat['service'];
let page: Page;

seatEach((seat) => {
  ({ service, page } = seat);
});

const search = () => page.getByRole('searchbox');
const searched = () => page.locator('.chip-q .chip-text').allInnerTexts();
const markup = () => page.locator('main :is(img, b, script)').count();

/** What is typed; each different word of it that can be searched, once; what stands in the line when it comes back. Signs alone name nothing. */
const curious: [name: string, text: string, words: string[], line: string][] = [
  ['an emoji', '😀👩🏽‍⚕️', [], ''],
  ['words from right to left', 'أزمة نفسية · שלום', ['أزمة', 'نفسية', 'שלום'], 'أزمة نفسية שלום'],
  ['an override of the direction', '\u202eesirk', ['esirk'], '\u202eesirk'],
  [
    'markup',
    '<img src=x onerror="document.title=1"><b>krise</b>',
    ['img', 'src', 'x', 'onerror', 'document', 'title', '1', 'krise'],
    '<img src=x onerror="document.title=1"><b>krise</b>',
  ],
  [
    'quotes',
    `"><script>document.title='hit'</script>'`,
    ['script', 'document', 'title', 'hit'],
    `"><script>document.title='hit'</script>'`,
  ],
  ['a template', '<%= it.asset %> {{7*7}}', ['it', 'asset', '7'], 'it.asset 7*7'],
  ['an ampersand that is none', '&lt;b&gt; &amp;', ['lt', 'b', 'gt', 'amp'], '&lt;b&gt; &amp;'],
  ['one word of 190 letters', 'ø'.repeat(190), ['ø'.repeat(190)], 'ø'.repeat(190)],
];

test.each(curious)('sees %s as the text it is', async (_, text, words, line) => {
  await page.goto(`${service.url}/?q=${encodeURIComponent(text)}`);
  // With the focus comes a space for the next word.
  expect((await search().inputValue()).trimEnd()).toBe(line);
  expect(await searched()).toEqual(words);
  expect(await markup()).toBe(0);
  expect(await page.title()).toBe('Opslag – Akutoverblik');
  expect(await page.evaluate(stickingOut)).toEqual([]);
});

test.each(curious)('types %s and sees it as text in the new results too', async (_, text, words, line) => {
  await openLookup(page, service.url);
  const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === text);
  await page.keyboard.insertText(text);
  await answered;
  await eventually(searched).toEqual(words);
  expect(await search().inputValue(), 'what is typed stays').toBe(text);
  expect(await markup()).toBe(0);
  expect(await page.title()).toBe('Opslag – Akutoverblik');
  await eventually(() => new URL(page.url()).searchParams.get('q') ?? '').toBe(line);
});

test.each(curious)('sees %s as text in the message about the municipality', async (_, text) => {
  const place = text.slice(0, 80);
  await page.goto(`${service.url}/?kommune=${encodeURIComponent(place)}`);
  expect(await page.locator('#kommune-fejl').textContent()).toContain(`»${place}«`);
  expect(await page.getByRole('combobox').inputValue()).toBe(place);
  expect(await markup()).toBe(0);
  expect(await page.evaluate(stickingOut)).toEqual([]);
});

test('is told that 10,000 characters are too many; whole words of the first 200 are read, and the fields count', async () => {
  const long = 'krise '.repeat(1666);
  await page.goto(`${service.url}/?kommune=0671&q=${encodeURIComponent(long)}`);
  expect((await search().inputValue()).trim()).toBe(long.slice(0, 198).trim());
  expect(await textOf(page.locator('#q-fejl'))).toBe('Linjen er forkortet til 200 tegn');
  expect(await page.locator('.chip-kommune .chip-text').allInnerTexts()).toEqual(['Struer']);
  expect(await page.locator('.offer-line').count()).toBeGreaterThan(0);
  expect(await page.evaluate(stickingOut)).toEqual([]);
});

test('comes to the search field with »/« from anywhere, to go on after what stands there', async () => {
  await openLookup(page, `${service.url}/?q=krise`);
  await tabTo(page, page.locator('.offer-line h3 a').first());
  await page.keyboard.press('/');
  expect(await hasFocus(search())).toBe(true);
  await page.keyboard.type('iv');
  expect(await search().inputValue()).toBe('krise iv');
});

test.each([
  ['searchbox', /^Skriv, hvad du hører/],
  ['combobox', 'Borgerens kommune'],
  ['textbox', 'Alder'],
] as const)('types »/« as a character in the %s', async (role, name) => {
  await openLookup(page, service.url);
  const field = page.getByRole(role, { name });
  await tabTo(page, field);
  await page.keyboard.type('a/b');
  expect(await hasFocus(field)).toBe(true);
  expect(await field.inputValue()).toBe('a/b');
});

test('keeps the browser’s own shortcuts with »/«', async () => {
  await openLookup(page, service.url);
  const first = page.locator('.offer-line h3 a').first();
  await tabTo(page, first);
  await page.keyboard.press('Control+/');
  expect(await hasFocus(first)).toBe(true);
});
