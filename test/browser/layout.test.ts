/** What must be seen without scrolling. */
import { describe, expect, test } from 'vitest';
import { randersCall } from './every-page.ts';
import { bottomOf, desk, openLookup, phone, seatFile, serveSeed } from './open-browser.ts';

const { browser, service } = await seatFile(serveSeed());

const noBox = { x: 0, y: 0, width: 0, height: 0 };

const calls: [string, string][] = [
  ['Struer', '/?kommune=0671&alder=84&tid=2026-12-17T20:00&q=iv'],
  ['Randers', randersCall],
  ['Ringkøbing-Skjern on juleaften', '/?kommune=0760&tid=2026-12-24T18:00'],
];

describe('on a desk screen of 1440 × 900', () => {
  test.each([['the empty page', '/'], ...calls])(
    'criteria and the first result are seen together: %s',
    async (_, path) => {
      const page = await browser.newPage(desk);
      await page.goto(service.url + path);
      expect(await bottomOf(page, '.criteria')).toBeLessThan(900);
      expect(await bottomOf(page, '.offer-line')).toBeLessThan(900);
      await page.close();
    },
  );

  test('a mistake pushes nothing aside', async () => {
    const page = await browser.newPage(desk);
    await page.goto(`${service.url}/?kommune=xyzzy&alder=300&tid=31/2`);
    const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y;
    expect(await top('.field-submit button')).toBe(await top('#q'));
    for (const selector of ['#alder', '#tid', '#aaben'])
      expect(await top(selector), selector).toBe(await top('.combobox input'));
    await page.close();
  });
});

describe.each([1280, 1440])('on a desk screen %d wide', (width) => {
  test.each([
    ['empty', '/'],
    ['filled', calls[0]?.[1] ?? ''],
  ])(
    'all criteria stand on one row, and what was understood and counted on the next: %s',
    async (_, path) => {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      await page.goto(service.url + path);
      await page.evaluate('document.fonts.ready.then(() => 0)');
      const boxOf = async (selector: string) => (await page.locator(selector).first().boundingBox()) ?? noBox;
      const first = await boxOf('.combobox input');
      for (const selector of ['#alder', '#tid', '#aaben', '#hast .segments', '#omraade .segments'])
        expect((await boxOf(selector)).y, selector).toBe(first.y);
      const domains = await boxOf('#omraade .segments');
      expect(domains.x + domains.width).toBeLessThanOrEqual(width - 24);
      expect((await boxOf('.asked')).height).toBeLessThan(40);
      expect((await boxOf('#svar .offer-line')).y).toBeLessThan(400);
      await page.close();
    },
  );

  test('nothing moves while a moment is written', async () => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${service.url}/?kommune=0740`);
    const first = () => page.locator('.offer-line').first().boundingBox();
    const before = await first();
    await page.locator('#tid').focus();
    expect(await page.locator('#tid-hjaelp').isVisible()).toBe(true);
    expect(await first()).toEqual(before);
    await page.keyboard.type('24/12 kl. 22');
    await page.locator('#tid-ord', { hasText: 'torsdag 24. december 2026 kl. 22.00' }).waitFor();
    expect(await first()).toEqual(before);
    await page.close();
  });
});

describe('on a phone of 360 × 740', () => {
  test.each(calls)('the first number is on the first screen: %s', async (_, path) => {
    const page = await browser.newPage(phone);
    await page.goto(service.url + path);
    expect(await bottomOf(page, '.offer-phone')).toBeLessThan(740);
    await page.close();
  });

  test('a mistake in the narrow field of an age is one line', async () => {
    const page = await browser.newPage(phone);
    await page.goto(`${service.url}/?alder=300`);
    const box = await page.locator('#alder-fejl').boundingBox();
    expect(box?.height).toBeLessThan(30);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(360);
    await page.close();
  });

  test('the answer takes the place of the form when the search is sent', async () => {
    const page = await browser.newPage(phone);
    await openLookup(page, service.url);
    await page.getByRole('link', { name: 'Flere felter' }).tap();
    await page.getByRole('combobox').tap();
    await page.keyboard.type('silkeborg');
    await page.getByRole('option', { name: 'Silkeborg' }).tap();
    await page.getByRole('textbox', { name: 'Alder' }).tap();
    await page.keyboard.type('30');
    await page.getByRole('radio', { name: 'Psykiatri' }).tap();
    await page.getByRole('button', { name: 'Vis tilbud' }).tap();
    await page.locator('.criteria').waitFor({ state: 'hidden' });
    expect(await page.locator('.chip-text').allInnerTexts()).toEqual(['Silkeborg', '30 år', 'Psykiatri']);
    expect(await bottomOf(page, '.offer-phone > a')).toBeLessThan(740);
    await page.close();
  });
});
