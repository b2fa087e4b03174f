/** From an invitation to being let in twice, without a mouse, in a real browser; and every page for those signed in looked at as the public ones are. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Secret, TOTP } from 'otpauth';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { createAccount } from '../../data/accounts.ts';
import { writePasswordLink } from '../../data/password-links.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { hashOfToken, newToken } from '../../server/door/session-cookie.ts';
import { alwaysOpen } from '../example-offers.ts';
import { stickingOut } from './every-page.ts';
import {
  desk,
  eventually,
  hasFocus,
  phone,
  seatFile,
  serveOffers,
  signInBrowser,
  tabTo,
} from './open-browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const password = 'fire tilfældige ord her';

const { browser, service: served } = await seatFile(serveOffers([alwaysOpen]));
// Without TLS a browser keeps a cookie meant for TLS only when the page is the machine's own.
const url = served.url.replace('127.0.0.1', 'localhost');
const service = { ...served, url };

describe('an administrator without a mouse', () => {
  let context: BrowserContext;
  let page: Page;
  beforeEach(async () => {
    context = await browser.newContext(desk);
    page = await context.newPage();
    return () => context.close();
  });

  const press = async (name: string) => {
    await tabTo(page, page.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  };

  test('follows the invitation, chooses a password, puts up the second factor, signs out and in again', async () => {
    const { database, service: made } = service.world;
    const id = randomUUID();
    const email = `${id}@region.example`;
    const now = made.now().toInstant();
    await createAccount(
      database,
      { id, name: 'Maja Prøve', email, grants: [{ role: 'administrator' }], demo: false },
      now,
    );
    const token = newToken();
    await writePasswordLink(
      database,
      { tokenHash: hashOfToken(token), accountId: id, purpose: 'invitation' },
      now,
    );

    await page.goto(`${url}/adgangskode/${token}`);
    await eventually(() => hasFocus(page.getByLabel('Ny adgangskode'))).toBe(true);
    await page.keyboard.type(password);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Ny adgangskode').inputValue()).toBe(password);
    expect(await page.getByLabel('Ny adgangskode').getAttribute('type')).toBe('text');
    await press('Gem og log ind');
    await eventually(() => page.url()).toBe(`${url}/konto/totrin`);

    const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '');
    const picture = page.getByRole('img');
    expect(
      await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    ).toBeGreaterThan(0);
    const codeAt = (seconds: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({
        timestamp: made.now().add({ seconds }).epochMilliseconds,
      });
    await tabTo(page, page.getByLabel('Din adgangskode'));
    await page.keyboard.type(password);
    await tabTo(page, page.getByLabel('Kode, seks cifre'));
    await page.keyboard.type(codeAt(0));
    await page.keyboard.press('Enter');
    await eventually(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('Dine engangskoder');
    expect(await page.locator('.recovery-codes li').count()).toBe(10);

    await press('Log ud');
    await eventually(() => page.url()).toBe(`${url}/`);
    expect(await context.cookies()).toEqual([]);
    await tabTo(page, page.getByRole('link', { name: 'Log ind' }));
    await page.keyboard.press('Enter');
    await eventually(() => page.url()).toBe(`${url}/log-ind`);
    // The page is there before its field has the focus.
    await eventually(() => hasFocus(page.getByLabel('E-mail'))).toBe(true);
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await eventually(() => hasFocus(page.getByLabel('Kode, seks cifre'))).toBe(true);
    // The clock of the service stands still and a code is used once: the app's next one.
    await page.keyboard.type(codeAt(30));
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Din konto' }).waitFor();
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({
      name: '__Host-session',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
    });
    expect(await page.evaluate('document.cookie')).toBe('');
  });
});

const grants: Record<'administrator' | 'editor', Grant> = {
  administrator: { role: 'administrator' },
  editor: { role: 'editor', organisation: 'kommune-odder' },
};

describe.each([
  ['a desk screen', desk],
  ['a telephone', phone],
])('on %s', (_, screen) => {
  test.each([
    ['anonymous', '/log-ind'],
    ['anonymous', '/glemt-adgangskode'],
    ['anonymous', '/adgangskode/brugt'],
    ['anonymous', '/paamindelser/brugt'],
    ['administrator', '/konto'],
    ['administrator', '/konto/totrin'],
    ['editor', '/konto'],
    ['editor', '/konto/totrin'],
    ['administrator', '/administration'],
    ['administrator', '/administration/konti'],
    ['administrator', '/administration/konti/ny'],
    ['administrator', '/administration/organisationer'],
    ['administrator', '/administration/organisationer/kommune-odder'],
    ['administrator', '/administration/geografi'],
    ['administrator', '/administration/geografi/klynge/horsens'],
    ['administrator', '/administration/geografi/kommune/0615'],
    ['administrator', '/administration/udbakke'],
    ['administrator', '/'],
  ] as const)('%s: %s', async (who, path) => {
    const context = await browser.newContext(screen);
    if (who !== 'anonymous') await signInBrowser(context, service, grants[who]);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(url + path);
    expect(await page.getByRole('button', { name: 'Log ud', exact: true }).count()).toBe(
      who === 'anonymous' ? 0 : 1,
    );
    await page.evaluate(axe);
    const violations = await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: { 'target-size': { enabled: true } } })
        .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
    );
    expect(violations).toEqual([]);
    expect(await page.evaluate(stickingOut)).toEqual([]);
    expect(complaints.filter((text) => !text.includes('410'))).toEqual([]);
    await context.close();
  });
});
