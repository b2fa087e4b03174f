/** A copy as it is opened when all else is down: from a stick by double click, on a machine with a clock of its own, and on paper. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { stickingOut } from './every-page.ts';
import { expectNothingInTheWay } from './nothing-in-the-way.ts';
import { desk, hasFocus, phone, seatFile, serveSeed, textOf } from './open-browser.ts';
import { pagesOf, unspaced } from './pdf-pages.ts';

const { browser, service } = await seatFile(serveSeed());

const made = '2026-12-17T14:30:00+01:00';
const hoursAfter = (hours: number) =>
  Temporal.Instant.from(made).add({ seconds: Math.round(hours * 3_600) }).epochMilliseconds;

/** The file as it was saved, opened with the network gone at so many hours after it was made; and everything it then asked for or was refused. */
async function openFile({
  id = 'vest',
  hours = 1,
  ...options
}: BrowserContextOptions & { id?: string; hours?: number } = {}) {
  const response = await fetch(`${service.url}/klynge/${id}/noedkopi`);
  const file = join(temporaryFolder(), 'noedkopi.html');
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return open(pathToFileURL(file).href, hours, { ...options, offline: true });
}

async function open(address: string, hours: number, options: BrowserContextOptions) {
  const context = await browser.newContext({ ...desk, timezoneId: 'America/New_York', ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const asked: string[] = [];
  const refused: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(error.message));
  await page.clock.setFixedTime(hoursAfter(hours));
  await page.goto(address);
  return { page, asked, refused };
}

const age = (page: Page) => textOf(page.locator('.age'));
const shown = (page: Page) => page.locator('article:visible h4').allInnerTexts();

describe('a copy opened', () => {
  test('from a disk asks for nothing, breaks nothing and can be searched', async () => {
    const { page, asked, refused } = await openFile();
    await page.keyboard.press('/');
    expect(await hasFocus(page.locator('#soeg'))).toBe(true);
    await page.keyboard.type('iv');
    await page.locator('#kommune').selectOption('Struer');
    expect((await shown(page)).length).toBeGreaterThan(0);
    expect(await page.locator('[download]').isVisible()).toBe(false);
    expect(await page.locator('[data-print]').isVisible()).toBe(true);
    expect(asked).toEqual([page.url()]);
    expect(refused).toEqual([]);
  });

  test('from the service asks for nothing but itself, under the service’s policy, and can be saved', async () => {
    const { page, asked, refused } = await open(`${service.url}/klynge/vest/noedkopi`, 1, {});
    expect(await age(page)).toContain('1 time gammel');
    expect(asked).toEqual([page.url()]);
    expect(refused).toEqual([]);
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('[download]').click()]);
    expect(saved.suggestedFilename()).toBe('noedkopi-vest-2026-12-17-kl-14-30.html');
  });

  test('lets nothing else in, though somebody changes the file', async () => {
    const { page, refused } = await openFile();
    await page.evaluate(
      "document.body.insertAdjacentHTML('beforeend', '<img src=http://127.0.0.1:9/x><iframe src=http://127.0.0.1:9/y></iframe>')",
    );
    await expect
      .poll(() => refused.filter((text) => text.includes('Content Security Policy')).length)
      .toBeGreaterThan(1);
  });

  test.each([
    ['a desk', desk],
    ['a telephone', phone],
  ])('on %s nothing sticks out, and nothing stands in the way of a screen reader', async (_, options) => {
    const { page } = await openFile({ ...options, hours: 30 });
    expect(await page.evaluate(stickingOut)).toEqual([]);
    await expectNothingInTheWay(page);
  });

  test('without script holds everything, and says what to compare', async () => {
    const { page } = await openFile({ javaScriptEnabled: false, hours: 500 });
    expect(await page.locator('.search').isVisible()).toBe(false);
    expect(await page.locator('article:visible').count()).toBeGreaterThan(30);
    expect(await age(page)).toContain('Sammenlign tidspunktet med uret. Er det mere end 24 timer siden');
    expect(await textOf(page.locator('.stamp'))).toContain('torsdag den 17. december 2026 kl. 14.30');
  });
});

