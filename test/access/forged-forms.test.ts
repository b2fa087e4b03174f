/** A form is taken from a page of our own only, and from nobody who does not say where it was. */
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import request from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { accessTable } from '../../server/access/access-table.ts';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
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

describe('a form from elsewhere, with the cookie of somebody who may do everything,', () => {
  const forged = accessTable.filter(({ method, fromAnywhere }) => method === 'post' && !fromAnywhere);
  const elsewhere = [
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://andre.example' },
    { 'Sec-Fetch-Site': 'same-site', Origin: 'https://andet.region.example' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: 'https://andre.example' },
    {},
  ];

  test.each(forged)('is refused at $path', async ({ path }) => {
    const { world, person } = await inCharge;
    const at = path.replace(':slug', alwaysOpen.slug).replace(/:\w+/g, 'x');
    for (const headers of elsewhere) {
      const sent = request(world.app).post(at).set('Cookie', person.cookie).set(headers);
      const { status, text } = await sent.type('form').send('');
      expect(status).toBe(403);
      expect(wordsOn(text)).toContain('ikke sendt fra vores egen side');
    }
  });

  test('is taken by the one link that mail programs press, which proves itself and reads no cookie', async () => {
    const open = accessTable.filter(({ fromAnywhere }) => fromAnywhere);
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual(['post /paamindelser/:token']);
    const { world } = await inCharge;
    const sent = request(world.app).post('/paamindelser/opdigtet').set('Sec-Fetch-Site', 'cross-site');
    expect((await sent.type('form').send('List-Unsubscribe=One-Click')).status).toBe(410);
  });
});

const inCharge = (async () => {
  const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
  const organisation = alwaysOpen.editor;
  const person = await signIn(
    world,
    { role: 'administrator' },
    { role: 'approver', organisation },
    { role: 'visitation', cluster: 'horsens' },
  );
  return { world, person };
})();

test('no other way of writing is answered', async () => {
  const { world, person } = await inCharge;
  for (const method of ['put', 'patch', 'delete'] as const) {
    const sent = request(world.app)[method](`/redaktion/tilbud/${alwaysOpen.slug}`);
    const { status } = await sent.set('Cookie', person.cookie).set('Sec-Fetch-Site', 'same-origin');
    expect(status).toBe(405);
  }
});
