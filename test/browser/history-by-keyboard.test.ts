/** An editor plans a change, cancels it, restores an old text and hands offers over, with the keys alone; and nothing stands in the way of it. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveOffer } from '../../data/offer-saving.ts';
import { exampleOffer } from '../example-offers.ts';
import { danishTime } from '../start-service.ts';
import { stickingOut } from './every-page.ts';
import { expectNothingInTheWay } from './nothing-in-the-way.ts';
import { desk, eventually, phone, serveOffers, sharedBrowser, signInBrowser, tabTo } from './open-browser.ts';

const browser = await sharedBrowser();

const offer = exampleOffer({
  name: 'Eksempel',
  slug: 'eksempel',
  targetGroup: 'Voksne med akut behov for sygepleje i eget hjem, også efter udskrivelse fra hospital',
  phones: [
    { number: '+4599000001', label: 'Læger', audience: 'doctors', contactHours: { kind: 'as-offer' } },
  ],
});
const numbered = {
  ...offer,
  targetGroup: 'Voksne og børn med akut behov for sygepleje i eget hjem, også efter udskrivelse fra hospital',
  phones: offer.phones.map((one) => ({ ...one, number: '+4599000002' })),
};

/** Yesterday's number replaced this afternoon, and a name that waits for New Year. */
async function offerWithHistory() {
  const service = await serveOffers([offer]);
  const now = danishTime('2026-12-17T14:30').toInstant();
  const change = { author: 'a', reason: 'Prøve', state: 'published' as const };
  await saveOffer(service.world.database, { ...change, offer: numbered, base: 1, effectiveFrom: now }, now);
  const newYear = danishTime('2027-01-01T00:00').toInstant();
  const named = { ...numbered, name: 'Eksempel fra nytår' };
  await saveOffer(service.world.database, { ...change, offer: named, base: 2, effectiveFrom: newYear }, now);
  await service.world.service.store.publish();
  return service;
}

async function expectWellMade(page: Page) {
  await expectNothingInTheWay(page);
  expect(await page.evaluate(stickingOut)).toEqual([]);
}

describe.each([
  ['at a desk', desk],
  ['on a phone', phone],
] as const)('%s', (_, screen) => {
  let service: Awaited<ReturnType<typeof offerWithHistory>>;
  let context: BrowserContext;
  beforeAll(async () => {
    service = await offerWithHistory();
    context = await browser.newContext(screen);
    await signInBrowser(context, service, { role: 'administrator' });
  });
  afterAll(async () => {
    await context.close();
    await service.close();
  });

  test('a planned change is cancelled', async () => {
    const page = await context.newPage();
    await page.goto(`${service.url}/tilbud/eksempel/historik`);
    await expectWellMade(page);
    await tabTo(page, page.getByRole('link', { name: /^Annullér/ }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/planlagt/);
    await expectWellMade(page);
    await tabTo(page, page.getByRole('button', { name: 'Annullér ændringen' }));
    await page.keyboard.press('Enter');
    await page.getByText('Den planlagte ændring er annulleret.').waitFor();
    await page.goto(`${service.url}/redaktion/planlagt`);
    await expectWellMade(page);
  });

  test('offers are handed over', async () => {
    const page = await context.newPage();
    await page.goto(`${service.url}/redaktion/myndighed`);
    await expectWellMade(page);
    await tabTo(page, page.getByLabel('Ny myndighed'));
    await page.keyboard.type('Region');
    await tabTo(page, page.getByLabel('Hvorfor'));
    await page.keyboard.type('Regionen overtager');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Plan: det her bliver ændret' }).waitFor();
    await expectWellMade(page);
    await tabTo(page, page.getByRole('button', { name: /^Gem for de valgte/ }));
    await page.keyboard.press('Enter');
    await page.getByText('Ændringen er gemt for alle de valgte tilbud.').waitFor();
    await expectWellMade(page);
    await page.goto(`${service.url}/redaktion/planlagt`);
    await expectWellMade(page);
  });

  test('an old text is restored', async () => {
    const page = await context.newPage();
    await page.goto(`${service.url}/redaktion/tilbud/eksempel/gendan?version=1`);
    await expectWellMade(page);
    await tabTo(page, page.getByRole('button', { name: 'Gendan' }));
    await page.keyboard.press('Enter');
    await page.getByText('Den tidligere version er gendannet og gælder nu.').waitFor();
    await page.goto(`${service.url}/tilbud/eksempel`);
    await page
      .getByRole('link', { name: /99.00.00.01/ })
      .first()
      .waitFor();
  });

  test('approvals are read', async () => {
    const page = await context.newPage();
    await page.goto(`${service.url}/redaktion/godkend`);
    await expectWellMade(page);
  });

  test('what a card said then is looked at', async () => {
    const page = await context.newPage();
    await page.goto(`${service.url}/som-det-var?tid=2026-12-17T14:30&kendt=nu`);
    await tabTo(page, page.getByRole('link', { name: 'Eksempel' }));
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('.past-band').count()).toBeGreaterThan(0);
  });
});
