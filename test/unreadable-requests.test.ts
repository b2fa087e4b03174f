/** What never becomes a request: an address beyond all measure, or no HTTP at all. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { answerUnreadable } from '../server/unreadable-requests.ts';
import { alwaysOpen } from './example-offers.ts';
import { startService } from './start-service.ts';

const { app } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });

/** Everything the service writes back to these bytes before it closes. */
async function answerTo(sent: string): Promise<string> {
  const server = createServer(app);
  answerUnreadable(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(sent);
  return Buffer.concat(await socket.toArray()).toString();
}

const end = '\r\nHost: localhost\r\nConnection: close\r\n\r\n';

test('an address of 20,000 characters is answered in Danish, and not printed back', async () => {
  const answer = await answerTo(`GET /?q=${'hemmelig'.repeat(2_500)} HTTP/1.1${end}`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(answer).toContain('Content-Type: text/plain; charset=utf-8');
  expect(answer).toContain('Adressen er for lang');
  expect(answer).not.toContain('hemmelig');
});

test('so is a header as long', async () => {
  const answer = await answerTo(`GET / HTTP/1.1\r\nCookie: ${'a'.repeat(20_000)}${end}`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
});

test('what is no HTTP is told so', async () => {
  const answer = await answerTo('hvad er klokken?\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer).toContain('Forespørgslen kan ikke læses');
});

test('a long address within the measure is answered as a page', async () => {
  const answer = await answerTo(`GET /?q=${'a'.repeat(10_000)} HTTP/1.1${end}`);
  expect(answer).toMatch(/^HTTP\/1\.1 \d+ [^\r]+\r\n/);
  expect(answer).not.toMatch(/^HTTP\/1\.1 4[03]1/);
});