describe('the age of a copy', () => {
  test.each([
    [0.5, 'fresh', 'Kopien er under 1 time gammel.'],
    [5, 'fresh', 'Kopien er 5 timer gammel.'],
    [23.9, 'fresh', 'Kopien er 23 timer gammel.'],
    [24, 'stale', 'Forældet: kopien er 24 timer gammel.'],
    [75, 'stale', 'Forældet: kopien er 75 timer (3 døgn) gammel.'],
    // 30 December is the last of its days.
    [13 * 24 + 9, 'stale', 'Forældet: kopien er 321 timer (13 døgn) gammel.'],
    [13 * 24 + 10, 'over', 'Kopien er udløbet: den er 322 timer (13 døgn) gammel, og dens 14 dage er gået.'],
    // The machine's clock is a few minutes behind the server's.
    [-0.1, 'fresh', 'Kopien er under 1 time gammel.'],
    [-1, 'clock', 'Uret på denne computer er forkert'],
    [-24 * 365, 'clock', 'Uret på denne computer er forkert'],
  ])('after %d hours', async (hours, state, words) => {
    const { page } = await openFile({ hours, id: 'horsens' });
    expect(await age(page)).toContain(words);
    expect(await page.locator('html').getAttribute('data-age')).toBe(state);
    const isRed = 'getComputedStyle(document.querySelector(".age")).backgroundColor === "rgb(155, 28, 28)"';
    expect(await page.evaluate(isRed)).toBe(state !== 'fresh');
  });

  test('goes on growing while it stands open', async () => {
    const { page } = await openFile({ hours: 23.99 });
    expect(await page.locator('html').getAttribute('data-age')).toBe('fresh');
    await page.clock.install({ time: hoursAfter(23.99) });
    await page.reload();
    await page.clock.runFor(2 * 60_000);
    expect(await page.locator('html').getAttribute('data-age')).toBe('stale');
  });

  test('marks today as Denmark counts it, and strikes out the days that are past', async () => {
    // 23.30 on Saturday in Denmark.
    const { page } = await openFile({ hours: 57 });
    const list = page.locator('#laegevagten-midtjylland .days').last();
    expect(await list.locator('.past').count()).toBe(2);
    expect(await list.locator('[aria-current]').getAttribute('data-day')).toBe('2026-12-19');
  });

  test('cannot be told by a clock that is wrong, so no day is struck out', async () => {
    const { page } = await openFile({ hours: -24 });
    expect(await page.locator('.past').count()).toBe(0);
    expect(await page.locator('[aria-current]').count()).toBe(0);
  });
});

