/** What editors come to do, told as they do it, in a real browser with the real offers. */
import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import {
  desk,
  eventually,
  hasFocus,
  phone,
  serveSeed,
  sharedBrowser,
  signInBrowser,
  tabTo,
  textOf,
} from './open-browser.ts';

const odder = { role: 'editor', organisation: 'kommune-odder' } as const;
const browser = await sharedBrowser();
let service: Awaited<ReturnType<typeof serveSeed>>;

beforeEach(async () => {
  service = await serveSeed({ now: '2026-11-21T22:40' });
  return () => service.close();
});

async function editorAt(options = desk): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(options);
  await signInBrowser(context, service, odder);
  return { context, page: await context.newPage() };
}

const form = () => `${service.url}/redaktion/tilbud/odder-akutstuer`;
const number = (page: Page) => page.getByLabel('Nummer', { exact: true }).first();
const save = (page: Page) =>
  Promise.all([page.waitForURL(/gemt=/), page.getByRole('button', { name: 'Gem', exact: true }).click()]);

test('an editor in Odder corrects the night number at 22.40 and sees it live', async () => {
  const { context, page } = await editorAt();
  await page.goto(`${service.url}/redaktion`);
  await page.getByRole('link', { name: 'Akutstuer i Sundhedshuset, Odder', exact: true }).click();
  await number(page).fill('8784 0100');
  // The card beside the form shows it before anything is saved.
  await eventually(() => textOf(page.locator('#kort .number-big'))).toBe('87 84 01 00');
  await eventually(() => textOf(page.locator('#ikke-gemt'))).toContain('Ikke gemt: Numre');
  await save(page);
  expect(await textOf(page.locator('.saved'))).toContain('Gemt kl. 22.40. Alle ser det nu.');
  await context.close();

  const anybody = await browser.newPage();
  await anybody.goto(`${service.url}/?kommune=0727&q=akutstue`);
  expect(await textOf(anybody.locator('#svar'))).toContain('87 84 01 00');
  await anybody.close();
});

test('two editors at once: the second sees both texts and chooses, and nothing is lost', async () => {
  const [first, second] = [await editorAt(), await editorAt()];
  await first.page.goto(form());
  await second.page.goto(form());
  await number(first.page).fill('99 00 00 01');
  await save(first.page);
  await number(second.page).fill('99 00 00 02');
  await second.page.getByLabel('Hav klar').fill('Medicinliste');
  await second.page.getByRole('button', { name: 'Gem', exact: true }).click();
  await second.page.getByRole('heading', { name: /To har rettet/ }).waitFor();
  const numbers = second.page.getByRole('group', { name: /^Numre/ });
  expect(await textOf(numbers)).toContain('99 00 00 01');
  expect(await textOf(numbers)).toContain('99 00 00 02');
  await numbers.getByRole('radio', { name: /^Det, der er gemt/ }).check();
  await Promise.all([
    second.page.waitForURL(/gemt=/),
    second.page.getByRole('button', { name: 'Gem det valgte' }).click(),
  ]);
  await second.page.goto(`${service.url}/tilbud/odder-akutstuer`);
  const card = await textOf(second.page.locator('.card'));
  expect(card).toContain('99 00 00 01');
  expect(card).toContain('Medicinliste');
  await Promise.all([first.context.close(), second.context.close()]);
});

test('what was typed is kept when the page is left, and offered back', async () => {
  const { context, page } = await editorAt();
  await page.goto(form());
  await page.getByLabel('Hav klar').fill('Målte værdier');
  await page.goto(`${service.url}/redaktion`);
  await eventually(async () => {
    await page.reload();
    return textOf(page.locator('.work-rows'));
  }).toContain('Din kladde fra i dag kl. 22.40 er ikke gemt');
  await page.getByRole('link', { name: /^Fortsæt/ }).click();
  expect(await textOf(page.locator('main'))).toContain('Du har en kladde fra i dag kl. 22.40');
  await page.getByRole('link', { name: 'Fortsæt med kladden' }).click();
  expect(await page.getByLabel('Hav klar').inputValue()).toBe('Målte værdier');
  await context.close();
});

