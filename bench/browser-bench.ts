/**
 * From a key press until the results are painted again, in a real browser on this machine, by the browser's own clock: from the time stamp
 * of the key's event to the end of the frame that shows the answer to it. The delay before the question is asked is part of it.
 */
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/browser/chromium.ts';
import { startServer } from './server-process.ts';
import { percentile } from './statistics.ts';
import { countWords, millisecondsWords, type Row } from './table.ts';

const offers = 3_000;
const rounds = 3;
const soonEnough = 100;
/** A caller's words one letter at a time: place, age, moment, what, a word misspelled, and one that nobody uses. */
const lines = ['struer 84 iv i aften', 'randers 17 krise', '8700 demnes sygepleje', 'akut blodproeve xyzzy'];

export async function measureBrowser(now: Temporal.ZonedDateTime): Promise<Row[]> {
  const server = await startServer('denmark', [String(offers), now.toString()]);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(watch);
    const times: number[] = [];
    let shift = { all: 0, unasked: 0 };
    for (let round = 0; round < rounds; round++)
      for (const line of lines) {
        await page.goto(server.origin);
        await page.evaluate('document.fonts.ready.then(() => 0)');
        const pressed = await typed(page, line);
        // The first line only warms up.
        if (round + times.length > 0 || line !== lines[0]) times.push(...pressed);
        const told = await shifts(page);
        shift = { all: shift.all + told.all, unasked: shift.unasked + told.unasked };
      }
    const at = `${countWords(offers)} offers, Chromium`;
    const inTime = times.filter((time) => time <= soonEnough).length / times.length;
    return [
      { what: 'key press to results, p50', at, result: millisecondsWords(percentile(times, 0.5)) },
      {
        what: 'key press to results, p95',
        at,
        result: millisecondsWords(percentile(times, 0.95)),
        target: `≤ ${soonEnough} ms`,
        noise: `${Math.floor(inTime * 1000) / 10} % of ${times.length} in time`,
      },
      {
        what: 'layout shift, all loads and lines',
        at,
        result: shift.unasked.toFixed(4),
        target: '0',
        noise: `${shift.all.toFixed(4)} with what keys caused`,
      },
      ...(await withoutScripts(page, server.origin, at)),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** One key after the other, each when the results of the one before are on the screen. Milliseconds per key. */
async function typed(page: Page, line: string): Promise<number[]> {
  await page.locator('#q').focus();
  const times: number[] = [];
  for (const letter of line) {
    await page.evaluate('forget()');
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    times.push(await page.evaluate<number>('painted'));
  }
  return times;
}

async function shifts(page: Page): Promise<{ all: number; unasked: number }> {
  return page.evaluate('layoutShifts()');
}

/** Until the page is painted, with results in it and a form that answers, when no script ever comes. */
async function withoutScripts(page: Page, origin: string, at: string): Promise<Row[]> {
  await page.route('**/*.js', (route) => route.abort());
  const times: number[] = [];
  for (let load = 0; load < 10; load++) {
    await page.goto(origin);
    await page.locator('#q').fill('krise 17');
    await page.keyboard.press('Enter');
    await page.waitForURL(/alder=17/);
    await page.locator('#svar .offer-line').first().waitFor();
    times.push(await page.evaluate<number>('firstPaint'));
  }
  return [
    {
      what: 'answer painted, scripts blocked, p50',
      at,
      result: millisecondsWords(percentile(times, 0.5)),
      noise: `slowest ${millisecondsWords(Math.max(...times))}`,
    },
  ];
}

/** Runs in the page, before anything of it. */
const watch = `
  let pressed = 0;
  let told = () => {};
  const shifts = [];
  addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true });
  new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
  globalThis.firstPaint = new Promise((resolve) => new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(startTime);
  }).observe({ type: 'paint', buffered: true }));
  // After the frame: a task that is posted while a frame is made runs when it has been painted.
  const afterPaint = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  });
  addEventListener('DOMContentLoaded', () => {
    const results = document.getElementById('svar');
    if (results) new MutationObserver(() => afterPaint((at) => told(at - pressed))).observe(results, { childList: true });
  });
  globalThis.forget = () => { globalThis.painted = new Promise((resolve) => { told = resolve; }); };
  globalThis.layoutShifts = () => {
    const sum = (some) => some.reduce((total, { value }) => total + value, 0);
    return { all: sum(shifts), unasked: sum(shifts.filter(({ hadRecentInput }) => !hadRecentInput)) };
  };
`;