describe('the search of a copy', () => {
  const search = async (page: Page, words: string) => {
    await page.locator('#soeg').fill(words);
    return { names: await shown(page), count: await textOf(page.locator('.count')) };
  };

  test('reads Danish letters both ways, the beginning of a word and the inside of a long one', async () => {
    const { page } = await openFile();
    const { names, count } = await search(page, 'lægevagt');
    expect(names).toContain('Lægevagtens Natberedskab');
    expect(count).toBe(`${names.length} af ${await page.locator('article').count()} tilbud vises`);
    expect((await search(page, 'laegevagt')).names).toEqual(names);
    expect((await search(page, 'LÆGEV')).names).toContain('Lægevagtens Natberedskab');
    expect((await search(page, 'natbered')).names).toContain('Lægevagtens Natberedskab');
    expect((await search(page, '')).count).toBe(`Alle ${await page.locator('article').count()} tilbud vises`);
  });

  test('knows the words that mean the same, as the lookup does', async () => {
    const { page } = await openFile();
    const { names } = await search(page, 'selvmord');
    expect(names.length).toBeGreaterThan(0);
    expect((await search(page, 'eget liv')).names).toEqual(expect.arrayContaining(names));
  });

  test('passes over a word that nobody mentions, and says so', async () => {
    const { page } = await openFile();
    const { names } = await search(page, 'selvmord');
    const told = await search(page, 'selvmord xyzzy');
    expect(told.names).toEqual(names);
    expect(told.count).toContain('Ingen nævner »xyzzy«');
  });

  test('takes the name of a municipality for the place, and keeps what is for the whole region', async () => {
    const { page } = await openFile();
    const { names } = await search(page, 'struer');
    expect(names).toContain('Lægevagtens Natberedskab');
    await page.locator('#soeg').fill('');
    await page.locator('#kommune').selectOption('Struer');
    expect(await shown(page)).toEqual(names);
  });

  test('holds way in and domain together with the words', async () => {
    const { page } = await openFile();
    await page.locator('#hast').selectOption('Indlæggelse');
    await page.locator('#omraade').selectOption('Psykiatri');
    for (const entry of await page.locator('article:visible').all()) {
      expect(await entry.getAttribute('data-urgencies')).toContain('admission');
      expect(await entry.getAttribute('data-domains')).toContain('psychiatric');
    }
    expect((await shown(page)).length).toBeGreaterThan(0);
  });

  test('that finds nothing gives the visitation, the lægevagt and 112, and one key brings all back', async () => {
    const { page } = await openFile();
    const { names, count } = await search(page, 'xyzzy');
    expect(names).toEqual([]);
    expect(count).toMatch(/^0 af /);
    const nothing = await textOf(page.locator('.nothing'));
    expect(nothing).toContain('Ingen tilbud i kopien passer');
    expect(nothing).toContain('112');
    expect(nothing).toContain('70 11 31 31');
    expect(nothing).toContain('78 43 22 22');
    await page.locator('#soeg').press('Escape');
    expect(await page.locator('.nothing').isVisible()).toBe(false);
    expect(await page.locator('article:visible').count()).toBe(await page.locator('article').count());
  });

  test('does not hide what a link in the copy leads to', async () => {
    const { page } = await openFile();
    await search(page, 'hospitalsvisitation');
    await page.locator('article:visible .see-also a').first().click();
    expect(await page.locator('article:target').isVisible()).toBe(true);
  });
});

describe('a copy on paper', () => {
  test('has the cluster, the part, the stamp, the source and its number on every page of A4', async () => {
    const { page } = await openFile({ id: 'horsens' });
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages.length).toBeGreaterThan(5);
    for (const [i, words] of pages.entries()) {
      expect(words).toContain(`Side${i + 1}af${pages.length}`);
      expect(words).toContain(unspaced('Nødkopi · Horsensklyngen'));
      expect(words).toContain(unspaced('Oplysninger fra torsdag den 17. december 2026 kl. 14.30'));
      expect(words).toContain(unspaced('Kilde: Akutoverblik, akutoverblik.example'));
    }
    expect(pages.some((words) => words.includes(unspaced('Nødkopi · Horsensklyngen · Kommunalt')))).toBe(
      true,
    );
    expect(pages[0]).toContain('Findefterkommune');
    expect(pages.join(' ')).not.toContain('Visalle');
  });

  test('breaks no offer over two pages unless it fills more than one', async () => {
    const { page } = await openFile({ id: 'horsens' });
    const names = await page.locator('article h4').allInnerTexts();
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true })).slice(1);
    // Every entry that is begun on a page names its source there.
    for (const words of pages.slice(0, -1)) {
      const begun = names.filter((name) => words.includes(unspaced(name).slice(0, 25))).length;
      expect((words.match(/Redaktør:/g) ?? []).length, words.slice(0, 400)).toBeLessThanOrEqual(begun);
      expect(words.match(/Redaktør:/g)?.length ?? 0).toBeGreaterThan(0);
    }
  });

  test('of a search says that it is not all', async () => {
    const { page } = await openFile({ id: 'horsens' });
    await page.locator('#soeg').fill('selvmord');
    const [first] = pagesOf(await page.pdf({ preferCSSPageSize: true }));
    expect(first).toMatch(/Udsnit:\d+af\d+tilbudvises/);
  });
});
