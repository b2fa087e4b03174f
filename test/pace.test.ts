/** Nobody takes the service from the others by asking for more than people can; and no hospital, however busy, comes near the bounds. */
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Request } from 'express';
import request from 'supertest';
import { expect, test } from 'vitest';
import { createApp } from '../server/app.ts';
import { createPace } from '../server/door/pace.ts';
import { mostRemembered, paces } from '../server/limits.ts';
import { alwaysOpen } from './example-offers.ts';
import { wordsOn } from './read-page.ts';
import { sendForm, signIn } from './sign-in.ts';
import { danishTime, startService, type World } from './start-service.ts';

const now = '2026-12-01T10:00';

/** A world whose clock is moved by hand. */
async function begin() {
  let clock = danishTime(now);
  const world = await startService({ offers: [alwaysOpen], now: () => clock });
  const wait = (seconds: number) => {
    clock = clock.add({ seconds });
  };
  return { world, wait };
}

/** Asks so many times, as quickly as it is answered. Returns the statuses there were. */
async function flood({ app }: World, path: string, times: number): Promise<number[]> {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = async () => {
    const [answer] = await once(get({ port, path, agent, method: 'HEAD' }), 'response');
    return answer.resume().statusCode;
  };
  const statuses = await Promise.all(Array.from({ length: times }, ask));
  agent.destroy();
  server.close();
  return [...new Set(statuses)];
}

const from = (ip: string) => ({ ip }) as Request;

test('a hospital behind one address looks up 150 times a second for ten minutes and is never told to wait', () => {
  let clock = danishTime(now);
  const pace = createPace(paces.request, () => clock);
  for (let second = 0; second < 600; second++) {
    for (let one = 0; one < 150; one++) expect(pace(from('10.1.1.1'))).toBe(0);
    clock = clock.add({ seconds: 1 });
  }
});

test('who asks 400 times a second is told in Danish to wait, for some seconds; programs in JSON', async () => {
  const { world, wait } = await begin();
  expect(await flood(world, '/api/tilbud/findes-ikke', paces.request.times)).toEqual([404]);
  const page = await request(world.app).get('/om');
  expect(page.status).toBe(429);
  expect(page.headers['retry-after']).toBe('10');
  expect(wordsOn(page.text)).toContain('Prøv igen om 10 sekunder.');
  const json = await request(world.app).get('/api/opslag');
  expect(json.status).toBe(429);
  expect(json.body.errors[0].message).toContain('Prøv igen om 10 sekunder.');
  wait(9);
  expect((await request(world.app).get('/om')).headers['retry-after']).toBe('1');
  wait(1);
  expect((await request(world.app).get('/om')).status).toBe(200);
});

test('two hundred computers behind one address that fetch a new copy each minute are never told to wait', () => {
  let clock = danishTime(now);
  const pace = createPace(paces.copy, () => clock);
  for (let minute = 0; minute < 10; minute++) {
    for (let one = 0; one < 200; one++) expect(pace(from('10.1.1.1'))).toBe(0);
    clock = clock.add({ minutes: 1 });
  }
});

test('who fetches copies faster than that waits, unless there is none newer; what browsers keep is in no way of emergency copies', async () => {
  const { world, wait } = await begin();
  const ask = (path: string, etag = '') => request(world.app).get(path).set('If-None-Match', etag);
  const most = paces.copy.times;
  expect(await flood(world, '/gem/kopi.json', most - 1)).toEqual([200]);
  expect(await flood(world, '/noedkopi', most - 2)).toEqual([200]);
  const paths = ['/gem/kopi.json', '/noedkopi', '/klynge/vest/noedkopi'];
  const newest = new Map<string, string>();
  for (const path of paths) newest.set(path, (await ask(path)).headers.etag ?? '');
  for (const path of paths) {
    const { status, headers, text } = await ask(path);
    expect([status, headers['retry-after']]).toEqual([429, '60']);
    expect(wordsOn(text)).toContain('Prøv igen om 1 minut.');
    expect((await ask(path, newest.get(path))).status).toBe(304);
  }
  wait(60);
  expect((await ask('/gem/kopi.json')).status).toBe(200);
  expect((await ask('/noedkopi')).status).toBe(200);
});

