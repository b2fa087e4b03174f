/**
 * Every page in every state, on every screen: nothing stands between it and somebody who hears it, enlarges it or has no mouse, as far as
 * axe-core can tell; nothing sticks out, no number is broken, nothing is too small for a thumb.
 */
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openState, type ScreenName, statesOn, stickingOut } from './every-page.ts';
import { expectNothingInTheWay } from './nothing-in-the-way.ts';
import { desk, phone, seatFile, serveSeed, tablet, wall } from './open-browser.ts';

const { browser, service } = await seatFile(serveSeed());

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
  const height = after.content !== 'none' && after.position === 'absolute' ? held.offsetParent.offsetHeight : box.height;
  return height < 43.9 ? [Math.round(height) + ' px: ' + held.outerHTML.slice(0, 120)] : [];
})`;

type Screen = {
  name: ScreenName;
  on: string;
  options: BrowserContextOptions;
  /** Each page is looked at again, more enlarged still; gives what undoes that. */
  again?: (page: Page) => Promise<() => Promise<void>>;
};
const screens: Screen[] = [
  { name: 'desk', on: 'a desk screen of 1440 px', options: desk, again: largeText },
  // What a browser does to a page at 200 %: half as many CSS pixels, each drawn with twice as many of the screen's. A page cannot tell the two apart.
  {
    name: 'zoomed',
    on: 'the same at a zoom of 200 %',
    options: { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
  },
  { name: 'tablet', on: 'a tablet of 768 px', options: tablet },
  { name: 'phone', on: 'a phone of 360 px', options: phone, again: narrowest },
  { name: 'wall', on: 'a wall of 1920 px', options: wall },
];

/** The browser's own setting for larger text, at 200 %: letters grow, the screen does not. */
async function largeText(page: Page): Promise<() => Promise<void>> {
  const client = await page.context().newCDPSession(page);
  const set = async (standard: number) => {
    await client.send('Page.setFontSizes', { fontSizes: { standard, fixed: (standard * 13) / 16 } });
    const size = 'getComputedStyle(document.documentElement).fontSize';
    expect(await page.evaluate(size)).toBe(`${standard * 0.625}px`);
  };
  await set(32);
  return async () => {
    await set(16);
    await client.detach();
  };
}

/** WCAG 1.4.10: nothing may need scrolling sideways on 320 CSS pixels. */
async function narrowest(page: Page): Promise<() => Promise<void>> {
  const before = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({ width: 320, height: 640 });
  return () => page.setViewportSize(before);
}

describe.each(screens)('on $on', ({ name, options, again }) => {
  let context: BrowserContext;
  // Taken again by the next test: a new page starts a program, which costs as much as two more pages shown.
  const free: Page[] = [];
  beforeAll(async () => {
    context = await browser.newContext(options);
  });
  afterAll(() => context.close());

  test.concurrent.each(statesOn(name))('$name', async (state) => {
    const page = free.pop() ?? (await context.newPage());
    try {
      await openState(page, service.url, state);
      await expectNothingInTheWay(page);
      await expectRoom(page, options);
      if (again) {
        const undo = await again(page);
        await expectRoom(page, { ...options, viewport: page.viewportSize() });
        await undo();
      }
      free.push(page);
    } catch (error) {
      // Left as it was, it would hold up those of the other tests.
      await page.close();
      throw error;
    }
  });
});

async function expectRoom(page: Page, { viewport, hasTouch }: BrowserContextOptions): Promise<void> {
  const wide = `${viewport?.width} px wide`;
  expect(await page.evaluate('innerWidth'), wide).toBe(viewport?.width);
  expect(await page.evaluate(stickingOut), wide).toEqual([]);
  expect(await page.evaluate(brokenNumbers), wide).toEqual([]);
  if (hasTouch) expect(await page.evaluate(smallTargets), wide).toEqual([]);
}
