/** Spreadsheets in and out, and offers entered twice: without a mouse, at a desk and on a phone, and without anything standing in the way. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { exampleOffer } from '../example-offers.ts';
import { stickingOut } from './every-page.ts';
import { expectNothingInTheWay } from './nothing-in-the-way.ts';
import {
  desk,
  eventually,
  phone,
  serveOffers,
  sharedBrowser,
  signInBrowser,
  tabTo,
  textOf,
} from './open-browser.ts';

const nursing = exampleOffer({ name: 'Eksempel Sygepleje', note: 'Ring først' });
const again = exampleOffer({ name: 'Sygepleje Eksempel', note: 'Døgnet rundt' });

const browser = await sharedBrowser();
let service: Awaited<ReturnType<typeof serveOffers>>;

beforeEach(async () => {
  service = await serveOffers([nursing, again]);
  return () => service.close();
});

async function administratorAt(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  await signInBrowser(context, service, { role: 'administrator' });
  return context.newPage();
}

/** The template with one text replaced, also where it explains itself. */
async function changedTemplate(page: Page, from: string, to: string): Promise<Buffer> {
  await page.goto(`${service.url}/redaktion/udveksling`);
  const href = await page.getByRole('link', { name: 'Hent som CSV' }).getAttribute('href');
  // Fetched by the page: a cookie of this kind is sent to the machine itself by a browser only.
  const template: string = await page.evaluate(`fetch('${href}').then((answer) => answer.text())`);
  return Buffer.from(template.replaceAll(from, to));
}

async function sendByKeyboard(page: Page, buffer: Buffer): Promise<void> {
  await page.goto(`${service.url}/redaktion/udveksling`);
  const field = page.getByLabel('Regneark');
  await field.setInputFiles({ name: 'tilbud.csv', mimeType: 'text/csv', buffer });
  await tabTo(page, page.getByRole('button', { name: 'Vis ændringerne' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/udveksling\/./);
}

async function expectInOrder(page: Page): Promise<void> {
  await expectNothingInTheWay(page);
  expect(await page.evaluate(stickingOut)).toEqual([]);
}

describe.each([
  ['at a desk', desk],
  ['on a phone', phone],
] as const)('%s', (_, screen) => {
  test('a sheet is sent in, looked through and saved without a mouse', async () => {
    const page = await administratorAt(screen);
    await page.goto(`${service.url}/redaktion/udveksling`);
    await expectInOrder(page);
    const stale = await changedTemplate(page, 'Ring først', 'Ring aldrig');
    await sendByKeyboard(page, await changedTemplate(page, 'Ring først', 'Ring altid først'));
    expect(await textOf(page.locator('.changes'))).toContain('Ring altid først');
    await expectInOrder(page);
    await tabTo(page, page.getByRole('button', { name: 'Gem 1 ændret tilbud' }));
    await page.keyboard.press('Enter');
    await eventually(() => textOf(page.locator('#indlaesning'))).toContain('Gemt: 1 ændret tilbud');
    await expectInOrder(page);

    await sendByKeyboard(page, stale);
    await expectInOrder(page);
    await tabTo(page, page.getByRole('radio', { name: 'Behold det, der står nu' }));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByRole('button', { name: /^Gem/ }));
    await page.keyboard.press('Enter');
    await eventually(() => textOf(page.locator('#indlaesning'))).toContain('Gemt');
    const { bySlug } = service.world.catalogue.at(service.world.service.now());
    expect(bySlug.get(nursing.slug)?.note).toBe('Ring aldrig');
    await page.context().close();
  });

  test('rows with mistakes and a refused file say what to do', async () => {
    const page = await administratorAt(screen);
    await sendByKeyboard(page, await changedTemplate(page, 'døgnåbent', 'mna-fre 8-16'));
    expect(await textOf(page.locator('.wrong-rows'))).toContain('Kan ikke læse »mna-fre 8-16«');
    await expectInOrder(page);
    await sendByKeyboard(page, Buffer.from('Navn\n=1+1\n'));
    expect(await textOf(page.getByRole('alert'))).toContain('Linje 2, kolonne A');
    await expectInOrder(page);
    await page.context().close();
  });

  test('two entries of one offer are held side by side and become one', async () => {
    const page = await administratorAt(screen);
    await page.goto(`${service.url}/administration/dubletter`);
    await expectInOrder(page);
    await tabTo(page, page.getByRole('link', { name: /^Sammenlign/ }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/dubletter\/./);
    await expectInOrder(page);
    await tabTo(page, page.getByRole('button', { name: 'Slå sammen' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/besked=slaaet/);
    await expectInOrder(page);
    await page.goto(`${service.url}/tilbud/${again.slug}`);
    const { bySlug } = service.world.catalogue.at(service.world.service.now());
    const [left] = bySlug.keys();
    expect(bySlug.size).toBe(1);
    expect(page.url()).toBe(`${service.url}/tilbud/${left}`);
    await page.context().close();
  });
});

test('without script a long file is followed by looking again', async () => {
  const page = await administratorAt({ ...desk, javaScriptEnabled: false });
  const rows = Array.from({ length: 15_000 }, (_, i) => `Nummer ${i};x`);
  await page.goto(`${service.url}/redaktion/udveksling`);
  await page.getByLabel('Regneark').setInputFiles({
    name: 'lang.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Navn;Bemærk\n${rows.join('\n')}\n`),
  });
  await page.getByRole('button', { name: 'Vis ændringerne' }).click();
  await eventually(async () => {
    const more = page.getByRole('link', { name: 'se hvor langt den er' });
    if ((await more.count()) > 0) await more.click();
    return textOf(page.locator('#indlaesning'));
  }).toContain('15000 med fejl');
  await page.context().close();
});
