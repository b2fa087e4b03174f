/**
 * Every page of the access table with the real offers, for nobody and for somebody with every role: none breaks the policy it is sent with, nor logs a
 * mistake. What one role alone sees comes from the same templates, and test/architecture.test.ts finds nothing inline in them.
 */
import { expect, test } from 'vitest';
import { accessTable } from '../../server/access/access-table.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { desk, seatFile, serveSeed, signInBrowser } from './open-browser.ts';

const organisation = 'kommune-horsens';

const readers: Record<string, Grant[] | undefined> = {
  'for whoever comes by': undefined,
  'for somebody with every role': [
    { role: 'administrator' },
    { role: 'editor', organisation },
    { role: 'approver', organisation },
    { role: 'visitation', cluster: 'horsens' },
    { role: 'coordinator', cluster: 'horsens' },
  ],
};

const { browser, service } = await seatFile(serveSeed());

/** Files and data: nothing that a browser draws. */
const noPage = /^\/api\/|\.:kind$|\.csv$|\.svg$|\.js$|\.json$/;

function addressOf(path: string): string {
  const offers = [...service.world.catalogue.at(service.world.service.now()).offers];
  const own = offers.find(({ editor }) => editor === organisation)?.slug ?? '';
  const named: Record<string, string> = { slug: own, code: '0615', kept: own, other: offers[0]?.slug ?? '' };
  return path
    .replace(/klynge\/:id/, 'klynge/horsens')
    .replace(/organisationer\/:id/, `organisationer/${organisation}`)
    .replace(/:(\w+)/g, (_, name) => named[name] ?? 'ukendt');
}

test.concurrent.each(Object.entries(readers))('no page breaks its policy %s', async (_, grants) => {
  const context = await browser.newContext(desk);
  await context.addInitScript(
    'window.refused = []; addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective + " " + event.blockedURI))',
  );
  if (grants) await signInBrowser(context, service, ...grants);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (!/^Failed to load resource: .* status of 4\d\d/.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`));
  const pages = accessTable.filter(
    ({ method, path, rule }) => method === 'get' && !noPage.test(path) && (grants || rule === 'anyone'),
  );
  expect(pages.length).toBeGreaterThan(10);
  for (const { path } of pages) {
    await page.goto(`${service.url}${addressOf(path)}`);
    expect(await page.evaluate('refused'), path).toEqual([]);
  }
  expect(complaints).toEqual([]);
  await context.close();
});
