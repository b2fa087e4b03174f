/** A code from an app besides the password: required of administrators, offered to all. */
import { Secret, TOTP } from 'otpauth';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { writePasswordLink } from '../../data/password-links.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { hashOfToken, newToken } from '../../server/door/session-cookie.ts';
import { alwaysOpen } from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { cookieOf, memberWith, sendForm } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const email = 'maja@kommune.example';
const password = 'en god lang adgangskode';
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const editor: Grant = { role: 'editor', organisation: 'kommune-odder' };

/** What an app shows: another implementation of the standard would do as well, so the secret and the time are all it gets. */
function codeAt(moment: Temporal.ZonedDateTime, key = secret): string {
  return new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: moment.epochMilliseconds });
}

async function aWorldWithMaja(grant: Grant = editor, member: { secret?: string } = { secret }) {
  let clock = danishTime('2026-12-01T10:00');
  const world = await startService({ offers: [alwaysOpen], now: () => clock });
  const id = await memberWith(world, { email, password, ...member }, grant);
  const { app } = world;
  const password1 = () => sendForm(app, '/log-ind', { email, adgangskode: password });
  const step = async () => {
    const { text } = await password1();
    return /name="trin" value="([\w-]{43})"/.exec(text)?.[1] ?? '';
  };
  const answer = (trin: string, fields: Record<string, string>) =>
    sendForm(app, '/log-ind/kode', { trin, ...fields });
  return {
    ...world,
    id,
    password1,
    step,
    answer,
    code: (seconds = 0) => codeAt(clock.add({ seconds })),
    now: () => clock,
    pass: (time: Temporal.DurationLike) => {
      clock = clock.add(time);
    },
  };
}

describe('signing in with a second factor', () => {
  test('takes the password, then the code; the password alone signs nobody in', async () => {
    const { password1, step, answer, code } = await aWorldWithMaja();
    const first = await password1();
    expect(first.status).toBe(200);
    expect(first.headers['set-cookie']).toBeUndefined();
    expect(first.headers['cache-control']).toBe('no-store');
    expect(first.text).toContain('autocomplete="one-time-code"');
    const second = await answer(await step(), { kode: code() });
    expect(second.status).toBe(303);
    expect(cookieOf(second)).toBeDefined();
  });

  test.each([
    [-30, true],
    [30, true],
    [-60, false],
    [60, false],
  ])('a clock that is %i seconds off: %s', async (seconds, works) => {
    const { step, answer, code } = await aWorldWithMaja();
    expect((await answer(await step(), { kode: code(seconds) })).status).toBe(works ? 303 : 400);
  });

  test('a code works once, and an older one not after it', async () => {
    const { step, answer, code } = await aWorldWithMaja();
    const [older, present] = [code(-30), code()];
    expect((await answer(await step(), { kode: present })).status).toBe(303);
    expect((await answer(await step(), { kode: present })).status).toBe(400);
    expect((await answer(await step(), { kode: older })).status).toBe(400);
  });

  test('a code with a space in it is the same code', async () => {
    const { step, answer, code } = await aWorldWithMaja();
    expect((await answer(await step(), { kode: code().replace(/^.../, '$& ') })).status).toBe(303);
  });

  test('the half minute between password and code lasts ten minutes, and begins with the password', async () => {
    const { step, answer, code, pass } = await aWorldWithMaja();
    const trin = await step();
    pass({ minutes: 10 });
    const late = await answer(trin, { kode: code() });
    expect(late.status).toBe(400);
    expect(wordsOn(late.text)).toContain('Det tog for lang tid. Log ind igen.');
    expect((await answer('opdigtet', { kode: code() })).status).toBe(400);
  });

  test('guessing codes gets slow as guessing passwords does', async () => {
    const { step, answer } = await aWorldWithMaja();
    const trin = await step();
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await answer(trin, { kode: '000000' })).status);
    expect(statuses.at(-1)).toBe(429);
  });

  test('who came by a link waits for nobody’s guesses, and has five codes', async () => {
    const { app, database, id, now, step, answer, code } = await aWorldWithMaja();
    const trin = await step();
    for (let i = 0; i < 6; i++) await answer(trin, { kode: '000000' });
    const byLink = async () => {
      const token = newToken();
      const link = { tokenHash: hashOfToken(token), accountId: id, purpose: 'reset' as const };
      await writePasswordLink(database, link, now().toInstant());
      const { text } = await sendForm(app, `/adgangskode/${token}`, { email, adgangskode: password });
      return /name="trin" value="([\w-]{43})"/.exec(text)?.[1] ?? '';
    };
    expect((await answer(await byLink(), { kode: code() })).status).toBe(303);
    const another = await byLink();
    for (let i = 0; i < 5; i++)
      expect(wordsOn((await answer(another, { kode: '000000' })).text)).toContain('Koden passer ikke');
    const last = await answer(another, { kode: code(30) });
    expect([last.status, wordsOn(last.text).includes('Bed om et nyt link')]).toEqual([400, true]);
  });

  test('who signs in rightly has failed at nothing: many of them slow nobody at the address they share', async () => {
    const { database, step, answer, code } = await aWorldWithMaja();
    await answer(await step(), { kode: '000000' });
    await answer(await step(), { kode: code() });
    const tries = await database.selectFrom('sign_in_attempt').select('outcome').execute();
    expect(tries.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'signed-in', 'signed-in']);
  });

  test('a form that was being sent comes along through both steps', async () => {
    const { app, answer, code } = await aWorldWithMaja();
    const carried = {
      videre: '/redaktion/nyt',
      indhold: Buffer.from('navn=%C3%85r%C3%B8').toString('base64url'),
    };
    const first = await sendForm(app, '/log-ind', { email, adgangskode: password, ...carried });
    const trin = /name="trin" value="([\w-]{43})"/.exec(first.text)?.[1] ?? '';
    expect(first.text).toContain(carried.indhold);
    const second = await answer(trin, { kode: code(), ...carried });
    expect(second.text).toContain('name="navn" value="Årø"');
  });
});

