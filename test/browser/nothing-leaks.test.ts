/** A page asks nobody else, keeps nothing in the browser, breaks no rule of its own and logs no mistake. */
import { expect, test } from 'vitest';
import { loseConnection, openState, statesOn } from './every-page.ts';
import { desk, seatFile, serveSeed } from './open-browser.ts';

const { browser, service } = await seatFile(serveSeed());

/** What the browser itself writes when a page comes with 400 or 404. */
const ofTheStatus = /^Failed to load resource: the server responded with a status of 40[04] \(.*\)$/;

const states = [...statesOn('desk'), ...statesOn('wall')].filter(({ arrange }) => arrange !== loseConnection);

test.concurrent.each(states)('$name', async (state) => {
  const context = await browser.newContext(desk);
  await context.addInitScript(
    'window.refused = []; addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective + " " + event.blockedURI))',
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  let asked = 0;
  page.on('console', (message) => {
    if (!ofTheStatus.test(message.text())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  context.on('request', (request) => {
    asked += 1;
    if (new URL(request.url()).origin !== service.url) strangers.push(request.url());
  });
  context.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));

  await openState(page, service.url, state);
  expect(asked).toBeGreaterThan(4);
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
  expect(await page.evaluate('refused')).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
  expect(await page.evaluate('indexedDB.databases()')).toEqual([]);
  await context.close();
});
