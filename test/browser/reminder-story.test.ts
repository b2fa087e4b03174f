import { expect, test } from 'vitest';
import { reminderRound } from '../../server/reminders/reminder-round-routes.ts';
import { closedForHoliday } from '../example-offers.ts';
import { stickingOut } from './every-page.ts';
import { expectNothingInTheWay } from './nothing-in-the-way.ts';
import { desk, phone, seatFile, serveOffers, signInBrowser, tabTo, textOf } from './open-browser.ts';

const { browser, service } = await seatFile(serveOffers([closedForHoliday], { now: '2026-12-07T07:30' }));

test('a coordinator reminds a municipality before Christmas, with the keyboard alone', async () => {
  const { mailer } = service.world.service;
  const editor = await browser.newContext(phone);
  await signInBrowser(editor, service, { role: 'editor', organisation: 'kommune-horsens' });
  const context = await browser.newContext(desk);
  await signInBrowser(context, service, { role: 'coordinator', cluster: 'horsens' });
  const page = await context.newPage();
  await page.goto(`${service.url}/redaktion/helligdage/oversigt`);
  await expectNothingInTheWay(page);
  await tabTo(page, page.getByRole('button', { name: 'Send påmindelse: Horsens Kommune' }));
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Horsens Kommune er påmindet: 1 redaktør' }).waitFor();
  await expectNothingInTheWay(page);
  expect(await textOf(page.getByRole('row', { name: /Horsens/ }))).toContain('Påmindet i dag kl. 07.30');

  const [mail] = await mailer.waiting();
  const link = mail?.text.match(/^http\S+helligdage\S+$/m)?.[0] ?? '';
  const opened = await editor.newPage();
  await opened.goto(service.url + link.replace('http://akutoverblik.example', ''));
  await opened.getByRole('button', { name: 'Alle 3 passer' }).click();
  await opened.getByRole('status').filter({ hasText: '3 dage er bekræftet. Tak.' }).waitFor();
  await page.reload();
  expect(await textOf(page.getByRole('row', { name: /Horsens/ }))).toContain('3 af 5');
  for (const one of [context, editor]) await one.close();
});

test('somebody follows the link of a mail on a phone and is reminded no more, without signing in', async () => {
  const { world } = service;
  const { database, catalogue: live } = world;
  const { mailer, address, log, now } = world.service;
  const context = await browser.newContext(phone);
  await signInBrowser(context, service, { role: 'approver', organisation: 'kommune-horsens' });
  await reminderRound({ database, live, mailer, address, log, demo: false })(now());
  const stop = (await mailer.waiting()).find(({ text }) => text.includes('godkender'))?.stop ?? '';
  const stranger = await browser.newContext(phone);
  const page = await stranger.newPage();
  await page.goto(service.url + new URL(stop).pathname);
  await expectNothingInTheWay(page);
  expect(await page.evaluate(stickingOut)).toEqual([]);
  await page.getByLabel('Slet ikke').check();
  await page.getByRole('button', { name: 'Gem' }).click();
  await page.getByRole('status').filter({ hasText: 'ikke flere påmindelser' }).waitFor();
  expect(await stranger.cookies()).toEqual([]);

  const own = await context.newPage();
  await own.goto(`${service.url}/konto`);
  await expectNothingInTheWay(own);
  expect(await own.getByLabel('Slet ikke').isChecked()).toBe(true);
  expect(await textOf(own.locator('main'))).toContain('Sidst sendt 7. december.');
  for (const one of [context, stranger]) await one.close();
});
