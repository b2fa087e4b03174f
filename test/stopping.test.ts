/** Told to stop, the service leaves nobody without an answer: what runs is finished, nothing new begins, and the database is closed. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run, startCommand, stop } from './running-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A service, and a form that somebody on a slow line has begun to send. */
async function begin() {
  const file = join(temporaryFolder(), 'akut.db');
  const service = run(process.execPath, startCommand, { DATABASE_FILE: file, PORT: '0' });
  const { port, hostname } = new URL(await service.address);
  const slow = connect(Number(port), hostname);
  onTestFinished(() => void slow.destroy());
  await once(slow, 'connect');
  const body = 'email=proeve%40eksempel.dk&password=forkert-forkert';
  slow.write(
    `POST /log-ind HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  slow.write(body.slice(0, 10));
  // The service has heard of it when it answers what was asked after it.
  await (await fetch(`http://${hostname}:${port}/`)).text();
  return { file, service, slow, rest: body.slice(10), address: `http://${hostname}:${port}/` };
}

async function refusedAt(address: string): Promise<void> {
  const outcome = () =>
    fetch(address).then(
      () => 'answered',
      () => 'refused',
    );
  await expect.poll(outcome).toBe('refused');
}

describe('on SIGTERM', () => {
  test('a slow request gets its answer, nobody new is let in, and the log is emptied into the database', async () => {
    const { file, service, slow, rest, address } = await begin();
    const answer = text(slow);
    stop(service.process, 'SIGTERM');
    await refusedAt(address);
    expect(existsSync(`${file}-wal`)).toBe(true);
    slow.write(rest);
    expect(await answer).toMatch(/^HTTP\/1\.1 4\d\d [\s\S]+<\/html>/);
    expect(await service.ended).toBe(0);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('a request that never ends is cut off, it is told, and the database is closed all the same', async () => {
    const { file, service, slow } = await begin();
    slow.on('error', () => undefined);
    stop(service.process, 'SIGTERM');
    expect(await service.ended).toBe(0);
    expect(service.written().out).toContain('nogle forespørgsler blev ikke færdige og blev afbrudt');
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('a page that is open and listens is let go', async () => {
    const file = join(temporaryFolder(), 'akut.db');
    const service = run(process.execPath, startCommand, { DATABASE_FILE: file, PORT: '0' });
    const stream = await fetch(`${await service.address}/nyt`, { headers: { accept: 'text/event-stream' } });
    expect(stream.status).toBe(200);
    stop(service.process, 'SIGTERM');
    expect(await stream.text()).toMatch(/^data: \S+\n\n$/);
    expect(await service.ended).toBe(0);
    expect(service.written().out).not.toContain('blev afbrudt');
  });

  test('a second one ends it at once', async () => {
    const { service, address } = await begin();
    stop(service.process, 'SIGTERM');
    await refusedAt(address);
    stop(service.process, 'SIGTERM');
    expect(await service.ended).toBe(null);
    expect(service.process.signalCode).toBe('SIGTERM');
  });
});