test('while typing the draft is kept by itself and says so', async () => {
  const { context, page } = await editorAt();
  await page.goto(form());
  await page.getByLabel('Hav klar').fill('Målte værdier');
  await eventually(() => textOf(page.locator('#kladde'))).toBe('Kladde gemt kl. 22.40');
  await context.close();
});

test('a new row has the focus, though the card beside it is renewed while the row is on its way', async () => {
  const { context, page } = await editorAt();
  await page.goto(form());
  const hours = page.locator('#aabningstid');
  let cardIsRenewed = () => {};
  const renewed = new Promise<void>((resolve) => {
    cardIsRenewed = resolve;
  });
  page.on('response', (response) => {
    if (response.url().endsWith('/kort')) void response.finished().then(cardIsRenewed);
  });
  await page.route('**/kladde', async (route) => {
    const isRow = route.request().postData()?.includes('do=add');
    if (isRow) await renewed;
    await route.continue();
  });
  await hours.getByRole('radio', { name: 'Faste tider' }).check();
  await hours.getByRole('button', { name: 'Tilføj række' }).click();
  await eventually(() => hasFocus(hours.locator('.hours-row').first().getByRole('checkbox').first())).toBe(
    true,
  );
  await context.close();
});

/** The first row of fixed hours, for Tuesdays. */
async function tuesdayRow(page: Page) {
  const hours = page.locator('#aabningstid');
  await hours.getByRole('radio', { name: 'Faste tider' }).check();
  await hours.getByRole('button', { name: 'Tilføj række' }).click();
  const row = hours.locator('.hours-row').first();
  await eventually(() => hasFocus(row.getByRole('checkbox').first())).toBe(true);
  await row.getByRole('checkbox').nth(1).check();
  return { hours, row };
}

test('hours typed in are drawn beside and doubted at the row', async () => {
  const { context, page } = await editorAt();
  await page.goto(form());
  const { hours, row } = await tuesdayRow(page);
  await row.getByLabel('Fra kl.').fill('22');
  await row.getByLabel('Til kl.').fill('06');
  await eventually(() => textOf(row)).toContain(
    '22–06 løber over midnat til onsdag kl. 06, i alt 8 t – er det meningen?',
  );
  // Tuesday evening, and the tail on Wednesday morning.
  await eventually(() =>
    hours.locator('.hours-drawing li', { hasText: 'tir. 24. nov.' }).locator('.bar-open').count(),
  ).toBe(1);
  await eventually(() => textOf(hours.locator('.hours-drawing li', { hasText: 'ons. 25. nov.' }))).toContain(
    '00.00–06.00',
  );
  await context.close();
});

test('what it will look like on Christmas Eve', async () => {
  const { context, page } = await editorAt();
  await page.goto(form());
  await page.getByRole('button', { name: 'Juleaftensdag kl. 18' }).click();
  await eventually(() => textOf(page.locator('#kort'))).toContain('torsdag den 24. december 2026 kl. 18.00');
  await context.close();
});

