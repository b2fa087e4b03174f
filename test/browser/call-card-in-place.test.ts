/** The call card beside the results of a wide window, and the keys of a call. */
import type { Browser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  desk,
  eventually,
  hasFocus,
  holdBack,
  openLookup,
  type Seat,
  seatEach,
  tablet,
  textOf,
} from './open-browser.ts';

let browser: Browser;
let service: Seat['service'];
let page: Page;

const silkeborg = '/?kommune=0740&omraade=psykiatri';
seatEach(
  async (seat) => {
    ({ browser, service, page } = seat);
    await openLookup(page, service.url + silkeborg);
  },
  { ...desk, permissions: ['clipboard-read', 'clipboard-write'] },
);

const line = () => page.getByRole('searchbox');
const told = () => textOf(page.locator('.keys-told'));
const card = () => page.locator('#kort .card');
const results = (on: Page = page) => on.locator('#svar .offer-name a');
const shown = () => textOf(card().locator('h2').first());
const nameOf = (i: number) => textOf(results().nth(i));

async function openFirst(): Promise<void> {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(shown).toBe(await nameOf(0));
}

test('opens the card beside the results, and the list stays', async () => {
  await openFirst();
  expect(await hasFocus(results().first())).toBe(true);
  expect(await results().first().getAttribute('aria-current')).toBe('true');
  expect(await page.locator('h1').count()).toBe(1);
  expect(await textOf(card())).toContain('21 15 77 01');
  const [list, beside] = await Promise.all([page.locator('#svar').boundingBox(), card().boundingBox()]);
  expect(beside?.x).toBeGreaterThanOrEqual((list?.x ?? 0) + (list?.width ?? 0));
  expect(beside?.y).toBeLessThan(900);
});

test.each([5, 12, 20])(
  'the row %i down stays where it was on the screen when its card opens',
  async (downs) => {
    await openLookup(page, `${service.url}/?kommune=0615&alder=84`);
    for (let presses = 0; presses < downs; presses++) await page.keyboard.press('ArrowDown');
    const row = results().nth(downs - 1);
    expect(await hasFocus(row)).toBe(true);
    const before = await row.boundingBox();
    await page.keyboard.press('Enter');
    await eventually(shown).toBe(await nameOf(downs - 1));
    const after = await row.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
    await page.keyboard.press('Escape');
    expect(await card().count()).toBe(0);
    const closed = await row.boundingBox();
    expect(closed?.y, 'and is on the screen when it closes').toBeGreaterThanOrEqual(0);
    expect((closed?.y ?? 900) + (closed?.height ?? 0)).toBeLessThanOrEqual(900);
  },
);