test.each([
  ['a whole export', '/eksport/tilbud.csv', paces.export],
  ['the lookup as it was', '/som-det-var?tid=31/2', paces.past],
])('%s is given so many times a minute, and then again', async (_, path, { times, seconds }) => {
  const { world, wait } = await begin();
  for (let one = 0; one < times; one++) expect((await request(world.app).get(path)).status).toBeLessThan(429);
  const { status, headers } = await request(world.app).get(path);
  expect([status, headers['retry-after']]).toEqual([429, String(seconds)]);
  expect((await request(world.app).get('/')).status).toBe(200);
  wait(seconds);
  expect((await request(world.app).get(path)).status).toBeLessThan(429);
});

test('the door is paced before any password is weighed, for everybody at that network', async () => {
  const { world } = await begin();
  for (let one = 0; one < paces.door.times; one++) await sendForm(world.app, '/log-ind', {});
  const { status, text } = await sendForm(world.app, '/log-ind', {});
  expect(status).toBe(429);
  expect(wordsOn(text)).toContain('Intet er gemt. Prøv igen om 1 minut.');
});

test('an account that writes too much waits, and its colleagues at the same address do not', async () => {
  const { world } = await begin();
  const busy = await signIn(world, { role: 'visitation', cluster: 'horsens' });
  const colleague = await signIn(world, { role: 'visitation', cluster: 'horsens' });
  const choose = ({ post }: typeof busy) => post('/konto/paamindelser', { hyppighed: 'hver-uge' });
  for (let one = 0; one < paces.write.times; one++) await choose(busy);
  expect((await choose(busy)).status).toBe(429);
  expect((await choose(colleague)).status).toBe(303);
});

test('what a request says of where it comes from is believed of a proxy that is named, and of nobody else', async () => {
  const { world } = await begin();
  const behindProxy = createApp({ ...world.service, trustedProxies: ['loopback'] });
  for (const [app, last] of [
    [world.app, 429],
    [behindProxy, 200],
  ] as const) {
    const ask = (i: number) => request(app).get('/eksport/tilbud.csv').set('X-Forwarded-For', `10.0.${i}.1`);
    for (let one = 0; one < paces.export.times; one++) expect((await ask(one)).status).toBe(200);
    expect((await ask(200)).status).toBe(last);
  }
});

test('one who holds an IPv6 network is one, whichever of its addresses asks', () => {
  const pace = createPace({ times: 1, seconds: 60 }, () => danishTime(now));
  expect(pace(from('2001:db8:1:2::1'))).toBe(0);
  expect(pace(from('2001:db8:1:2:ffff::9'))).toBe(60);
  expect(pace(from('2001:db8:1:3::1'))).toBe(0);
});

test('so many are remembered and no more, the longest unseen forgotten first', () => {
  const pace = createPace({ times: 1, seconds: 60 }, () => danishTime(now));
  pace(from('10.0.0.1'));
  pace(from('10.0.0.2'));
  for (let one = 0; one < mostRemembered - 1; one++) pace(from(`10.1.${one >> 8}.${one & 255}`));
  expect(pace(from('10.0.0.2'))).toBe(60);
  expect(pace(from('10.0.0.1'))).toBe(0);
});

test('a clock that is set back keeps nobody out', () => {
  let clock = danishTime(now);
  const pace = createPace({ times: 1, seconds: 60 }, () => clock);
  expect(pace(from('10.0.0.1'))).toBe(0);
  clock = clock.subtract({ hours: 1 });
  expect(pace(from('10.0.0.1'))).toBe(0);
});
