/** A wrong number reported and mended, a call that nobody answered, and free places from a phone: in the browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { exampleOffer } from '../example-offers.ts';
import { stickingOut } from './every-page.ts';
import { expectNothingInTheWay } from './nothing-in-the-way.ts';
import { desk, eventually, phone, seatFile, serveOffers, signInBrowser, textOf } from './open-browser.ts';

const lines = ['1', '2'].map((last) => ({
  number: `+458700000${last}`,
  label: `Linje ${last}`,
  audience: 'doctors' as const,
  contactHours: { kind: 'as-offer' as const },
}));
const offer = exampleOffer({ name: 'Eksempel Nattelefon', phones: lines });
const editor = { role: 'editor', organisation: offer.editor } as const;

const { browser, service } = await seatFile(serveOffers([offer]));

async function visit(
  path: string,
  options = desk,
  ...grants: Parameters<typeof signInBrowser>[2][]
): Promise<Page> {
  const context = await browser.newContext(options);
  if (grants.length > 0) await signInBrowser(context, service, ...grants);
  const page = await context.newPage();
  await page.goto(service.url + path);
  return page;
}

const caution = (page: Page) => page.locator('.caution');

test('a wrong number is reported by a reader, stands on the card, and is gone when the owner has answered', async () => {
  const reader = await visit(`/tilbud/${offer.slug}`);
  await reader.getByRole('link', { name: 'Meld en fejl' }).click();
  await reader.getByLabel('Nummeret er forkert').check();
  await reader.getByRole('button', { name: 'Send melding' }).click();
  await reader.getByRole('link', { name: 'Tilbage til tilbuddet' }).click();
  expect(await textOf(caution(reader))).toContain('1 melder: forkert nummer kl. 14.30');

  const owner = await visit('/redaktion', desk, editor);
  await owner.getByRole('link', { name: `Svar: ${offer.name}` }).click();
  await owner.getByRole('button', { name: 'Det er rettet' }).click();
  await reader.reload();
  expect(await caution(reader).count()).toBe(0);
});

test('during a call one key says that nobody answered; the card stays, with the next number, and it can be taken back', async () => {
  const nurse = await visit('/?kommune=0615', desk, { role: 'visitation', cluster: 'horsens' });
  await nurse.getByRole('link', { name: offer.name }).click();
  await nurse.locator('#kort .action-no-answer').waitFor();
  await nurse.keyboard.press('s');
  await eventually(() => nurse.locator('#kort .number-next').count()).toBe(1);
  expect(await textOf(nurse.locator('#kort .no-answer'))).toContain('87 00 00 02 Linje 2');
  expect(new URL(nurse.url()).pathname).toBe('/');
  // Once more has nothing to report, and says so.
  await nurse.keyboard.press('s');
  await eventually(() => textOf(nurse.locator('.keys-told'))).toContain('Det er allerede meldt');
  await nurse.getByRole('button', { name: 'Fortryd' }).click();
  await eventually(() => nurse.locator('#kort .action-no-answer').count()).toBe(1);
  // The list beside the card hears of it by itself.
  await eventually(() => caution(nurse.locator('#kort').page()).count()).toBe(0);
});

test('from the link on a phone one tap says that it is full', async () => {
  const owner = await visit(`/redaktion/tilbud/${offer.slug}/pladser`, desk, editor);
  await owner.getByLabel('Hvem er linket til?').fill('Vagttelefonen');
  await owner.getByRole('button', { name: 'Lav link' }).click();
  const link = new URL(await owner.locator('.places-link').innerText());
  const ward = await visit(link.pathname, phone);
  await ward.getByRole('button', { name: 'Fuldt' }).tap();
  await eventually(() => textOf(ward.locator('.places'))).toContain('Fuldt, meldt nu, gælder til kl. 22.30');
});

test.each([
  `/redaktion/tilbud/${offer.slug}/bekraeft`,
  `/redaktion/tilbud/${offer.slug}/pladser`,
  `/redaktion/tilbud/${offer.slug}/fejl`,
])('%s can be used by everybody, on a desk and on a phone', async (path) => {
  for (const options of [desk, phone]) {
    const page = await visit(path, options, editor);
    await expectNothingInTheWay(page);
    expect(await page.evaluate(stickingOut)).toEqual([]);
  }
});
