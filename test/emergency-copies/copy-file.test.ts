/** A copy as a file: it needs nothing, lets nothing in, is small, and holds the visitation's own numbers only where they may be read. */
import { createHash } from 'node:crypto';
import request from 'supertest';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedDatabase } from '../../seed/seed.ts';
import { readSeed } from '../../seed/seed-files.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { alwaysOpen, exampleOffer, staffNumber } from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { startService, type World } from '../start-service.ts';
import { entriesOf } from './read-copy.ts';

const now = '2026-12-17T14:30';
const scopes = ['aarhus', 'horsens', 'midt', 'randers', 'vest'];

describe('with the real offers', () => {
  let world: World;
  beforeAll(async () => {
    world = await startService({ offers: [], now });
    await seedDatabase(world.database, readSeed(), world.service.now().toInstant());
    await world.service.store.publish();
  });

  test.each(scopes)('the copy of %s is under 1 MB and holds every offer that covers it, once', async (id) => {
    const { text, headers } = await request(world.app).get(`/klynge/${id}/noedkopi`);
    expect(Number(headers['content-length'] ?? Buffer.byteLength(text))).toBeLessThan(1_000_000);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    const { offers, index } = world.catalogue.at(world.service.now());
    const near = offers.filter((_, position) => index.nearOf.get(id)?.[position] === 1);
    expect(near.length).toBeGreaterThan(30);
    expect(
      entriesOf(text)
        .map(({ anchor }) => anchor)
        .sort(),
    ).toEqual(near.map(({ slug }) => slug).sort());
  });

  test('that of the region holds all', async () => {
    const { text } = await request(world.app).get('/noedkopi');
    expect(entriesOf(text)).toHaveLength(178);
  });

  test('every place that is named within it is there', async () => {
    const { text } = await request(world.app).get('/noedkopi');
    const ids = new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    expect(ids.size).toBe([...text.matchAll(/\sid="/g)].length);
    const inside = linksOn(text).filter(({ href }) => href.startsWith('#'));
    expect(inside.length).toBeGreaterThan(178);
    expect(inside.filter(({ href }) => !ids.has(href.slice(1)))).toEqual([]);
  });

  test('it asks for nothing: what leads out is a link that somebody must press', async () => {
    const { text } = await request(world.app).get('/noedkopi');
    expect(text).not.toMatch(/<(?:img|iframe|link(?! rel="icon" href="data:,")|form|object|embed|base)\b/);
    expect(text).not.toMatch(/\s(?:src|srcset|action|style|on\w+)=|url\(|@import|fetch\(|XMLHttpRequest/);
    const outside = linksOn(text).filter(({ href }) => !/^(?:#|tel:|$)/.test(href));
    expect(outside.every(({ href }) => href.startsWith('http://akutoverblik.example/'))).toBe(true);
  });
});

const world = await startService({ offers: [staffNumber, alwaysOpen], now });
const publicCopy = (path = '/klynge/horsens/noedkopi') => request(world.app).get(path);

test('its policy lets in its own style and script by their hashes, and nothing else, in the file as over the net', async () => {
  const { text, headers } = await publicCopy();
  const hashOf = (tag: string) => {
    const inside = new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(text)?.[1] ?? '';
    return `'sha256-${createHash('sha256').update(inside).digest('base64')}'`;
  };
  const policy = `default-src 'none'; style-src ${hashOf('style')}; script-src ${hashOf('script')}; img-src data:; base-uri 'none'; form-action 'none'`;
  expect(headers['content-security-policy']).toBe(`${policy}; frame-ancestors 'none'`);
  expect(text).toContain(
    `<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll("'", '&#39;')}">`,
  );
  expect([...text.matchAll(/<(?:style|script)\b/g)]).toHaveLength(2);
});

test('a name that an administrator has given cannot break out of it', async () => {
  const bad = exampleOffer({
    name: '</title><script>alert(1)</script>"\\',
    summary: 'Et "citat" & <b>mere</b>',
  });
  const named = await startService({ offers: [bad], now });
  const administrator = await signIn(named, { role: 'administrator' });
  const fields = { navn: '"}</style><script>alert(2)</script>', hospital: '</h1><script>alert(3)</script>' };
  await administrator.post('/administration/geografi/klynge/horsens', fields);
  const { text } = await request(named.app).get('/klynge/horsens/noedkopi');
  expect(text).toContain('alert(2)&lt;/script&gt;</h1>');
  expect([...text.matchAll(/<script\b/g)]).toHaveLength(1);
  expect([...text.matchAll(/<\/style>/g)]).toHaveLength(1);
  expect(text).not.toContain('<b>mere');
});

test('it is asked for anew each time, and costs nothing when it is the same', async () => {
  const first = await publicCopy();
  expect(first.headers['cache-control']).toBe('private, no-cache');
  expect(first.headers['content-disposition']).toBe(
    'inline; filename="noedkopi-horsens-2026-12-17-kl-14-30.html"',
  );
  const again = await publicCopy().set('If-None-Match', first.headers.etag ?? '');
  expect([again.status, again.text]).toEqual([304, '']);
  const { text, headers } = await publicCopy().set('Accept-Encoding', 'identity');
  expect(headers['content-encoding']).toBeUndefined();
  expect(text).toBe(first.text);
});

test('a cluster that is not there has none', async () => {
  expect((await publicCopy('/klynge/findes-ikke/noedkopi')).status).toBe(404);
});

test('it is found from the cluster, from what the service is, and from the bottom of every page', async () => {
  const linked = async (path: string) =>
    linksOn((await request(world.app).get(path)).text).map(({ href }) => href);
  expect(await linked('/klynge/horsens')).toContain('/klynge/horsens/noedkopi');
  expect((await linked('/om')).filter((href) => href === '/noedkopi')).toHaveLength(2);
  expect(await linked('/')).toContain('/noedkopi');
});

describe('numbers for staff', () => {
  const holds = (text: string) => text.replace(/\s|&nbsp;/g, '').includes('99000001');

  test.each<[string, Grant, boolean]>([
    ['the visitation', { role: 'visitation', cluster: 'horsens' }, true],
    ['a coordinator', { role: 'coordinator', cluster: 'horsens' }, true],
    ['an administrator', { role: 'administrator' }, true],
    ['an editor', { role: 'editor', organisation: 'kommune-horsens' }, false],
  ])('%s: %#', async (_, grant, reads) => {
    const person = await signIn(world, grant);
    for (const path of ['/noedkopi', '/klynge/horsens/noedkopi']) {
      const before = await publicCopy(path);
      const { text, headers } = await person.get(path);
      expect(holds(text)).toBe(reads);
      expect(headers['cache-control']).toBe('no-store');
      expect(wordsOn(text).includes('Til visitationen – må ikke deles videre.')).toBe(reads);
      expect(String(headers['content-disposition']).includes('til-visitationen-maa-ikke-deles')).toBe(reads);
      expect(text.includes('Til visitationen – må ikke deles videre · ')).toBe(reads);
      for (const { text: everybodys } of [before, await publicCopy(path)]) {
        expect(holds(everybodys)).toBe(false);
        expect(everybodys).not.toContain('Bagvagt');
        expect(everybodys).not.toContain('visitationen –');
      }
    }
  });
});
