/** Signing in with e-mail and password, and out again. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { deactivateAccount } from '../../data/leaving.ts';
import { readPassword, writePassword } from '../../data/passwords.ts';
import { isOutdated } from '../../server/door/password-hash.ts';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { cookieOf, memberWith, sendForm } from '../sign-in.ts';
import { startService } from '../start-service.ts';

const now = '2026-12-01T10:00';
const password = 'en god lang adgangskode';
const email = 'maja@kommune.example';

async function aWorldWithMaja() {
  const world = await startService({ offers: [alwaysOpen], now });
  const id = await memberWith(
    world,
    { email, password },
    { role: 'editor', organisation: 'kommune-horsens' },
  );
  const logIn = (fields: Record<string, string> = {}) =>
    sendForm(world.app, '/log-ind', { email, adgangskode: password, ...fields });
  return { ...world, id, logIn };
}

describe('the right password', () => {
  test('signs in with one cookie that scripts and other sites cannot reach, and goes on to the own work', async () => {
    const { logIn } = await aWorldWithMaja();
    const answer = await logIn();
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/redaktion');
    expect(answer.headers['set-cookie']).toHaveLength(1);
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test('is right with capitals or spaces around the e-mail', async () => {
    const { logIn } = await aWorldWithMaja();
    expect((await logIn({ email: '  MAJA@Kommune.Example ' })).status).toBe(303);
  });

  test('shows the own menu on every page, to nobody else, and never twice the same page to both', async () => {
    const { app, logIn } = await aWorldWithMaja();
    const before = await request(app).get('/');
    const cookie = cookieOf(await logIn()) ?? '';
    const mine = await request(app).get('/').set('Cookie', cookie);
    const after = await request(app).get('/');
    expect(wordsOn(mine.text)).toContain('Redaktion Kvalitet Konto: Prøve Person Log ud');
    expect(mine.headers['cache-control']).toBe('no-store');
    expect(after.text).toBe(before.text);
    expect(after.text).not.toContain('Prøve Person');
  });

  test('goes on to where it was asked for', async () => {
    const { logIn } = await aWorldWithMaja();
    const videre = '/redaktion/tilbud/eksempel?fra=opslag';
    expect((await logIn({ videre })).headers.location).toBe(videre);
  });

  test.each([
    'https://eksempel.dk/',
    '//eksempel.dk',
    '/\\eksempel.dk',
    '/.//eksempel.dk',
    '/et/..//eksempel.dk',
    '/%2e//eksempel.dk',
    '\\\\eksempel.dk',
    '/%09//eksempel.dk\t',
    'javascript:alert(1)',
    '/log-ud',
    '/log-ind?videre=/',
    '',
  ])('never to another site, and not back to the door: %s', async (videre) => {
    const { logIn } = await aWorldWithMaja();
    const { location } = (await logIn({ videre })).headers;
    expect(URL.parse(location ?? '', 'http://her.example')?.host).toBe('her.example');
    expect(location).not.toMatch(/^\/log-/);
  });

  test('gives a new session and ends the one that was there', async () => {
    const { app, logIn } = await aWorldWithMaja();
    const first = cookieOf(await logIn()) ?? '';
    const second = cookieOf(await logIn().set('Cookie', first)) ?? '';
    expect(second).not.toBe(first);
    const known = async (cookie: string) =>
      (await request(app).get('/om').set('Cookie', cookie)).text.includes('Log ud');
    expect(await known(first)).toBe(false);
    expect(await known(second)).toBe(true);
  });

  test('made with an older cost is stored anew with the present one', async () => {
    const { id, database, logIn, service } = await aWorldWithMaja();
    // Made with `hashOfPassword` at m=64, t=1.
    const old =
      '$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$kh6KoGymGsRlFwdgyDaWif45HOr/oqc5ywMgOKuLePI';
    await writePassword(database, id, old, service.now().toInstant());
    expect(isOutdated(old)).toBe(true);
    expect((await logIn()).status).toBe(303);
    const stored = (await readPassword(database, id)) ?? '';
    expect(isOutdated(stored)).toBe(false);
    expect((await logIn()).status).toBe(303);
  });
});

describe('a wrong password, an account that does not exist, one without a password and one that is deactivated', () => {
  test('are answered alike: not signed in, the e-mail kept, the password not', async () => {
    const { app, database, service, logIn, ...world } = await aWorldWithMaja();
    const gone = await memberWith(
      { app, database, service, catalogue: world.catalogue },
      { email: 'gaaet@kommune.example', password },
    );
    await deactivateAccount(database, gone, service.now().toInstant());
    const answers = await Promise.all([
      logIn({ adgangskode: 'en helt anden adgangskode' }),
      logIn({ email: 'ukendt@kommune.example' }),
      logIn({ email: 'gaaet@kommune.example' }),
    ]);
    const pages = answers.map(({ text }) => text.replace(/[\w]+@kommune\.example/, ''));
    for (const [i, answer] of answers.entries()) {
      expect(answer.status).toBe(400);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(wordsOn(answer.text)).toContain('E-mail og adgangskode passer ikke sammen.');
      expect(answer.text).toContain('@kommune.example');
      expect(answer.text).not.toContain(password);
      expect(pages[i]).toBe(pages[0]);
    }
  });
});

describe('a form that is not whole', () => {
  test('says what is missing at the field', async () => {
    const { logIn } = await aWorldWithMaja();
    const { status, text } = await logIn({ email: 'maja', adgangskode: '' });
    expect(status).toBe(400);
    expect(wordsOn(text)).toContain('Skriv hele e-mailadressen, fx navn@kommune.dk.');
    expect(wordsOn(text)).toContain('Skriv din adgangskode.');
    expect(text).toContain('value="maja"');
  });

  test('from another site is refused', async () => {
    const { app } = await aWorldWithMaja();
    const { status } = await sendForm(app, '/log-ind', { email, adgangskode: password }).set(
      'Sec-Fetch-Site',
      'cross-site',
    );
    expect(status).toBe(403);
  });
});

describe('signing out', () => {
  test('ends the session and takes the cookie away', async () => {
    const { app, logIn } = await aWorldWithMaja();
    const cookie = cookieOf(await logIn()) ?? '';
    const answer = await sendForm(app, '/log-ud').set('Cookie', cookie);
    expect(answer.status).toBe(303);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-session=; .*Expires=Thu, 01 Jan 1970/);
    const again = await request(app).get('/om').set('Cookie', cookie);
    expect(again.text).not.toContain('Log ud');
  });

  test('cannot be done by a link', async () => {
    const { app, logIn } = await aWorldWithMaja();
    const cookie = cookieOf(await logIn()) ?? '';
    expect((await request(app).get('/log-ud').set('Cookie', cookie)).status).toBe(404);
    expect((await request(app).get('/om').set('Cookie', cookie)).text).toContain('Log ud');
  });
});
