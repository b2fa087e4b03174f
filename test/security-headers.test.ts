/** What every answer says to the browser, whatever is asked for. */
import request from 'supertest';
import { expect, test } from 'vitest';
import { createApp } from '../server/app.ts';
import { alwaysOpen } from './example-offers.ts';
import { startService } from './start-service.ts';

const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });

const [, asset = ''] = /href="(\/assets\/app\.[^"]+)"/.exec((await request(world.app).get('/')).text) ?? [];

test.each([
  ['a page', '/'],
  ['JSON', '/api/opslag'],
  ['a file', '/eksport/tilbud.csv'],
  ['a style sheet', asset],
  ['what is not there', '/findes-ikke'],
  ['what cannot be read', '/tilbud/%E0%A4%A'],
])('%s runs nothing of others, is framed by nobody and asks for nothing of the machine', async (_, path) => {
  const { headers } = await request(world.app).get(path);
  const policy = Object.fromEntries(
    String(headers['content-security-policy'])
      .split(';')
      .map((one) => [one.split(' ')[0], one.split(' ').slice(1).join(' ')]),
  );
  const itself = "'self'";
  const nothing = "'none'";
  expect(policy).toEqual({
    'default-src': nothing,
    'script-src': itself,
    'style-src': itself,
    'font-src': itself,
    'img-src': itself,
    'connect-src': itself,
    'manifest-src': itself,
    'worker-src': itself,
    'object-src': nothing,
    'form-action': itself,
    'base-uri': nothing,
    'frame-ancestors': nothing,
  });
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('geolocation=()'),
  });
  expect(headers).not.toHaveProperty('x-powered-by');
});

test('browsers are told to stay with TLS where readers reach the service by it, and only there', async () => {
  const { headers } = await request(world.app).get('/');
  expect(headers).not.toHaveProperty('strict-transport-security');
  const overTls = createApp({ ...world.service, address: () => 'https://akut.example' });
  expect((await request(overTls).get('/')).headers['strict-transport-security']).toBe('max-age=31536000');
});
