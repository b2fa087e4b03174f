/**
 * Every page in every state, on every screen: nothing stands between it and somebody who hears it, enlarges it or has no mouse, as far as
 * axe-core can tell; nothing sticks out, no number is broken, nothing is too small for a thumb.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openState, type ScreenName, statesOn, stickingOut } from './every-page.ts';
import { desk, openBrowser, phone, serveSeed, tablet, wall } from './open-browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
};

let browser: Browser;
let service: Awaited<ReturnType<typeof serveSeed>>;

beforeAll(async () => {
  [browser, service] = await Promise.all([openBrowser(), serveSeed()]);
});
afterAll(async () => {
  await browser.close();
  await service.close();
});

/** Code that runs in the page: the text of each call link that is broken over two lines. */
const brokenNumbers = `[...document.querySelectorAll('a[href^="tel:"]')].filter((link) => {
  const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    if (range.getClientRects().length > 1) return true;
  }
  return false;
}).map((link) => link.textContent)`;

/** Of what a thumb must hit: everything in the form, chips, choices, and every number outside running text. */
const smallTargets = `[...document.querySelectorAll(
  'form input, form select, form button, form a, form [role=option], .chip a, .change, .question a, .more a, summary, .offer-name a, ' +
  '.offer-phone > a, .number a, .card-actions :is(a, button), .other-phones a, .lifelines a, .footer-menu a, .cluster-places a, ' +
  '.board li a, .button, .keys-button'
)].flatMap((one) => {
  const held = one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : one;
  if (!held.checkVisibility()) return [];
  const box = held.getBoundingClientRect();
  const after = getComputedStyle(held, '::after');
  // A link may be held by the whole of what it is about.
  const height = after.content !== 'none' && after.position === 'absolute' ? held.closest('.offer-what').offsetHeight : box.height;
  return height < 43.9 ? [Math.round(height) + ' px: ' + held.outerHTML.slice(0, 120)] : [];
})`;

type Screen = { name: ScreenName; on: string; options: BrowserContextOptions; enlarged?: [number, number] };
const screens: Screen[] = [
  { name: 'desk', on: 'a desk screen of 1440 px', options: desk, enlarged: [640, 400] },
  { name: 'tablet', on: 'a tablet of 768 px', options: tablet },
  { name: 'phone', on: 'a phone of 360 px', options: phone, enlarged: [320, 640] },
  { name: 'wall', on: 'a wall of 1920 px', options: wall },
];

describe.each(screens)('on $on', ({ name, options, enlarged }) => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext(options);
  });
  afterAll(() => context.close());

  test.concurrent.each(statesOn(name))('$name', async (state) => {
    const page = await context.newPage();
    await openState(page, service.url, state);
    await expectNothingInTheWay(page);
    await expectRoom(page, options);
    if (enlarged) {
      const [width, height] = enlarged;
      await page.setViewportSize({ width, height });
      await expectRoom(page, { ...options, viewport: { width, height } });
    }
    await page.close();
  });
});

async function expectNothingInTheWay(page: Page): Promise<void> {
  await page.evaluate(axe);
  const { violations, incomplete, passes }: AxeResults = await page.evaluate(
    `axe.run(document, ${JSON.stringify(rules)})`,
  );
  expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'target-size']));
  expect(
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    ),
  ).toEqual([]);
  // Text in the colour of its ground: axe takes it for hidden on purpose and only wonders.
  const unseen = incomplete
    .flatMap(({ nodes }) => nodes)
    .filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio'));
  expect(unseen.map(({ html }) => html)).toEqual([]);
  expect(await page.title()).toMatch(/\S – Akutoverblik$/);
  expect(await page.locator('h1').count()).toBe(1);
}

async function expectRoom(page: Page, { viewport, hasTouch }: BrowserContextOptions): Promise<void> {
  const wide = `${viewport?.width} px wide`;
  expect(await page.evaluate('innerWidth'), wide).toBe(viewport?.width);
  expect(await page.evaluate(stickingOut), wide).toEqual([]);
  expect(await page.evaluate(brokenNumbers), wide).toEqual([]);
  if (hasTouch) expect(await page.evaluate(smallTargets), wide).toEqual([]);
}
