/** Enter where something is decided: nothing is sent before a button that says so is pressed; with our programs and without. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCapacityLink } from '../../data/capacity.ts';
import { reportFault } from '../../data/faults.ts';
import { saveOffer } from '../../data/offer-saving.ts';
import { readOpenProposals } from '../../data/proposals.ts';
import { hashOfToken, newToken } from '../../server/door/session-cookie.ts';
import { exampleOffer } from '../example-offers.ts';
import { signIn } from '../sign-in.ts';
import { desk, serveOffers, sharedBrowser, signInBrowser, textOf } from './open-browser.ts';

const offer = exampleOffer({ name: 'Eksempel Akutplads' });
const horsens = { organisation: offer.editor };
const browser = await sharedBrowser();
let service: Awaited<ReturnType<typeof serveOffers>>;
beforeEach(async () => {
  service = await serveOffers([offer]);
  return () => service.close();
});

describe.each([
  ['with our programs', true],
  ['without JavaScript', false],
])('%s', (_, javaScriptEnabled) => {
  async function visit(path: string, ...grants: Parameters<typeof signInBrowser>[2][]): Promise<Page> {
    const context = await browser.newContext({ ...desk, javaScriptEnabled });
    if (grants.length > 0) await signInBrowser(context, service, ...grants);
    const page = await context.newPage();
    await page.goto(service.url + path);
    return page;
  }

  /** What the page has sent since. */
  const sentBy = (page: Page) => {
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    return sent;
  };

  test('the reason for a rejection approves nothing; the button declines with it', async () => {
    const { world } = service;
    const now = world.service.now().toInstant();
    const author = await signIn(world, { role: 'editor', ...horsens });
    const choice = { organisation_id: offer.editor, approval: 1 };
    await world.database.insertInto('organisation_choice').values(choice).execute();
    const save = { base: 1, effectiveFrom: now, author: author.account.id, reason: 'Ny' };
    await saveOffer(world.database, { ...save, state: 'published', offer: { ...offer, note: 'Ny' } }, now);
    const page = await visit(`/redaktion/tilbud/${offer.slug}/godkend`, { role: 'approver', ...horsens });
    const sent = sentBy(page);
    await page.getByLabel('Begrundelse').fill('Det er forkert');
    await page.keyboard.press('Enter');
    // A page that had been sent would be another by the time the next is asked for.
    await page.getByRole('button', { name: 'Afvis' }).focus();
    expect(sent).toEqual([]);
    expect(await readOpenProposals(world.database)).toHaveLength(1);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/redaktion/godkend?besked=afvist');
    expect(sent).toHaveLength(1);
  });

  test('the number of free places reports no level; the level does', async () => {
    const { world } = service;
    const token = newToken();
    const editor = await signIn(world, { role: 'editor', ...horsens });
    const link = { offerId: offer.id, tokenHash: hashOfToken(token), label: 'Vagttelefonen' };
    const now = world.service.now().toInstant();
    await createCapacityLink(world.database, { ...link, accountId: editor.account.id }, now);
    const pages = [
      await visit(`/pladser/${token}`),
      await visit(`/redaktion/tilbud/${offer.slug}/pladser`, { role: 'editor', ...horsens }),
    ];
    for (const page of pages) {
      const sent = sentBy(page);
      await page.getByLabel('Antal ledige').fill('2');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Fuldt' }).focus();
      expect(sent).toEqual([]);
      expect(await textOf(page.locator('.places').first())).not.toContain('meldt nu');
    }
    const [page] = pages as [Page];
    await page.getByLabel('Antal ledige').fill('');
    await page.getByRole('button', { name: 'Fuldt' }).click();
    await page.waitForURL('**?meldt');
    expect(await textOf(page.locator('.places').first())).toContain('Fuldt');
  });

  test('the tick at a reported fault does not answer it', async () => {
    const { world } = service;
    const fault = { offerId: offer.id, kind: 'number', number: null, text: '', contact: null } as const;
    await reportFault(world.database, { ...fault, accountId: null }, world.service.now().toInstant());
    await world.service.store.publish();
    const page = await visit(`/redaktion/tilbud/${offer.slug}/fejl`, { role: 'editor', ...horsens });
    const sent = sentBy(page);
    await page.getByRole('checkbox').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Det er rettet' }).focus();
    expect(sent).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Ingen meldinger venter på svar.').waitFor();
  });
});
