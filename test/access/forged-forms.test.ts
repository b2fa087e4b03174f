/** A form is taken from a page of our own only, and from nobody who does not say where it was. */
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { alwaysOpen } from '../example-offers.ts';
import { startService } from '../start-service.ts';

/** The status of an answer to what is sent exactly so. */
async function statusOf(lines: string[]): Promise<number> {
  const { app } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
  const server = app.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  // Not closed: the answer may take a while.
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(String(answer))?.[1]);
}

test.each([
  ['our own origin', ['POST /log-ud HTTP/1.1', 'Host: akut.example', 'Origin: http://akut.example'], 303],
  ['another origin', ['POST /log-ud HTTP/1.1', 'Host: akut.example', 'Origin: http://andre.example'], 403],
  ['no word of it', ['POST /log-ud HTTP/1.1', 'Host: akut.example'], 403],
  ['a page without origin', ['POST /log-ud HTTP/1.1', 'Host: akut.example', 'Origin: null'], 403],
  ['such a page, to no host', ['POST /log-ud HTTP/1.0', 'Origin: null'], 403],
])('from %s', async (_from, lines, status) => {
  expect(await statusOf([...lines, 'Connection: close'])).toBe(status);
});
