/** Whoever has a page open hears that the catalogue is another: at once, without a word of what it is, and for as long as there is room. */
import { request as ask, createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { reportFault } from '../../data/faults.ts';
import { appendVersion } from '../../data/offers.ts';
import { createNews } from '../../server/news/news.ts';
import { alwaysOpen } from '../example-offers.ts';
import { signIn } from '../sign-in.ts';
import { danishTime, publishedAt, startService, type World } from '../start-service.ts';

const now = '2026-12-17T14:30';

async function listening(world: World) {
  const server = createServer(world.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

/** Someone with a page open: what has been heard, line by line. */
async function listener(port: number, cookie?: string) {
  const headers = { Accept: 'text/event-stream', ...(cookie ? { cookie } : {}) };
  const response = await new Promise<IncomingMessage>((resolve) =>
    ask({ port, path: '/nyt', headers }, resolve).end(),
  );
  let heard = '';
  response.on('data', (chunk) => {
    heard += chunk;
  });
  const ended = new Promise<void>((resolve) => response.once('close', resolve));
  return { response, ended, words: () => heard.split('\n\n').filter((line) => line !== '') };
}

const saved = async ({ database, service }: World, name: string) => {
  await appendVersion(database, publishedAt(danishTime(now), { ...alwaysOpen, name }));
  await service.store.publish();
};

describe('GET /nyt', () => {
  test('names what stands, and again when an entry is saved or something is said of it', async () => {
    const world = await startService({ offers: [alwaysOpen], now });
    const { words, response } = await listener(await listening(world));
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    expect(response.headers['set-cookie']).toBeUndefined();
    const latest = () => `data: ${world.catalogue.news.latest()}`;
    await expect.poll(words).toEqual([latest()]);
    const first = latest();
    await saved(world, 'Rettet navn');
    const second = latest();
    await expect.poll(words).toEqual([first, second]);
    await reportFault(
      world.database,
      {
        offerId: alwaysOpen.id,
        accountId: null,
        kind: 'no-answer',
        number: null,
        text: 'ord om fejlen',
        contact: null,
      },
      danishTime(now).toInstant(),
    );
    await world.service.store.publish();
    await expect.poll(words).toEqual([first, second, latest()]);
    expect(new Set([first, second, latest()]).size).toBe(3);
    expect(words().join()).not.toMatch(/Rettet|ord om/);
  });

  test('says nothing when what was written is read by nobody', async () => {
    const world = await startService({ offers: [alwaysOpen], now });
    const before = world.catalogue.news.latest();
    await world.service.store.publish();
    expect(world.catalogue.news.latest()).toBe(before);
  });

  test('a page says what it was made from, so that what was saved meanwhile is missed by none', async () => {
    const world = await startService({ offers: [alwaysOpen], now });
    for (const path of [
      '/',
      '/klynger',
      '/klynge/vest',
      '/klynge/vest?tavle=lys',
      `/tilbud/${alwaysOpen.slug}`,
    ]) {
      await saved(world, `Navn til ${path}`);
      const { text } = await request(world.app).get(path);
      expect(text, path).toContain(`<body data-news="${world.catalogue.news.latest()}">`);
    }
  });

  test('who asks without listening is told the name', async () => {
    const world = await startService({ offers: [], now });
    const { body } = await request(world.app).get('/nyt');
    expect(body).toEqual({ latest: world.catalogue.news.latest() });
  });

  test('a page left open keeps nobody signed in: sixty minutes without a hand end the session', async () => {
    let moment = danishTime(now);
    const world = await startService({ offers: [alwaysOpen], now: () => moment });
    const { cookie } = await signIn(world, { role: 'visitation', cluster: 'horsens' });
    const port = await listening(world);
    const isSignedIn = async () =>
      (await request(world.app).get('/konto').set('Cookie', cookie)).status === 200;
    for (const minutes of [30, 29]) {
      moment = moment.add({ minutes });
      await listener(port, cookie);
      await request(world.app).get('/').set('Cookie', cookie).set('X-By-Itself', '1');
    }
    moment = moment.add({ minutes: 2 });
    expect(await isSignedIn()).toBe(false);
  });

  test('at the end everybody is let go and nobody let in', async () => {
    const world = await startService({ offers: [], now });
    const port = await listening(world);
    const { ended } = await listener(port);
    world.catalogue.news.end();
    await ended;
    const { response } = await listener(port);
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('60');
  });
});

describe('there is room', () => {
  const patient = () => ({ hear: () => true, beat: () => true, end: () => undefined });

  test('for five hundred of one network and two thousand in all, and again when one leaves', () => {
    const news = createNews('x');
    const leaves = Array.from({ length: 500 }, () => news.join('192.0.2.1', patient()));
    expect(leaves.every(Boolean)).toBe(true);
    expect(news.join('192.0.2.1', patient())).toBeUndefined();
    for (let i = 0; i < 1_500; i++) expect(news.join(`network ${i}`, patient())).toBeDefined();
    expect(news.join('one more', patient())).toBeUndefined();
    leaves[0]?.();
    expect(news.join('one more', patient())).toBeDefined();
  });

  test('not for one that takes nothing more', () => {
    const news = createNews('x');
    let takes = true;
    let isOver = false;
    const full = {
      hear: () => takes,
      beat: () => takes,
      end: () => {
        isOver = true;
      },
    };
    news.join('192.0.2.1', full);
    news.beat();
    expect(news.isUnheard()).toBe(false);
    takes = false;
    news.beat();
    expect([isOver, news.isUnheard()]).toEqual([true, true]);
  });
});