describe('putting it up', () => {
  async function enrolling(grant: Grant) {
    const world = await aWorldWithMaja(grant, {});
    const cookie = cookieOf(await world.password1()) ?? '';
    const get = (path: string, as = cookie) => request(world.app).get(path).set('Cookie', as);
    const post = (path: string, fields: Record<string, string> = {}, as = cookie) =>
      sendForm(world.app, path, fields).set('Cookie', as);
    const key = async () =>
      (
        /<code class="secret">([A-Z2-7 ]+)<\/code>/.exec((await get('/konto/totrin')).text)?.[1] ?? ''
      ).replaceAll(' ', '');
    return { ...world, cookie, get, post, key };
  }

  test('shows the key as a picture of our own and in groups to type, and asks for a first code', async () => {
    const { get, post, key, now } = await enrolling(editor);
    const page = await get('/konto/totrin');
    expect(page.text).toContain('src="/konto/totrin/qr.svg"');
    expect(page.text).not.toContain('data:');
    expect(await key()).toMatch(/^[A-Z2-7]{32}$/);
    const picture = await get('/konto/totrin/qr.svg').buffer();
    expect(picture.headers['content-type']).toContain('image/svg+xml');
    expect(picture.headers['cache-control']).toBe('no-store');

    const wrong = await post('/konto/totrin', { adgangskode: password, kode: '000000' });
    expect(wrong.status).toBe(400);
    const right = await post('/konto/totrin', { adgangskode: password, kode: codeAt(now(), await key()) });
    expect(right.status).toBe(200);
    expect(right.headers['cache-control']).toBe('no-store');
    expect(right.text.match(/<code>[a-z2-9]{4}(?:-[a-z2-9]{4}){3}<\/code>/g)).toHaveLength(10);
    const fresh = cookieOf(right) ?? '';
    expect((await get('/konto', fresh)).status).toBe(200);
    expect((await get('/konto')).status).toBe(303);
    expect((await get('/konto/totrin/qr.svg', fresh)).status).toBe(404);
  });

  test('asks for the password, so that nobody puts it up in somebody else’s open browser', async () => {
    const { post, key, now } = await enrolling(editor);
    const kode = codeAt(now(), await key());
    const wrong = await post('/konto/totrin', { adgangskode: 'forkert adgangskode', kode });
    expect([wrong.status, wordsOn(wrong.text).includes('Adgangskoden passer ikke.')]).toEqual([400, true]);
    expect((await post('/konto/totrin', { adgangskode: password, kode })).status).toBe(200);
  });

  test('the key is a new one each time it is shown, and of no use in another session', async () => {
    const { get, post, key, now, password1 } = await enrolling(editor);
    const seen = await key();
    const own = await key();
    expect(own).not.toBe(seen);
    const slip = await post('/konto/totrin', { adgangskode: password, kode: codeAt(now(), seen) });
    expect(slip.text.replaceAll(' ', '')).toContain(own);
    const elsewhere = cookieOf(await password1()) ?? '';
    const borrowed = { adgangskode: password, kode: codeAt(now(), own) };
    expect((await post('/konto/totrin', borrowed, elsewhere)).status).toBe(303);
    expect((await get('/konto/totrin/qr.svg', elsewhere)).status).toBe(404);
  });

  test('an administrator is led to it before anything else', async () => {
    const { get, post, key, now } = await enrolling({ role: 'administrator' });
    for (const path of ['/konto', '/administration'])
      expect((await get(path)).headers.location).toMatch(/^\/konto\/totrin\?/);
    expect(wordsOn((await get('/konto/totrin')).text)).toContain(
      'En administrator skal logge ind med en kode fra en app.',
    );
    const right = await post('/konto/totrin', { adgangskode: password, kode: codeAt(now(), await key()) });
    expect((await get('/konto', cookieOf(right))).status).toBe(200);
  });

  test('whoever is led to it goes on to where they were going, also after a slip', async () => {
    const { get, post, key, now } = await enrolling({ role: 'administrator' });
    const going = '/administration/konti?vis=alle';
    const door = (await get(going)).headers.location ?? '';
    const carried = (html: string) => /name="videre" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const videre = carried((await get(door)).text);
    const slip = await post('/konto/totrin', { adgangskode: password, kode: '000000', videre });
    expect(slip.status).toBe(400);
    const right = await post('/konto/totrin', {
      adgangskode: password,
      kode: codeAt(now(), await key()),
      videre: carried(slip.text),
    });
    expect(linksOn(right.text)).toContainEqual({ name: 'Jeg har gemt dem – videre', href: going });
  });

  test('never to another site', async () => {
    const { get, post, key, now } = await enrolling({ role: 'administrator' });
    const { text } = await get('/konto/totrin?videre=%2F%2Fandetsteds.example');
    expect(text).toContain('name="videre" value=""');
    const sent = { adgangskode: password, kode: codeAt(now(), await key()), videre: '//andetsteds.example' };
    expect((await post('/konto/totrin', sent)).text).not.toContain('andetsteds');
  });

  test('codes on paper stand in for the app, each once, until new ones are made', async () => {
    const { post, key, now, pass, step, answer } = await enrolling(editor);
    const secretKey = await key();
    const shown = await post('/konto/totrin', { adgangskode: password, kode: codeAt(now(), secretKey) });
    const cookie = cookieOf(shown);
    const codesIn = (html: string) =>
      [...html.matchAll(/<code>([a-z2-9-]{19})<\/code>/g)].map(([, code = '']) => code);
    const [first = '', second = '', third = ''] = codesIn(shown.text);
    const works = async (engangskode: string) =>
      (await answer(await step(), { kode: '', engangskode })).status === 303;
    expect(await works(first.toUpperCase().replaceAll('-', ' '))).toBe(true);
    expect(await works(first)).toBe(false);
    expect(await works(second)).toBe(true);
    pass({ minutes: 1 });
    const renewed = await post('/konto/totrin/koder', { kode: codeAt(now(), secretKey) }, cookie);
    expect(codesIn(renewed.text)).toHaveLength(10);
    expect(await works(third)).toBe(false);
    expect(await works(codesIn(renewed.text)[0] ?? '')).toBe(true);
  });

  test('taking it down asks for password and code, and is not for administrators', async () => {
    const { post, key, now, pass, password1 } = await enrolling(editor);
    const secretKey = await key();
    const cookie = cookieOf(
      await post('/konto/totrin', { adgangskode: password, kode: codeAt(now(), secretKey) }),
    );
    pass({ minutes: 1 });
    const kode = codeAt(now(), secretKey);
    const off = (fields: Record<string, string>) => post('/konto/totrin/fra', fields, cookie);
    expect((await off({ adgangskode: 'forkert adgangskode', kode })).status).toBe(400);
    expect((await off({ adgangskode: password, kode: '000000' })).status).toBe(400);
    expect((await off({ adgangskode: password, kode })).status).toBe(303);
    expect((await password1()).status).toBe(303);
  });
});
