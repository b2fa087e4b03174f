/** What is counted, and that nothing of a person, an offer or a question is. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createApp, type Service } from '../../server/app.ts';
import { freeTriesPerAccount } from '../../server/sign-in/sign-in-pace.ts';
import { merelyRunning } from '../../server/status/standing.ts';
import { alwaysOpen, exampleOffer } from '../example-offers.ts';
import { memberWith, sendForm, signIn } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const now = '2026-12-01T10:00';

async function begin() {
  const world = await startService({ offers: [alwaysOpen], now });
  const { app } = world;
  const read = async () => (await request(app).get('/metrics')).text;
  const value = async (line: string) =>
    Number(
      (await read())
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.split(' ')
        .at(-1) ?? 0,
    );
  return { world, app, read, value };
}

test('lookups are counted by the best that was found, whether computed or remembered', async () => {
  const { app, value } = await begin();
  const outcome = (name: string) => value(`akutoverblik_lookups_total{outcome="${name}"}`);
  await request(app).get('/?kommune=0615');
  await request(app).get('/?kommune=0615');
  await request(app).get('/api/opslag?kommune=0615');
  expect(await outcome('fits')).toBe(3);
  await request(app).get('/?alder=300');
  await request(app).get('/api/opslag?alder=300');
  expect(await outcome('invalid')).toBe(2);
  await request(app).get('/api/opslag?hast=kommunalt&q=xyzzy&kommune=0671');
  expect(await outcome('none')).toBe(1);
  await request(app).get('/');
  expect(await outcome('fits')).toBe(3);
});

test('offers of unknown hours, and those that open later, are outcomes of their own', async () => {
  const unknown = await startService({
    offers: [exampleOffer({ name: 'Eksempel Ukendt', openingHours: { kind: 'unknown' } })],
    now,
  });
  await request(unknown.app).get('/api/opslag?kommune=0615');
  expect((await request(unknown.app).get('/metrics')).text).toContain(
    'akutoverblik_lookups_total{outcome="unknown"} 1',
  );
});

test('answers are timed by route, never by path', async () => {
  const { app, read } = await begin();
  await request(app).get('/tilbud/eksempel-doegnaaben?tid=2026-12-24T22:00');
  await request(app).get('/tilbud/jens-jensen-010190-1234');
  await request(app).get('/findes/jens-jensen?q=selvmord');
  await request(app).get('/?q=selvmord&kommune=8732');
  const metrics = await read();
  expect(metrics).toContain(
    'http_request_duration_seconds_count{method="GET",route="/tilbud/:slug",status="2xx"} 1',
  );
  expect(metrics).toContain(
    'http_request_duration_seconds_count{method="GET",route="/tilbud/:slug",status="4xx"} 1',
  );
  expect(metrics).toContain('http_request_duration_seconds_count{method="GET",route="none",status="4xx"} 1');
  expect(metrics).toContain('akutoverblik_refused_requests_total{status="404"} 2');
  expect(metrics).not.toMatch(/jensen|eksempel|selvmord|8732|1234|horsens/i);
});

test('tries to sign in are counted, and those that failed by why', async () => {
  const { world, app, value } = await begin();
  const step = (name: string) => value(`akutoverblik_sign_in_tries_total{step="${name}"}`);
  const email = 'proeve@eksempel.dk';
  await memberWith(world, { email, password: 'et langt og rigtigt ord' });
  await sendForm(app, '/log-ind', { email, adgangskode: 'et langt og forkert ord' });
  await sendForm(app, '/log-ind', { email, adgangskode: 'et langt og rigtigt ord' });
  expect([await step('begun'), await step('succeeded')]).toEqual([2, 1]);
  const failed = (why: string) => value(`akutoverblik_failed_sign_ins_total{why="${why}"}`);
  expect([await failed('wrong'), await failed('slowed')]).toEqual([1, 0]);
  const guess = () => sendForm(app, '/log-ind', { email: 'anden@eksempel.dk', adgangskode: 'et gæt' });
  for (let one = 0; one < freeTriesPerAccount + 2; one++) await guess();
  expect([await failed('wrong'), await failed('slowed')]).toEqual([1 + freeTriesPerAccount, 2]);
});

test('how long a page was open is no time to answer', async () => {
  const { app, read } = await begin();
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const open = new AbortController();
  await fetch(`http://127.0.0.1:${port}/nyt`, {
    headers: { Accept: 'text/event-stream' },
    signal: open.signal,
  });
  expect(await read()).toContain('akutoverblik_open_streams 1\n');
  open.abort();
  await expect.poll(read).toContain('akutoverblik_open_streams 0\n');
  await request(app).get('/nyt').set('Accept', 'application/json');
  const timed = /http_request_duration_seconds_count\{method="GET",route="\/nyt",status="2xx"\} (\d+)/;
  expect(timed.exec(await read())?.[1]).toBe('1');
});

test('saves are counted when they have been saved', async () => {
  const { world, value } = await begin();
  const { post } = await signIn(world, { role: 'visitation', cluster: 'horsens' });
  await post('/tilbud/eksempel-doegnaaben/svarede-ikke', { telefon: '0' });
  const saved = await value('akutoverblik_saves_total');
  await post('/tilbud/findes-ikke/svarede-ikke');
  expect(await value('akutoverblik_saves_total')).toBe(saved);
});

test('ages, overdue offers, open alarms and the process itself', async () => {
  const world = await startService({ offers: [alwaysOpen], now });
  const at = danishTime('2026-12-01T09:00').toInstant();
  const standing = {
    ...merelyRunning(at),
    database: () => ({ kind: 'full' as const, since: at }),
    backups: () => ({ folder: '/mnt/kopier', last: { takenAt: at }, alarm: undefined }),
  };
  const { text } = await request(createApp({ ...world.service, standing })).get('/metrics');
  for (const line of [
    'akutoverblik_catalogue_age_seconds 0',
    'akutoverblik_catalogue_version 1',
    'akutoverblik_offers 1',
    'akutoverblik_overdue_offers 0',
    'akutoverblik_backup_age_seconds 3600',
    'akutoverblik_open_streams 0',
    'akutoverblik_database_usable 0',
    'akutoverblik_alarm{key="database-full"} 1',
    'akutoverblik_alarm{key="mail"} 0',
    'http_open_requests 1',
  ])
    expect(text).toContain(`${line}\n`);
  expect(text).toContain('process_resident_memory_bytes');
});

test('a backup that was never taken has no age', async () => {
  const { read } = await begin();
  expect(await read()).not.toMatch(/^akutoverblik_backup_age_seconds \d/m);
});

describe('who may read it', () => {
  const metricsToken = 'et-langt-hemmeligt-ord';
  const forwarded = { 'X-Forwarded-For': '127.0.0.1' };
  const right = { Authorization: `Bearer ${metricsToken}` };
  const wrong = { Authorization: 'Bearer gaet' };
  const trustedProxies = ['loopback'];
  const address = () => 'https://akutoverblik.example';

  test.each<[string, Record<string, string>, Partial<Service>, number]>([
    ['the machine itself', {}, {}, 200],
    ['not somebody else through a proxy on it', forwarded, {}, 404],
    [
      'not the same with a token when there is none',
      { ...forwarded, Authorization: 'Bearer undefined' },
      {},
      404,
    ],
    ['whoever has the token', { ...forwarded, ...right }, { metricsToken }, 200],
    ['not whoever has another', { ...forwarded, ...wrong }, { metricsToken }, 404],
    ['when there is a token, not the machine itself without it', {}, { metricsToken }, 404],
    ['the machine itself with it', right, { metricsToken }, 200],
    // What comes from the machine may be anybody, through a proxy that does not say for whom it speaks.
    ['behind a proxy that is named, not the machine itself', {}, { trustedProxies }, 404],
    ['behind one that gives it https, not the machine itself', {}, { address }, 404],
    ['behind both, the machine itself with the token', right, { trustedProxies, address, metricsToken }, 200],
  ])('%s', async (_, headers, setting, status) => {
    const { service } = await startService({ offers: [], now });
    const app = createApp({ ...service, ...setting });
    expect((await request(app).get('/metrics').set(headers)).status).toBe(status);
    const { text } = await request(app).get('/status').set(headers);
    expect(text.includes('Alarmer')).toBe(status === 200);
  });
});
