/** What never becomes a request: an address beyond all measure, no HTTP at all, or one who never gets it said. */
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { boundedServer } from '../server/http/bounded-server.ts';
import { connections } from '../server/limits.ts';
import { alwaysOpen } from './example-offers.ts';
import { startService } from './start-service.ts';

const { app } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });

/** Everything the service writes back to these bytes before it closes; `patience`: where it is to be shorter than at work. */
async function answerTo(sent: string, patience?: Partial<typeof connections>): Promise<string> {
  const server = boundedServer(app, { ...connections, ...patience });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  if (patience) socket.write(sent);
  else socket.end(sent);
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

const impatient = { head: 50, request: 50, check: 10 };

test.each([
  ['a header', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Langsom: a'],
  ['nothing but a line', 'GET / HTTP/1.1\r\n'],
  [
    'a form',
    'POST /log-ud HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\na',
  ],
])('who sends %s and never ends it is told so, and let go', async (_, sent) => {
  const answer = await answerTo(sent, impatient as typeof connections);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('Forespørgslen kom ikke frem');
});

test('who says nothing at all is let go', async () => {
  expect(await answerTo('', { ...impatient, silence: 50 } as typeof connections)).toMatch(/^$|408/);
});

test('a long address within the measure is answered as a page', async () => {
  const answer = await answerTo(`GET /?q=${'a'.repeat(10_000)} HTTP/1.1${end}`);
  expect(answer).toMatch(/^HTTP\/1\.1 \d+ [^\r]+\r\n/);
  expect(answer).not.toMatch(/^HTTP\/1\.1 4[03]1/);
});
