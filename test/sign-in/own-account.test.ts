/** Everybody sees where they are signed in, and ends what is not theirs. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { cookieOf, memberWith, sendForm, signIn } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const email = 'maja@kommune.example';
const password = 'en god lang adgangskode';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1';
const desk = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';

async function majaOnTwoDevices() {
  let clock = danishTime('2026-12-01T10:00');
  const world = await startService({ offers: [alwaysOpen], now: () => clock });
  await memberWith(world, { email, password }, { role: 'editor', organisation: 'kommune-odder' });
  const on = async (device: string) =>
    cookieOf(
      await sendForm(world.app, '/log-ind', { email, adgangskode: password }).set('User-Agent', device),
    ) ?? '';
  const phoneCookie = await on(phone);
  clock = clock.add({ minutes: 30 });
  const deskCookie = await on(desk);
  const konto = (cookie: string) => request(world.app).get('/konto').set('Cookie', cookie);
  const post = (path: string, fields: Record<string, string> = {}) =>
    sendForm(world.app, path, fields).set('Cookie', deskCookie);
  return { ...world, phoneCookie, deskCookie, konto, post };
}

test('shows each device in plain words, with when it began, and marks this one', async () => {
  const { konto, deskCookie } = await majaOnTwoDevices();
  const page = wordsOn((await konto(deskCookie)).text);
  expect(page).toContain(
    'Chrome på Windows – den, du bruger nu Logget ind tirsdag den 1. december 2026 kl. 10.30',
  );
  expect(page).toMatch(/Safari på iPhone Logget ind tirsdag den 1\. december 2026 kl\. 10\.00 .*? Log ud/);
  expect(page).toContain('redaktør for Odder Kommune');
});

test('ends another session of one’s own', async () => {
  const { konto, post, phoneCookie, deskCookie } = await majaOnTwoDevices();
  const [, action = ''] =
    /action="(\/konto\/enheder\/[\w-]+\/log-ud)"/.exec((await konto(deskCookie)).text) ?? [];
  expect((await post(action)).status).toBe(303);
  expect((await konto(phoneCookie)).status).toBe(303);
  expect((await konto(deskCookie)).status).toBe(200);
});

test('does not end somebody else’s', async () => {
  const { app, database, konto, phoneCookie, ...rest } = await majaOnTwoDevices();
  const stranger = await signIn({ app, database, ...rest });
  const { id } = await database
    .selectFrom('session')
    .select('id')
    .where('device', '=', 'Safari på iPhone')
    .executeTakeFirstOrThrow();
  await stranger.post(`/konto/enheder/${id}/log-ud`);
  expect((await konto(phoneCookie)).status).toBe(200);
});

test('ends all others at once', async () => {
  const { konto, post, phoneCookie, deskCookie } = await majaOnTwoDevices();
  await post('/konto/enheder/log-ud');
  expect((await konto(phoneCookie)).status).toBe(303);
  expect((await konto(deskCookie)).status).toBe(200);
});

describe('changing the password', () => {
  const another = 'en ny og meget bedre en';

  test('ends the others, renews this one, tells by mail', async () => {
    const { app, service, konto, post, phoneCookie, deskCookie } = await majaOnTwoDevices();
    const answer = await post('/konto/adgangskode', { email, nuvaerende: password, adgangskode: another });
    expect(answer.headers.location).toBe('/konto?besked=adgangskode');
    expect((await konto(phoneCookie)).status).toBe(303);
    expect((await konto(deskCookie)).status).toBe(303);
    expect((await konto(cookieOf(answer) ?? '')).status).toBe(200);
    expect((await sendForm(app, '/log-ind', { email, adgangskode: another })).status).toBe(303);
    const [mail] = await service.mailer.waiting();
    expect(mail?.subject).toBe('Akutoverblik: adgangskoden er valgt eller ændret');
    expect(mail?.text).not.toContain(another);
  });

  test('needs the present one, and a new one that is not among the first guesses', async () => {
    const { post } = await majaOnTwoDevices();
    const wrong = await post('/konto/adgangskode', {
      email,
      nuvaerende: 'noget helt forkert',
      adgangskode: another,
    });
    expect(wrong.status).toBe(400);
    expect(wordsOn(wrong.text)).toContain('Det er ikke den adgangskode, du har nu.');
    const weak = await post('/konto/adgangskode', {
      email,
      nuvaerende: password,
      adgangskode: 'velkommen1234',
    });
    expect(weak.status).toBe(400);
    expect(wordsOn(weak.text)).toContain('gættes først');
  });
});
