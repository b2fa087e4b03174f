/** `DEMO=1`: one invented person per role, open to everybody and plainly so. Without it they are nobody. */
import request from 'supertest';
import { expect, test } from 'vitest';
import { writeDemoAccounts } from '../../data/demo-accounts.ts';
import { reportFault } from '../../data/faults.ts';
import { identitiesIn } from '../../data/identities.ts';
import { clusterRoles, organisationRoles } from '../../server/accounts/account.ts';
import { createApp } from '../../server/app.ts';
import { demoAccounts } from '../../server/sign-in/demo-accounts.ts';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { cookieOf, sendForm } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const now = '2026-12-01T10:00';

test('there is one for each role', () => {
  const roles = demoAccounts.flatMap(({ grants }) => grants.map(({ role }) => role));
  expect(roles.toSorted()).toEqual([...organisationRoles, ...clusterRoles, 'administrator'].toSorted());
});

test('a demo says so on every page, and lets everybody in by a button', async () => {
  const { app } = await startService({ offers: [alwaysOpen], now, demo: true });
  for (const path of ['/', '/om', '/log-ind', `/tilbud/${alwaysOpen.slug}`, '/findes-ikke'])
    expect(wordsOn((await request(app).get(path)).text)).toContain('Demo. Alle kan logge ind og rette.');
  for (const { id, name } of demoAccounts) {
    expect((await request(app).get('/log-ind')).text).toContain(name);
    const cookie = cookieOf(await sendForm(app, '/log-ind/demo', { konto: id })) ?? '';
    const page = await request(app).get('/konto').set('Cookie', cookie);
    expect(wordsOn(page.text)).toContain(name);
  }
});

test('its administrator needs no code, and can be taken away by nobody', async () => {
  const { app } = await startService({ offers: [alwaysOpen], now, demo: true });
  const cookie = cookieOf(await sendForm(app, '/log-ind/demo', { konto: 'demo-administrator' })) ?? '';
  expect((await request(app).get('/administration').set('Cookie', cookie)).status).toBe(200);
  const closing = await sendForm(app, '/administration/konti/demo-administrator/luk').set('Cookie', cookie);
  expect(closing.status).toBe(400);
});

test('without DEMO=1 there is no button, no banner, and they are nobody even when an earlier demo left them signed in', async () => {
  const demo = await startService({ offers: [alwaysOpen], now, demo: true });
  const cookie = cookieOf(await sendForm(demo.app, '/log-ind/demo', { konto: 'demo-redaktoer' })) ?? '';
  const real = await startService({ offers: [alwaysOpen], now });
  await writeDemoAccounts(real.database, real.service.now().toInstant());
  expect(wordsOn((await request(real.app).get('/log-ind')).text)).not.toMatch(/Demo/);
  expect((await sendForm(real.app, '/log-ind/demo', { konto: 'demo-redaktoer' })).status).toBe(404);
  const forgotten = createApp({ ...demo.service, demo: false, identities: realIdentities(demo) });
  expect((await request(forgotten).get('/konto').set('Cookie', cookie)).status).toBe(303);
});

function realIdentities({ database, service }: Awaited<ReturnType<typeof startService>>) {
  return identitiesIn(database, service.now, { demo: false });
}

test('everybody begins where their work is, and is led there from »Redaktion« too', async () => {
  const { app } = await startService({ offers: [alwaysOpen], now, demo: true });
  for (const [konto, first] of [
    ['demo-redaktoer', '/redaktion'],
    ['demo-godkender', '/redaktion'],
    ['demo-koordinator', '/redaktion/helligdage/oversigt'],
    ['demo-visitation', '/'],
    ['demo-administrator', '/redaktion'],
  ] as const) {
    const entered = await sendForm(app, '/log-ind/demo', { konto });
    expect(entered.headers.location, konto).toBe(first);
    const cookie = cookieOf(entered) ?? '';
    const { status, headers } = await request(app).get('/redaktion').set('Cookie', cookie);
    expect(headers.location ?? '/redaktion', konto).toBe(first);
    expect(status, konto).toBe(first === '/redaktion' ? 200 : 303);
    expect((await request(app).get(first).set('Cookie', cookie)).status, konto).toBe(200);
  }
});

test('where a coordinator begins says what nobody has answered, and leads on when no holiday is near', async () => {
  let clock = danishTime('2026-09-01T10:00');
  const { app, database, service } = await startService({
    offers: [alwaysOpen],
    now: () => clock,
    demo: true,
  });
  const begin = async () => {
    const cookie = cookieOf(await sendForm(app, '/log-ind/demo', { konto: 'demo-koordinator' })) ?? '';
    const { text } = await request(app).get('/redaktion/helligdage/oversigt').set('Cookie', cookie);
    return wordsOn(text);
  };
  expect(await begin()).toContain(
    'Ingen meldte fejl har ventet i fem hverdage. Se også meldte fejl og kvalitet',
  );
  const report = { kind: 'no-answer', number: null, text: '', contact: null, accountId: null } as const;
  await reportFault(database, { offerId: alwaysOpen.id, ...report }, clock.toInstant());
  await service.store.publish();
  clock = clock.add({ days: 14 });
  expect(await begin()).toContain(
    'Ét tilbud har en meldt fejl, som ingen har svaret på i fem hverdage. Se dem',
  );
});
