/** Administrators invite, give roles, help those who cannot sign in, and close the accounts of those who leave. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../server/accounts/account.ts';
import { alwaysOpen } from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { cookieOf, memberWith, sendForm, signIn } from '../sign-in.ts';
import { startService } from '../start-service.ts';

const password = 'en god lang adgangskode';
const email = 'maja@kommune.example';
const editor: Grant = { role: 'editor', organisation: 'kommune-odder' };

async function anAdministrator() {
  const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
  const administrator = await signIn(world, { role: 'administrator' });
  const invite = (fields: Record<string, string | string[]> = {}) =>
    administrator.post('/administration/konti', {
      navn: 'Maja Prøve',
      email,
      rolle: ['editor', ''],
      sted: ['organisation:kommune-odder', ''],
      ...fields,
    });
  const idOf = (location: string | undefined) => /konti\/([\w-]+)/.exec(location ?? '')?.[1] ?? '';
  return { ...world, administrator, invite, idOf };
}

describe('an invitation', () => {
  test('makes an account with roles, and a mail whose link lets its owner choose a password', async () => {
    const { app, service, administrator, invite } = await anAdministrator();
    const { headers } = await invite();
    const page = wordsOn((await administrator.get(headers.location ?? '')).text);
    expect(page).toContain('Invitationen er sendt. Der er ingen mailserver; mails ligger i udbakken');
    expect(page).toContain(
      'Inviteret, har ikke valgt adgangskode. Invitationen gælder til tirsdag den 8. december 2026 kl. 10.00',
    );
    const [mail] = await service.mailer.waiting();
    expect(mail?.to).toBe(email);
    const link = /http:\/\/akutoverblik\.example(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const chosen = await sendForm(app, link, { email, adgangskode: password });
    expect(chosen.headers.location).toBe('/redaktion');
    const konto = await request(app)
      .get('/konto')
      .set('Cookie', cookieOf(chosen) ?? '');
    expect(wordsOn(konto.text)).toContain('redaktør for Odder Kommune');
  });

  test('can be sent again; the earlier link stops working', async () => {
    const { app, service, administrator, invite, idOf } = await anAdministrator();
    const { headers } = await invite();
    await administrator.post(`/administration/konti/${idOf(headers.location)}/invitation`);
    const links = (await service.mailer.waiting()).map(
      ({ text }) => /http:\/\/akutoverblik\.example(\S+)/.exec(text)?.[1] ?? '',
    );
    const statuses = await Promise.all(links.map(async (link) => (await request(app).get(link)).status));
    expect(statuses.toSorted()).toEqual([200, 410]);
  });

  test.each([
    [{ navn: ' ' }, 'Skriv navnet.'],
    [{ email: 'maja' }, 'Skriv hele e-mailadressen'],
    [{ rolle: ['editor'], sted: ['cluster:horsens'] }, 'Vælg den organisation, rollen redaktør gælder.'],
    [
      { rolle: ['visitation'], sted: ['organisation:kommune-odder'] },
      'Vælg den klynge, rollen visitation gælder.',
    ],
    [{ rolle: ['editor'], sted: ['organisation:findes-ikke'] }, 'Vælg den organisation'],
    [{ rolle: ['konge'], sted: [''] }, 'Rollen kendes ikke.'],
    [{ rolle: [''], sted: [''] }, 'Vælg en rolle. Uden den kan kontoen ingenting.'],
    [{ hemmelig: '1' }, 'Feltet kendes ikke.'],
  ])('%j is explained at the field, and what was typed is kept', async (fields, message) => {
    const { invite } = await anAdministrator();
    const { status, text } = await invite(fields);
    expect(status).toBe(400);
    expect(wordsOn(text)).toContain(message);
    if (!('email' in fields)) expect(text).toContain(`value="${email}"`);
  });

  test('to an address that has an account is refused', async () => {
    const { invite } = await anAdministrator();
    await invite();
    const { status, text } = await invite({ email: email.toUpperCase() });
    expect(status).toBe(400);
    expect(wordsOn(text)).toContain('Der er allerede en konto med den e-mail.');
  });
});

test('roles that are changed hold from the next request', async () => {
  const { administrator, ...world } = await anAdministrator();
  const person = await signIn(world, editor);
  const fields = {
    navn: person.account.name,
    email: person.account.email,
    rolle: ['administrator'],
    sted: [''],
  };
  await administrator.post(`/administration/konti/${person.account.id}`, fields);
  expect((await person.get('/administration')).headers.location).toMatch(/^\/konto\/totrin\?/);
});

describe('an e-mail that is corrected', () => {
  const linksTo = async (world: Awaited<ReturnType<typeof anAdministrator>>, to: string) =>
    (await world.service.mailer.waiting())
      .filter((mail) => mail.to === to)
      .flatMap(({ text }) => /http:\/\/akutoverblik\.example(\S+)/.exec(text)?.[1] ?? []);
  const corrected = {
    navn: 'Maja Prøve',
    email: 'maja@rigtig.example',
    rolle: ['administrator'],
    sted: [''],
  };

  test('ends the link that went to the wrong one; the right one gets an invitation', async () => {
    const world = await anAdministrator();
    const { app, administrator, invite, idOf } = world;
    const { headers } = await invite({ rolle: ['administrator'], sted: [''] });
    const [wrong = ''] = await linksTo(world, email);
    expect((await request(app).get(wrong)).status).toBe(200);
    await administrator.post(`/administration/konti/${idOf(headers.location)}`, corrected);
    expect((await request(app).get(wrong)).status).toBe(410);
    expect(await linksTo(world, email)).toEqual([]);
    const [right = ''] = await linksTo(world, corrected.email);
    expect((await request(app).get(right)).status).toBe(200);
  });

  test('is told to the address that has been in use', async () => {
    const world = await anAdministrator();
    const id = await memberWith(world, { email, password }, editor);
    await world.administrator.post(`/administration/konti/${id}`, {
      ...corrected,
      rolle: ['editor'],
      sted: ['organisation:kommune-odder'],
    });
    const mails = await world.service.mailer.waiting();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [email, 'Akutoverblik: en administrator har flyttet kontoen til en anden e-mail'],
    ]);
    expect(mails[0]?.text).not.toContain(corrected.email);
  });

  test('is not kept when the roles sent with it are refused', async () => {
    const { administrator, database } = await anAdministrator();
    const fields = { ...corrected, rolle: ['editor'], sted: ['organisation:kommune-odder'] };
    const { status } = await administrator.post(`/administration/konti/${administrator.account.id}`, fields);
    expect(status).toBe(400);
    const people = await database.selectFrom('person').select('email').execute();
    expect(people).toEqual([{ email: administrator.account.email }]);
  });
});

describe('somebody who leaves', () => {
  test('is signed out at once and cannot come back by password or link; what they did stays', async () => {
    const { administrator, ...world } = await anAdministrator();
    const id = await memberWith(world, { email, password }, editor);
    const cookie = cookieOf(await sendForm(world.app, '/log-ind', { email, adgangskode: password })) ?? '';
    await administrator.post(`/administration/konti/${id}/luk`);
    expect((await request(world.app).get('/konto').set('Cookie', cookie)).status).toBe(303);
    expect((await sendForm(world.app, '/log-ind', { email, adgangskode: password })).status).toBe(400);
    await sendForm(world.app, '/glemt-adgangskode', { email });
    expect(await world.service.mailer.waiting()).toEqual([]);
    const rows = await world.database.selectFrom('account').select('id').where('id', '=', id).execute();
    expect(rows).toHaveLength(1);
  });

  test('erased takes the mails along that wait for them, and nobody else’s', async () => {
    const { administrator, ...world } = await anAdministrator();
    const { mailer } = world.service;
    const id = await memberWith(world, { email, password, name: 'Maja Prøve' }, editor);
    for (const to of ['Maja@Kommune.example', 'en-anden@kommune.example'])
      await mailer.send({ to, subject: 'Akutoverblik', text: 'Kære dig' });
    await administrator.post(`/administration/konti/${id}/luk`);
    await administrator.post(`/administration/konti/${id}/slet`, { bekraeft: 'ja' });
    expect((await mailer.waiting()).map(({ to }) => to)).toEqual(['en-anden@kommune.example']);
  });

  test('can be erased, name and e-mail, once the account is closed, and not by a slip', async () => {
    const { administrator, database, ...world } = await anAdministrator();
    const id = await memberWith({ database, ...world }, { email, password, name: 'Maja Prøve' }, editor);
    const path = `/administration/konti/${id}`;
    expect((await administrator.post(`${path}/slet`, { bekraeft: 'ja' })).status).toBe(404);
    await administrator.post(`${path}/luk`);
    const slip = await administrator.post(`${path}/slet`);
    expect(wordsOn(slip.text)).toContain('Sæt kryds ved, at det ikke kan fortrydes.');
    await administrator.post(`${path}/slet`, { bekraeft: 'ja' });
    const page = await administrator.get(path);
    expect(page.text).not.toMatch(/Maja|maja@/);
    expect((await administrator.post(`${path}/aabn`)).status).toBe(404);
    const everything = await Promise.all(
      (
        [
          'account',
          'person',
          'role_grant',
          'session',
          'password',
          'password_link',
          'sign_in_attempt',
        ] as const
      ).map((table) => database.selectFrom(table).selectAll().execute()),
    );
    expect(JSON.stringify(everything)).not.toMatch(/Maja|maja@/i);
    expect(await database.selectFrom('account').selectAll().where('id', '=', id).execute()).toHaveLength(1);
  });

  test('can be let in again by a new invitation', async () => {
    const { administrator, app, service, ...world } = await anAdministrator();
    const id = await memberWith({ app, service, ...world }, { email, password }, editor);
    await administrator.post(`/administration/konti/${id}/luk`);
    await administrator.post(`/administration/konti/${id}/aabn`);
    expect((await sendForm(app, '/log-ind', { email, adgangskode: password })).status).toBe(400);
    expect(await service.mailer.waiting()).toHaveLength(1);
  });
});

test('the last administrator can neither give the role away nor be closed; the next to last can', async () => {
  const { administrator, ...world } = await anAdministrator();
  const { id, name, email: own } = administrator.account;
  const path = `/administration/konti/${id}`;
  const fields = { navn: name, email: own, rolle: ['editor'], sted: ['organisation:kommune-odder'] };
  for (const answer of [await administrator.post(path, fields), await administrator.post(`${path}/luk`)]) {
    expect(answer.status).toBe(400);
    expect(wordsOn(answer.text)).toContain('Det er den sidste administrator.');
  }
  expect((await administrator.get('/administration')).status).toBe(200);
  await signIn(world, { role: 'administrator' });
  expect((await administrator.post(`${path}/luk`)).status).toBe(303);
  expect((await administrator.get('/administration')).status).toBe(303);
});

test('a lost telephone: the second factor is taken away, its owner signed out and told', async () => {
  const { administrator, ...world } = await anAdministrator();
  const id = await memberWith(world, { email, password, secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }, editor);
  await administrator.post(`/administration/konti/${id}/totrin`);
  expect((await sendForm(world.app, '/log-ind', { email, adgangskode: password })).status).toBe(303);
  const [mail] = await world.service.mailer.waiting();
  expect(mail?.subject).toBe('Akutoverblik: en administrator har nulstillet koden fra din app');
});

test('the outbox shows the links that have to be passed on by hand', async () => {
  const { administrator, invite } = await anAdministrator();
  await invite();
  const page = wordsOn((await administrator.get('/administration/udbakke')).text);
  expect(page).toMatch(
    /Velkommen til Akutoverblik: vælg din adgangskode Til maja@kommune\.example .* http:\/\/akutoverblik\.example\/adgangskode\/[\w-]{43}/,
  );
});

test('the list leads to each account', async () => {
  const { administrator, invite, idOf } = await anAdministrator();
  const id = idOf((await invite()).headers.location);
  const { text } = await administrator.get('/administration/konti');
  expect(linksOn(text)).toContainEqual({ name: 'Maja Prøve', href: `/administration/konti/${id}` });
});
