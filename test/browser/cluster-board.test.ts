/** What is open in a cluster, on a desk and on a wall: renewed each minute, honest when it is not, legible from three metres. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { exampleOffer } from '../example-offers.ts';
import { loseConnection, stickingOut } from './every-page.ts';
import { eventually, pageEach, type Seat, seatEach, serveOffers, textOf, wall } from './open-browser.ts';

let service: Seat['service'];
let page: Page;

seatEach((seat) => {
  ({ service, page } = seat);
});

const clock = () => textOf(page.locator('.board-clock'));
const lost = () => page.locator('.board-lost');

/** The browser's clock is moved on; what the service would answer a minute later is said for it. */
async function aMinuteLater(answer: 'nothing' | number | { clock: string }): Promise<void> {
  const renewal = (url: URL) => url.pathname === '/klynge/vest';
  await page.unroute(renewal);
  await page.route(renewal, async (route) => {
    if (answer === 'nothing') return route.abort();
    if (typeof answer === 'number') return route.fulfill({ status: answer, body: 'Serveren er nede' });
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('14.30', answer.clock);
    return route.fulfill({ response, body });
  });
  await page.clock.runFor(60_000);
}

describe.each([
  ['on a page', '/klynge/vest'],
  ['on a wall', '/klynge/vest?tavle=moerk'],
])('%s', (_, path) => {
  beforeEach(async () => {
    await page.clock.install({ time: '2026-12-17T14:30:00+01:00' });
    await page.goto(service.url + path);
    return () => page.close();
  });

  test('shows what is open now, by way in, and what changes within two hours', async () => {
    expect(await clock()).toBe('Åbent kl. 14.30');
    const headings = await page.locator('.board-column h2').allInnerTexts();
    expect(headings.map((heading) => heading.replace(/\s+\d+(?: åb(?:en|ne))?$/, ''))).toEqual([
      'Indlæggelse',
      'Næste dag',
      'Kommunalt',
      'Rådgivning',
    ]);
    const changes = page.locator('.board-changes');
    expect(await textOf(changes.locator('h2'))).toBe('Ændrer sig inden kl. 16.30');
    expect(await textOf(changes)).toContain('lukker kl. 16.00');
    expect(await textOf(changes)).toContain('åbner kl. 16.00');
    expect(await lost().isVisible()).toBe(false);
    const visitation = page.locator('.board-column li', { hasText: 'Hospitalsvisitationen' }).first();
    expect(await textOf(visitation)).toMatch(/hele døgnet\s+78 43 22 22 (?:\?|usikkert nummer)/);
  });

  test('is renewed each minute', async () => {
    await aMinuteLater({ clock: '14.31' });
    await eventually(clock).toBe('Åbent kl. 14.31');
    await aMinuteLater({ clock: '14.32' });
    await eventually(clock).toBe('Åbent kl. 14.32');
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('.board .board').count()).toBe(0);
    expect(await lost().isVisible()).toBe(false);
  });

  test.each([
    ['nobody answers', 'nothing'],
    ['the service is ill', 503],
    ['something else answers', 404],
  ] as const)('says so when %s, with the time of the last good answer, until the next', async (_, answer) => {
    await aMinuteLater({ clock: '14.31' });
    await eventually(clock).toBe('Åbent kl. 14.31');
    await aMinuteLater(answer);
    await eventually(() => lost().isVisible()).toBe(true);
    expect(await textOf(lost())).toBe('Ingen forbindelse. Tavlen viser, hvad der var åbent kl. 14.31.');
    expect(await page.locator('.board-column h2').count(), 'what was known stays').toBe(4);
    await aMinuteLater(answer);
    expect(await textOf(lost())).toBe('Ingen forbindelse. Tavlen viser, hvad der var åbent kl. 14.31.');
    await aMinuteLater({ clock: '14.34' });
    await eventually(clock).toBe('Åbent kl. 14.34');
    expect(await lost().isVisible()).toBe(false);
  });
});

test('leads from the page to the wall and back, and from a line to its card', async () => {
  await page.goto(`${service.url}/klynge/vest`);
  await page.getByRole('link', { name: 'mørk tavle' }).click();
  await page.waitForURL(/tavle=moerk/);
  await page.getByRole('link', { name: 'Luk tavlen' }).click();
  await page.waitForURL(/\/klynge\/vest$/);
  const line = page.locator('.board-column li > a').first();
  const name = await textOf(line);
  await line.click();
  await page.waitForURL(/\/tilbud\//);
  expect(await textOf(page.locator('h1'))).toBe(name);
});

test('is printed on a few sheets that say when, with numbers to be read beside the telephone', async () => {
  await page.goto(`${service.url}/klynge/vest`);
  const sheets = (await page.pdf({ preferCSSPageSize: true }))
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g);
  expect(sheets?.length).toBeLessThanOrEqual(5);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 703, height: 1026 });
  expect(await textOf(page.locator('.on-paper'))).toContain(
    'Udskrevet torsdag den 17. december 2026 kl. 14.30',
  );
  expect(await page.locator('.masthead, .board, .cluster-places').filter({ visible: true }).count()).toBe(0);
  expect(await page.evaluate(stickingOut)).toEqual([]);
  expect(await page.evaluate(overlapping)).toEqual([]);
  expect(await page.evaluate(marksOnWords)).toEqual([]);
  const sizes: number[] = await page.evaluate(
    `[...document.querySelectorAll('.offer-phone > a')].map((one) => Number.parseFloat(getComputedStyle(one).fontSize))`,
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
});

