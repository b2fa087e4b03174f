/** Every page for editors, in every state, at a desk and on a phone: nothing stands in the way and nothing sticks out. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { stickingOut } from './every-page.ts';
import { expectNothingInTheWay } from './nothing-in-the-way.ts';
import { desk, hasFocus, phone, policyBreaches, seatFile, serveSeed, signInBrowser } from './open-browser.ts';

const { browser, service } = await seatFile(serveSeed());

const team = '/redaktion/tilbud/odder-korttidsafsnit';
const lane = '/redaktion/tilbud/laegevagten-midtjylland';

/** Another tab of the same editor saves first. */
async function conflict(page: Page): Promise<void> {
  const other = await page.context().newPage();
  for (const one of [page, other]) await one.goto(new URL(team, page.url()).href);
  const before = await page.getByLabel('Hav klar').inputValue();
  for (const [one, text] of [
    [other, `${before}A`],
    [page, `${before}B`],
  ] as const) {
    await one.getByLabel('Hav klar').fill(text);
    await one.getByRole('button', { name: 'Gem', exact: true }).click();
    await one.locator('.saved, .conflict').waitFor();
  }
  await other.close();
}

const states: { name: string; path: string; arrange?: (page: Page) => Promise<unknown> }[] = [
  { name: 'the work list of an administrator', path: '/redaktion' },
  { name: 'the work list, searched', path: '/redaktion?q=odder' },
  { name: 'the work list without a hit', path: '/redaktion?q=xyzzy' },
  { name: 'a new offer', path: '/redaktion/nyt' },
  {
    name: 'a new offer with mistakes',
    path: '/redaktion/nyt',
    arrange: (page) => page.getByRole('button', { name: 'Opret' }).click(),
  },
  { name: 'the form of an offer without hours', path: team },
  { name: 'the form of an offer with all kinds of hours', path: lane },
  {
    name: 'the form with mistakes',
    path: lane,
    arrange: async (page) => {
      await page.locator('[id="phones.0.number"]').fill('12');
      await page.locator('[id="openingHours.rows.0.from"]').fill('otte');
      await page.getByLabel('Tilbuddets navn').fill('');
      await page.getByRole('button', { name: 'Gem', exact: true }).click();
      await page.locator('#fejl').waitFor();
    },
  },
  {
    name: 'the form with words that cannot be parted',
    path: team,
    arrange: async (page) => {
      const word = 'x'.repeat(120);
      await page.getByLabel('Én linje om, hvad det kan').fill(word);
      await page.getByLabel('Bemærk', { exact: true }).fill(word.repeat(4));
      await page.locator('#kort', { hasText: word }).waitFor();
      // As the other states are seen: with the bar at the foot over no field.
      await page.locator('h1').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'a draft offered back',
    path: '/redaktion/tilbud/odder-daghjem',
    arrange: async (page) => {
      await page.getByLabel('Hav klar').fill('Noget');
      await page.getByRole('button', { name: 'Gem kladde' }).click();
      await page.waitForURL(/kladde/);
      await page.goto(page.url().replace(/\?.*/, ''));
      await page.locator('.compared').waitFor();
    },
  },
  { name: 'two editors at once', path: team, arrange: conflict },
  { name: 'withdrawing', path: `${team}/traek-tilbage` },
];

describe.each([
  ['at a desk', desk],
  ['on a phone', phone],
] as const)('%s', (_, screen) => {
  let page: Page;
  let breaches: string[];
  beforeAll(async () => {
    page = await (await browser.newContext(screen)).newPage();
    breaches = policyBreaches(page);
  });

  test.each(states)('$name', async ({ path, arrange }) => {
    await signInBrowser(page.context(), service, { role: 'administrator' });
    breaches.length = 0;
    await page.goto(`${service.url}${path}`);
    await arrange?.(page);
    expect(breaches).toEqual([]);
    await expectNothingInTheWay(page);
    expect(await page.evaluate(stickingOut)).toEqual([]);
  });
});

test('a time is tidied when its field is left: »kl. 16.00« is longer than the field', async () => {
  const context = await browser.newContext(desk);
  await signInBrowser(context, service, { role: 'administrator' });
  const page = await context.newPage();
  await page.goto(`${service.url}${lane}`);
  const from = page.locator('[id="openingHours.rows.0.from"]');
  const to = page.locator('[id="openingHours.rows.0.to"]');
  await from.fill('kl. 16.00');
  await to.focus();
  expect(await from.inputValue()).toBe('16.00');
  expect(await hasFocus(to)).toBe(true);
  await context.close();
});