describe('the card beside the list stands in the address of the list', () => {
  const slug = async (i: number) => (await results().nth(i).getAttribute('href'))?.slice('/tilbud/'.length);
  const withCard = async (i: number) => `${service.url}${silkeborg}&kort=${await slug(i)}`;

  test('so that a reload shows it, and Esc takes it away', async () => {
    await openFirst();
    await page.keyboard.press('ArrowDown');
    await eventually(shown).toBe(await nameOf(1));
    expect(page.url()).toBe(await withCard(1));
    await page.reload();
    expect(await shown()).toBe(await nameOf(1));
    await eventually(() => textOf(page.locator('#svar [aria-current="true"]'))).toBe(await nameOf(1));
    await page.keyboard.press('Escape');
    expect(await card().count()).toBe(0);
    expect(page.url()).toBe(service.url + silkeborg);
  });

  test('also while the question is changed, and when one comes back from its own page', async () => {
    await openFirst();
    const offer = await shown();
    await page.keyboard.press('/');
    await page.keyboard.type('akut');
    await eventually(() => page.locator('.chip-q').count()).toBe(1);
    await eventually(() => page.url()).toBe(
      `${service.url}${silkeborg}&q=akut&kort=silkeborg-akut-doegntilbud-kommunal`,
    );
    await page.getByRole('link', { name: 'Egen side' }).click();
    await page.waitForURL(/\/tilbud\//);
    await page.goBack();
    await eventually(shown).toBe(offer);
  });

  test('and a link to it shows it without scripts, or over the list on a tablet', async () => {
    const address = await withCard(1);
    const name = await nameOf(1);
    const still = await browser.newPage({ ...desk, javaScriptEnabled: false });
    await still.goto(address);
    expect(await textOf(still.locator('#kort h2').first())).toBe(name);
    await still.getByRole('link', { name: 'Luk' }).click();
    expect(still.url()).toBe(service.url + silkeborg);
    await still.close();
    const small = await browser.newPage(tablet);
    await small.goto(address);
    await eventually(() => textOf(small.getByRole('dialog').locator('h2').first())).toBe(name);
    await small.goBack();
    expect(small.url()).toBe(service.url + silkeborg);
    await small.close();
  });

  test('and no other link holds it', async () => {
    await page.goto(await withCard(0));
    for (const link of await page.locator('a').all())
      expect(await link.getAttribute('href')).not.toContain('kort=');
  });
});

test('opens it with the mouse too; with Ctrl or Shift the browser opens the page as it always does', async () => {
  await results().nth(1).click();
  await eventually(shown).toBe(await nameOf(1));
  await page.evaluate(
    'addEventListener("click", (event) => { left = !event.defaultPrevented; event.preventDefault(); })',
  );
  for (const key of ['ControlOrMeta', 'Shift'] as const) {
    await results()
      .first()
      .click({ modifiers: [key] });
    expect(await page.evaluate('left'), key).toBe(true);
  }
  expect(await shown()).toBe(await nameOf(1));
});

test('goes from the line through the results and back, and the card follows', async () => {
  await page.keyboard.press('ArrowDown');
  expect(await hasFocus(results().first())).toBe(true);
  expect(await card().count(), 'looking is not opening').toBe(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await eventually(shown).toBe(await nameOf(1));
  expect(await hasFocus(results().nth(1))).toBe(true);
  expect(await page.locator('#svar [aria-current="true"]').count()).toBe(1);
  await page.keyboard.press('ArrowUp');
  await eventually(shown).toBe(await nameOf(0));
  await page.keyboard.press('ArrowUp');
  expect(await hasFocus(line())).toBe(true);
  expect(await shown()).toBe(await nameOf(0));
});

test('shows the card of the result it stands at, however quickly it came there', async () => {
  const release = await holdBack(page, /\/tilbud\//);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press('ArrowDown');
  release();
  await eventually(() => card().count()).toBe(1);
  await eventually(shown).toBe(await nameOf(3));
  expect(await results().nth(3).getAttribute('aria-current')).toBe('true');
});

test('comes back with Esc: to the result, then to the line', async () => {
  await openFirst();
  await page.keyboard.press('ArrowDown');
  await eventually(shown).toBe(await nameOf(1));
  await page.keyboard.press('Escape');
  expect(await card().count()).toBe(0);
  expect(await hasFocus(results().nth(1))).toBe(true);
  await page.keyboard.press('Escape');
  expect(await hasFocus(line())).toBe(true);
});

test('closes the card from the line without losing what is typed', async () => {
  await page.keyboard.type('krise');
  await eventually(() => page.locator('.chip-q .chip-text').allInnerTexts()).toEqual(['krise']);
  await openFirst();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  expect(await card().count()).toBe(0);
  expect((await line().inputValue()).trim()).toBe('krise');
});

test('shows no card after Esc that was on its way', async () => {
  const release = await holdBack(page, /\/tilbud\//);
  await page.keyboard.press('ArrowDown');
  const asked = page.waitForRequest(/\/tilbud\//);
  const settled = page.waitForEvent('requestfailed');
  await page.keyboard.press('Enter');
  await asked;
  await page.keyboard.press('Escape');
  release();
  await settled;
  expect(await card().count()).toBe(0);
});

test('has every key as a button', async () => {
  await openFirst();
  expect(await card().getByRole('link', { name: 'Ring' }).getAttribute('href')).toBe('tel:+4521157701');
  await card().getByRole('button', { name: 'Kopiér nummer' }).click();
  await eventually(told).toMatch(/^Kopieret: 21 15 77 01 – Akut Døgntilbud/);
  await card().getByRole('button', { name: 'Luk' }).click();
  expect(await card().count()).toBe(0);
  expect(await hasFocus(results().first())).toBe(true);
  await page.getByRole('button', { name: 'Taster' }).click();
  await page.getByRole('button', { name: 'Luk' }).click();
  expect(await page.getByRole('dialog').isVisible()).toBe(false);
});

test('copies number and name with c', async () => {
  await openFirst();
  await page.keyboard.press('c');
  await eventually(told).toMatch(/^Kopieret: 21 15 77 01 – Akut Døgntilbud/);
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`21 15 77 01 – ${await shown()}`);
});

test('copying twice is said twice: a screen reader only says what has changed', async () => {
  await openFirst();
  await page.evaluate(
    `heard = []; new MutationObserver(() => heard.push(document.querySelector('.keys-told').textContent))
      .observe(document.querySelector('.keys-told'), { childList: true, characterData: true, subtree: true })`,
  );
  const heard = () => page.evaluate<string[]>('heard');
  for (let times = 1; times <= 3; times++) {
    await page.keyboard.press('c');
    await eventually(async () => (await heard()).length).toBe(times);
  }
  const [first, second, third] = await heard();
  expect(first).toMatch(/^Kopieret: 21/);
  expect(second).not.toBe(first);
  expect(third).not.toBe(second);
  expect(second?.trim()).toBe(first);
});

describe('a card beside the list is told to those who do not see it, since the focus stays in the list', () => {
  const heard = async () => (await told()).trim();

  test('its name and whether it is open, each time another is opened', async () => {
    expect(await heard()).toBe('');
    await openFirst();
    const said = async () => `Kort åbnet: ${await shown()}. ${await textOf(card().locator('.said'))}.`;
    await eventually(heard).toBe(await said());
    await page.keyboard.press('ArrowDown');
    await eventually(shown).toBe(await nameOf(1));
    await eventually(heard).toBe(await said());
    await page.keyboard.press('Escape');
    await eventually(heard).toBe('');
  });

  test('also when the page came with it: there the focus is on it, so that its keys act, and Esc leads to the list', async () => {
    await openFirst();
    const address = page.url();
    const name = await shown();
    await page.goto('about:blank');
    await page.goto(address);
    await eventually(heard).toMatch(new RegExp(`^Kort åbnet: ${RegExp.escape(name)}\\. `));
    expect(await hasFocus(card())).toBe(true);
    await page.keyboard.press('c');
    await eventually(heard).toMatch(/^Kopieret: 21 15 77 01/);
    await page.keyboard.press('ArrowDown');
    await eventually(shown).toBe(await nameOf(1));
    await eventually(heard).toMatch(/^Kort åbnet: /);
    await page.keyboard.press('Escape');
    expect(await card().count()).toBe(0);
    expect(await hasFocus(results().nth(1))).toBe(true);
    await page.keyboard.press('c');
    await eventually(heard).toMatch(/^Kopieret: /);
    await page.keyboard.press('ArrowUp');
    expect(await heard(), 'what was copied is not what one stands at').toBe('');
  });

  test('not again when the results are renewed', async () => {
    await openFirst();
    await eventually(heard).toMatch(/^Kort åbnet: /);
    await page.evaluate('document.querySelector(".keys-told").textContent = ""');
    await page.keyboard.press('/');
    await page.keyboard.type('akut');
    await eventually(() => page.locator('.chip-q').count()).toBe(1);
    expect(await heard()).toBe('');
  });
});

test('copies and calls from the row it stands at, without a card', async () => {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('c');
  await eventually(told).toMatch(/^Kopieret: 21 15 77 01 – Akut Døgntilbud/);
  expect(await card().count()).toBe(0);
});

test('says when it could not be copied', async () => {
  await openFirst();
  await page.evaluate(
    'navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"))',
  );
  await page.keyboard.press('c');
  await eventually(told).toBe('Nummeret kunne ikke kopieres');
});

test('opens the dialler with t', async () => {
  await openFirst();
  await page.evaluate(
    'addEventListener("click", (event) => { event.preventDefault(); dialled = event.target.closest("a").href; })',
  );
  await page.keyboard.press('t');
  await eventually(() => page.evaluate('globalThis.dialled')).toBe('tel:+4521157701');
});

test('types c, t and ? as letters in the line', async () => {
  await openFirst();
  await page.keyboard.press('/');
  await page.keyboard.type('ct?');
  expect(await line().inputValue()).toBe('ct?');
  expect(await page.getByRole('dialog').isVisible()).toBe(false);
});

test('reads the keys with ? and is back where it was', async () => {
  await openFirst();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Taster' });
  await keys.waitFor();
  expect(await hasFocus(keys.getByRole('button', { name: 'Luk' }))).toBe(true);
  for (const key of ['ArrowDown', 'c', '/']) await page.keyboard.press(key);
  expect(await hasFocus(keys.getByRole('button', { name: 'Luk' })), 'no key acts behind it').toBe(true);
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'hidden' });
  expect(await hasFocus(results().first())).toBe(true);
  expect(await shown(), 'the card stays').toBe(await nameOf(0));
});

test('keeps the card while its offer is among the results, and puts it away when it is not', async () => {
  await openFirst();
  const offer = await shown();
  await page.keyboard.press('/');
  await page.keyboard.type('akut');
  await eventually(() => page.locator('.chip-q').count()).toBe(1);
  expect(await shown()).toBe(offer);
  expect(await textOf(page.locator('#svar [aria-current="true"]'))).toBe(offer);
  await page.keyboard.type(' struer');
  await eventually(() => textOf(page.locator('.chip-kommune .chip-text'))).toBe('Struer');
  await eventually(() => card().count()).toBe(0);
  expect(await hasFocus(line())).toBe(true);
});

test('shows the card at the moment of the lookup', async () => {
  await openLookup(page, `${service.url}/?kommune=0661&tid=2026-12-24T20:00`);
  await openFirst();
  expect(await textOf(card().locator('.band'))).toContain('torsdag den 24. december 2026 kl. 20.00');
});

test('says when the card cannot be had, and tries again', async () => {
  await page.route(/\/tilbud\//, (route) => route.abort());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(() => textOf(page.locator('#kort'))).toBe('Kortet kunne ikke hentes. Prøv igen.');
  await page.unroute(/\/tilbud\//);
  await page.keyboard.press('Enter');
  await eventually(shown).toBe(await nameOf(0));
});

test('a window made narrow puts the card away', async () => {
  await openFirst();
  await page.setViewportSize({ width: 800, height: 900 });
  await eventually(() => card().count()).toBe(0);
  expect(page.url()).toBe(service.url + silkeborg);
});

test('is a plain link where scripts are off', async () => {
  const other = await browser.newPage({ ...desk, javaScriptEnabled: false });
  await other.goto(service.url + silkeborg);
  const name = await textOf(results(other).first());
  await results(other).first().focus();
  await Promise.all([other.waitForURL(/\/tilbud\//), other.keyboard.press('Enter')]);
  expect(await textOf(other.locator('h1'))).toBe(name);
  expect(await textOf(other.locator('.number-big'))).toBe('21 15 77 01');
  await other.goBack();
  expect(other.url()).toBe(service.url + silkeborg);
  await other.close();
});