describe('on a wall, read from three metres', () => {
  let screen: Page;
  pageEach(wall, (fresh) => {
    screen = fresh;
  });

  test.each(['horsens', 'midt', 'randers', 'vest', 'aarhus'])(
    '%s: nothing is cut, nothing is small',
    async (cluster) => {
      for (const look of ['lys', 'moerk']) {
        await screen.goto(`${service.url}/klynge/${cluster}?tavle=${look}`);
        await expectLegible(screen, look);
        expect(await screen.evaluate(cutText), look).toEqual([]);
      }
    },
  );

  test('is dark or light as asked, whatever the screen prefers', async () => {
    const ground = () => screen.evaluate('getComputedStyle(document.body).backgroundColor');
    await screen.goto(`${service.url}/klynge/vest?tavle=lys`);
    expect(await ground()).toBe('rgb(243, 245, 247)');
    await screen.goto(`${service.url}/klynge/vest?tavle=moerk`);
    expect(await ground()).toBe('rgb(13, 23, 32)');
  });

  describe.each([0, 1, 40, 120])('with %i open offers', (count) => {
    let crowd: Awaited<ReturnType<typeof serveOffers>>;
    beforeAll(async () => {
      crowd = await serveOffers(openOffers(count));
    });
    afterAll(() => crowd.close());

    test.each(resolutions)('%i × %i, %s', async (width, height, look) => {
      await screen.setViewportSize({ width, height });
      await screen.goto(`${crowd.url}/klynge/vest?tavle=${look}`);
      await expectLegible(screen, `${width} × ${height}`);
      const shown = await screen.locator('.board-column li').count();
      if (count <= 1) expect(shown).toBe(count);
      else expect(shown).toBeGreaterThanOrEqual(16);
      if (count === 0)
        expect(await textOf(screen.locator('.wall-none'))).toBe('Ingen har oplyst, at de er åbne nu.');
      if (count === 120) expect(await textOf(screen.locator('.board-head'))).toMatch(/side \d+ af \d+$/);
      await lose(screen);
      await expectLegible(screen, 'without connection');
    });
  });
});

const resolutions = [
  [1920, 1080, 'moerk'],
  [1920, 1080, 'lys'],
  [3840, 2160, 'moerk'],
  [1366, 768, 'lys'],
  [1280, 800, 'moerk'],
] as const;

/** Names as long as real ones are, all ways in and both domains, some with a number and some about to close. */
function openOffers(count: number): Offer[] {
  return Array.from({ length: count }, (_, i) =>
    exampleOffer({
      name: `Eksempel ${'på kommunens midlertidige døgnophold '.slice(0, (i * 7) % 40).trim()} ${i + 1}`,
      urgencies: [(['admission', 'municipal', 'municipal', 'advice'] as const)[i % 4] ?? 'municipal'],
      domains: [i % 3 === 0 ? 'psychiatric' : 'somatic'],
      coverage: { kind: 'clusters', ids: ['vest'] },
      openingHours:
        i % 5 === 0
          ? { kind: 'weekly', rows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '16:00' }] }
          : { kind: 'always' },
      phones:
        i % 2 === 0
          ? [
              {
                number: '+4599000001',
                label: 'Vagt',
                audience: 'doctors',
                contactHours: { kind: i % 4 === 0 ? 'unknown' : 'always' },
              },
            ]
          : [],
    }),
  );
}

async function lose(screen: Page): Promise<void> {
  await loseConnection(screen);
  await screen.locator('.board-lost').waitFor();
}

/** One screen, nothing on top of anything else, and no letter below 3 % of the height: see server/clusters/wall-board.ts. */
async function expectLegible(screen: Page, when: string): Promise<void> {
  await screen.evaluate('document.fonts.ready.then(() => 0)');
  expect(await screen.evaluate(stickingOut), when).toEqual([]);
  expect(await screen.evaluate(outside), when).toEqual([]);
  expect(await screen.evaluate(smallText), when).toEqual([]);
}

/** Code that runs in the page. What is on the board must lie on the screen, and what is open above the last lines. */
const outside = `(() => {
  const foot = Math.min(...[...document.querySelectorAll('.wall-empty, .wall-foot')].map((one) => one.getBoundingClientRect().top));
  const below = (selector, edge) => [...document.querySelectorAll(selector)]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().bottom > edge + 0.5)
    .map((one) => one.outerHTML.slice(0, 120));
  return [
    ...below('.board *', innerHeight),
    ...below('.wall-tracks :is(a, span, strong)', foot),
    ...(document.documentElement.scrollHeight > innerHeight ? ['the page is higher than the screen'] : []),
  ];
})()`;
/** Offers whose words run into their number. */
const overlapping = `[...document.querySelectorAll('.offer-line')].filter((line) => {
  const words = document.createRange();
  words.selectNodeContents(line.querySelector('.offer-what'));
  return words.getBoundingClientRect().right > line.querySelector('.offer-phone').getBoundingClientRect().left;
}).map((line) => line.textContent.slice(0, 80))`;
const marksOnWords = `[...document.querySelectorAll('.offer-line .status-mark')].filter((mark) => {
  const words = document.createRange();
  words.selectNodeContents(mark.nextElementSibling);
  return mark.getBoundingClientRect().right > words.getBoundingClientRect().left;
}).map((mark) => mark.parentElement.textContent.slice(0, 80))`;
const cutText = `[...document.querySelectorAll('.wall-tracks :is(a, .wall-call)')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 6)
  .map((one) => one.outerHTML.slice(0, 200))`;
const smallText = `[...document.querySelectorAll('main *')]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''))
  .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < Math.min(innerHeight, innerWidth * 9 / 16) * 0.03 - 0.01)
  .map((one) => one.outerHTML.slice(0, 120))`;