test('by keyboard alone: a mistake is told, found and mended', async () => {
  const { context, page } = await editorAt();
  await page.goto(form());
  await tabTo(page, number(page));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('8784 010');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.locator('#fejl').waitFor();
  await tabTo(page, page.getByRole('link', { name: /^Numre: / }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('8784 0100');
  await Promise.all([page.waitForURL(/gemt=/), page.keyboard.press('ControlOrMeta+Enter')]);
  await context.close();
});

test('Ctrl+S saves from any field; Enter says that it does not, and 7-15 in one field is both times', async () => {
  const { context, page } = await editorAt();
  await page.goto(form());
  await page.locator('.edit-keys').waitFor();
  await page.getByLabel('Hav klar').fill('Medicinliste og målte værdier');
  await page.keyboard.press('Enter');
  await number(page).press('Enter');
  await eventually(() => textOf(page.locator('#kladde'))).toMatch(/Gem med Ctrl\+S|Kladde gemt/);
  // The way past the hours of a number, which are most of the fields, leads to the button.
  await page.locator('#numre .skip-hours').first().focus();
  await page.keyboard.press('Enter');
  await eventually(() => hasFocus(page.locator('#gem-knap'))).toBe(true);
  const { row } = await tuesdayRow(page);
  await row.getByLabel('Fra kl.').fill('7-15');
  await page.keyboard.press('Tab');
  expect(await row.getByLabel('Til kl.').inputValue()).toBe('15');
  await Promise.all([page.waitForURL(/gemt=/), page.keyboard.press('ControlOrMeta+s')]);
  await context.close();
});

test('no script fails on the form of an offer', async () => {
  const { context, page } = await editorAt();
  const failed: string[] = [];
  page.on('pageerror', ({ message }) => failed.push(message));
  await page.goto(form(), { waitUntil: 'load' });
  await eventually(() => page.locator('.keys-told').count()).toBe(1);
  expect(failed).toEqual([]);
  await context.close();
});

test('Enter in a field shows the card and publishes nothing; a moment chosen keeps the focus', async () => {
  const { context, page } = await editorAt();
  await page.goto(form());
  await page.getByLabel('Vis kortet, som det er').fill('juleaften kl 18');
  await page.keyboard.press('Enter');
  await eventually(() => textOf(page.locator('.live-moment'))).toContain('24. december 2026 kl. 18.00');
  await number(page).fill('99 00 00 02');
  await page.keyboard.press('Enter');
  await eventually(() => textOf(page.locator('#kort .number-big'))).toBe('99 00 00 02');
  expect(await hasFocus(number(page))).toBe(true);
  await page.getByRole('button', { name: 'Juleaftensdag kl. 18' }).focus();
  await page.keyboard.press('Enter');
  const chosen = page.getByRole('button', { name: 'Juleaftensdag kl. 18' });
  await eventually(() => hasFocus(chosen)).toBe(true);
  const anybody = await browser.newPage();
  await anybody.goto(`${service.url}/tilbud/odder-akutstuer`);
  expect(await textOf(anybody.locator('.card'))).not.toContain('99 00 00 02');
  await anybody.close();
  await context.close();
});

test('without script a row is added, the card is seen and the number saved', async () => {
  const { context, page } = await editorAt({ ...phone, javaScriptEnabled: false });
  await page.goto(form());
  await page.getByLabel('Hav klar').fill('Medicinliste');
  await page.getByRole('button', { name: 'Tilføj nummer' }).click();
  await page.locator('[id="phones.1.number"]').fill('99 00 00 03');
  await page.locator('[id="phones.1.label"]').fill('Nat');
  await page.getByRole('button', { name: 'Juleaftensdag kl. 18' }).click();
  expect(await textOf(page.locator('#kort'))).toContain('Medicinliste');
  // Enter does not save here either.
  await Promise.all([page.waitForEvent('load'), page.locator('[id="phones.1.number"]').press('Enter')]);
  expect(await page.locator('[id="phones.1.number"]').inputValue()).toBe('99 00 00 03');
  await save(page);
  await page.goto(`${service.url}/tilbud/odder-akutstuer`);
  expect(await textOf(page.locator('.card'))).toContain('99 00 00 03');
  await context.close();
});

test('when the session has ended, the page keeps what was typed and says how to go on', async () => {
  const { context, page } = await editorAt();
  await page.goto(form());
  await context.clearCookies();
  await page.getByLabel('Hav klar').fill('Målte værdier');
  await eventually(() => textOf(page.locator('#kladde'))).toContain(
    'Du er blevet logget ud. Tryk Gem, og log ind',
  );
  expect(await textOf(page.locator('#ikke-gemt'))).not.toContain('Intet er ændret');
  expect(await page.locator('#kort .card').count()).toBe(1);
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  expect(await textOf(page.locator('main'))).toContain('Det, du ville sende, er med her på siden');
  await context.close();
});

test('without a connection the page keeps what was typed and says so', async () => {
  const { context, page } = await editorAt();
  await page.goto(form());
  await context.setOffline(true);
  await page.getByLabel('Hav klar').fill('Målte værdier');
  await eventually(() => textOf(page.locator('#kladde'))).toContain('Ingen forbindelse');
  expect(await page.getByLabel('Hav klar').inputValue()).toBe('Målte værdier');
  await context.close();
});
