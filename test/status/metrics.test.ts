/** What is counted, and that nothing of a person, an offer or a question is. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
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

test('tries to sign in: those that failed are those begun less those that succeeded', async () => {
  const { world, app, value } = await begin();
  const step = (name: string) => value(`akutoverblik_sign_in_tries_total{step="${name}"}`);
  const email = 'proeve@eksempel.dk';
  await memberWith(world, { email, password: 'et langt og rigtigt ord' });
  await sendForm(app, '/log-ind', { email, adgangskode: 'et langt og forkert ord' });
  await sendForm(app, '/log-ind', { email, adgangskode: 'et langt og rigtigt ord' });
  expect([await step('begun'), await step('succeeded')]).toEqual([2, 1]);
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

describe('only the machine itself, or whoever has the token, may read it', () => {
  const token = 'et-langt-hemmeligt-ord';
  const ask = async (headers: Record<string, string>, metricsToken: string | undefined) => {
    const { service } = await startService({ offers: [], now });
    return (
      await request(createApp({ ...service, metricsToken }))
        .get('/metrics')
        .set(headers)
    ).status;
  };
  const proxied = { 'X-Forwarded-For': '127.0.0.1' };

  test.each([
    ['the machine itself', {}, undefined, 200],
    ['somebody else through a proxy on it', proxied, undefined, 404],
    ['the same with the token', { ...proxied, Authorization: `Bearer ${token}` }, token, 200],
    ['the same with another token', { ...proxied, Authorization: 'Bearer gaet' }, token, 404],
    [
      'the same with one when there is none',
      { ...proxied, Authorization: 'Bearer undefined' },
      undefined,
      404,
    ],
  ])('%s', async (_, headers, metricsToken, status) => {
    expect(await ask(headers, metricsToken)).toBe(status);
  });
});
