/** An invitation and a forgotten password: a link by mail that works once and not for long. */
import request from 'supertest';
import { describe, expect, test, vi } from 'vitest';
import { deactivateAccount } from '../../data/leaving.ts';
import { writePasswordLink } from '../../data/password-links.ts';
import { hashOfToken, newToken } from '../../server/door/session-cookie.ts';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { cookieOf, memberWith, sendForm } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const email = 'maja@kommune.example';
const password = 'en god lang adgangskode';
const another = 'en ny og meget bedre en';

async function aWorldWithMaja() {
  let clock = danishTime('2026-12-01T10:00');
  const world = await startService({ offers: [alwaysOpen], now: () => clock });
  const id = await memberWith(world, { email, password }, { role: 'editor', organisation: 'kommune-odder' });
  const linkFor = async (purpose: 'invitation' | 'reset') => {
    const token = newToken();
    const link = { tokenHash: hashOfToken(token), accountId: id, purpose };
    await writePasswordLink(world.database, link, clock.toInstant());
    return `/adgangskode/${token}`;
  };
  const mails = () => world.service.mailer.waiting();
  const choose = (path: string, adgangskode = another) => sendForm(world.app, path, { email, adgangskode });
  const signs = async (adgangskode: string) =>
    (await sendForm(world.app, '/log-ind', { email, adgangskode })).status === 303;
  const pass = (time: Temporal.DurationLike) => {
    clock = clock.add(time);
  };
  return { ...world, id, linkFor, mails, choose, signs, pass };
}

describe('asking for a new password', () => {
  test('sends a mail with a link that lets its owner in with a new one', async () => {
    const { app, mails, choose, signs } = await aWorldWithMaja();
    const answer = await sendForm(app, '/glemt-adgangskode', { email: ' Maja@Kommune.Example' });
    expect(answer.status).toBe(200);
    await vi.waitFor(async () => expect(await mails()).toHaveLength(1));
    const [mail] = await mails();
    expect(mail?.to).toBe(email);
    expect(mail?.subject).toBe('Akutoverblik: vælg en ny adgangskode');
    expect(mail?.text).toContain('Du får denne mail, fordi');
    const path =
      /http:\/\/akutoverblik\.example(\/adgangskode\/[\w-]{43})$/m.exec(mail?.text ?? '')?.[1] ?? '';
    const page = await request(app).get(path);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('same-origin');
    expect(page.text).toContain('autocomplete="new-password"');
    const chosen = await choose(path);
    expect(chosen.status).toBe(303);
    expect(cookieOf(chosen)).toBeDefined();
    expect(await signs(password)).toBe(false);
    expect(await signs(another)).toBe(true);
  });

  test('says the same for an address nobody has, and sends nothing', async () => {
    const { app, mails } = await aWorldWithMaja();
    const known = await sendForm(app, '/glemt-adgangskode', { email });
    const unknown = await sendForm(app, '/glemt-adgangskode', { email: 'ukendt@kommune.example' });
    expect(unknown.status).toBe(known.status);
    expect(unknown.text.replace('ukendt@', 'maja@')).toBe(known.text);
    await vi.waitFor(async () => expect(await mails()).toHaveLength(1));
  });

  test('more than three times an hour sends no more mails', async () => {
    const { app, mails, pass } = await aWorldWithMaja();
    for (let i = 0; i < 5; i++) {
      await sendForm(app, '/glemt-adgangskode', { email });
      await vi.waitFor(async () => expect(await mails()).toHaveLength(Math.min(i + 1, 3)));
    }
    pass({ minutes: 61 });
    await sendForm(app, '/glemt-adgangskode', { email });
    await vi.waitFor(async () => expect(await mails()).toHaveLength(4));
  });
});

describe.each(['invitation', 'reset'] as const)('a link for %s', (purpose) => {
  test('works once, and ends every session there was', async () => {
    const { app, linkFor, choose } = await aWorldWithMaja();
    const before = cookieOf(await sendForm(app, '/log-ind', { email, adgangskode: password })) ?? '';
    const path = await linkFor(purpose);
    expect((await choose(path)).status).toBe(303);
    expect((await request(app).get('/om').set('Cookie', before)).text).not.toContain('Log ud');
    const again = await choose(path, 'og så en helt tredje en');
    expect(again.status).toBe(410);
    expect(wordsOn(again.text)).toContain('Linket virker ikke længere');
    expect((await request(app).get(path)).status).toBe(410);
  });

  test('is worth nothing once another has been used', async () => {
    const { linkFor, choose } = await aWorldWithMaja();
    const [first, second] = [await linkFor('reset'), await linkFor(purpose)];
    await choose(second);
    expect((await choose(first)).status).toBe(410);
  });

  test('is worth nothing to somebody whose account is deactivated', async () => {
    const { database, id, service, linkFor, choose } = await aWorldWithMaja();
    const path = await linkFor(purpose);
    await deactivateAccount(database, id, service.now().toInstant());
    const later = await linkFor(purpose);
    for (const link of [path, later]) expect((await choose(link)).status).toBe(410);
  });

  test('keeps working while the password chosen is refused', async () => {
    const { linkFor, choose } = await aWorldWithMaja();
    const path = await linkFor(purpose);
    const refused = await choose(path, 'velkommen1234');
    expect(refused.status).toBe(400);
    expect(wordsOn(refused.text)).toContain('gættes først');
    expect(refused.text).not.toContain('velkommen1234');
    expect((await choose(path)).status).toBe(303);
  });
});

test('an invitation lasts seven days, a reset one', async () => {
  const { app, linkFor, pass } = await aWorldWithMaja();
  const [invitation, reset] = [await linkFor('invitation'), await linkFor('reset')];
  const statuses = async () => [
    (await request(app).get(invitation)).status,
    (await request(app).get(reset)).status,
  ];
  pass({ hours: 23, minutes: 59 });
  expect(await statuses()).toEqual([200, 200]);
  pass({ minutes: 1 });
  expect(await statuses()).toEqual([200, 410]);
  pass({ days: 5, hours: 23, minutes: 59 });
  expect(await statuses()).toEqual([200, 410]);
  pass({ minutes: 1 });
  expect(await statuses()).toEqual([410, 410]);
});

test('an invitation tells beforehand that edits are logged, why, on what basis and for how long', async () => {
  const { app, linkFor } = await aWorldWithMaja();
  const page = wordsOn((await request(app).get(await linkFor('invitation'))).text);
  for (const words of ['Formål:', 'artikel 6, stk. 1, litra e', 'Hvor længe:', 'Hvem ser det:'])
    expect(page).toContain(words);
});

test('the token of a link is not logged', async () => {
  const lines: string[] = [];
  const { default: pino } = await import('pino');
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const { app } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00', log });
  await request(app).get('/adgangskode/hemmelig-noegle');
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  expect(lines[0]).toContain('/adgangskode/:token');
  expect(lines[0]).not.toContain('hemmelig-noegle');
});
