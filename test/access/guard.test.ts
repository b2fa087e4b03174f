/** Nobody reaches a route that the access table does not name, and every route is in it. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { accessTable } from '../../server/access/access-table.ts';
import { createApp } from '../../server/app.ts';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { startService } from '../start-service.ts';

const now = '2026-12-01T10:00';
const world = await startService({ offers: [alwaysOpen], now });

test('every route of the service is in the table once, and the table names no others', () => {
  const served = routesOf(createApp(world.service).router.stack).slice(accessTable.length);
  const allowed = accessTable.map(({ method, path }) => `${method} ${path}`);
  expect(served.length).toBeGreaterThan(5);
  expect(served.toSorted()).toEqual(allowed.toSorted());
});

describe('somebody signed in', () => {
  test('is known until twelve hours have passed, or an hour without a request', async () => {
    let clock = world.service.now();
    const later = await startService({ offers: [alwaysOpen], now: () => clock });
    const person = await signIn(later, { role: 'administrator' });
    const known = async () => (await person.get('/om')).headers['cache-control'] === 'no-store';
    expect(await known()).toBe(true);
    clock = clock.add({ minutes: 59 });
    expect(await known()).toBe(true);
    clock = clock.add({ minutes: 59 });
    expect(await known()).toBe(true);
    clock = clock.add({ minutes: 60 });
    expect(await known()).toBe(false);
  });

  test('is nobody twelve hours after signing in, however busy', async () => {
    let clock = world.service.now();
    const later = await startService({ offers: [alwaysOpen], now: () => clock });
    const person = await signIn(later, { role: 'administrator' });
    for (let half = 0; half < 24; half++) {
      expect((await person.get('/om')).headers['cache-control']).toBe('no-store');
      clock = clock.add({ minutes: 30 });
    }
    expect((await person.get('/om')).headers['cache-control']).toBe('private, no-cache');
  });

  test('a made-up cookie is nobody and no mistake', async () => {
    const { status, headers } = await request(world.app).get('/om').set('Cookie', '__Host-session=opdigtet');
    expect(status).toBe(200);
    expect(headers['set-cookie']).toBeUndefined();
  });
});

test('an offer that is not there is told from one that is somebody else’s', async () => {
  const editor = await signIn(world, { role: 'editor', organisation: 'kommune-odder' });
  expect((await editor.get('/redaktion/tilbud/findes-ikke')).status).toBe(404);
  expect((await editor.get(`/redaktion/tilbud/${alwaysOpen.slug}`)).status).toBe(403);
});

test('an address that may only be read refuses to be written to', async () => {
  const { status, text } = await request(world.app).post('/').set('Sec-Fetch-Site', 'same-origin');
  expect(status).toBe(405);
  expect(wordsOn(text)).toContain('kan kun læses');
});

type Layer = { route?: { path: string; stack: { method: string }[] }; handle?: { stack?: Layer[] } };

function routesOf(stack: unknown): string[] {
  return (stack as Layer[]).flatMap(({ route, handle }) => [
    ...(route ? [...new Set(route.stack.map(({ method }) => `${method} ${route.path}`))] : []),
    ...(handle?.stack ? routesOf(handle.stack) : []),
  ]);
}
