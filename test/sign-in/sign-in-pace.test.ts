/** Guessing gets slow; whoever knows the password is not kept out by those who guess. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { networkOf } from '../../server/sign-in/network.ts';
import { secondsToWait, type Try, waitWords } from '../../server/sign-in/sign-in-pace.ts';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { memberWith, sendForm } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const now = danishTime('2026-12-01T10:00').toInstant();

/** Failures at the account from one place, the last of them some seconds ago. */
function failures(count: number, secondsAgo: number, where: Partial<Try> = {}): Try[] {
  return Array.from({ length: count }, (_, i) => ({
    at: now.subtract({ seconds: secondsAgo + i }),
    outcome: 'refused',
    sameAccount: true,
    sameAddress: true,
    ...where,
  }));
}

describe('the wait', () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [8, 240],
    [9, 480],
    [10, 900],
    [25, 900],
  ])('after %i failures is %i seconds', (count, seconds) => {
    expect(secondsToWait(failures(count, 0), now)).toBe(seconds);
  });

  test('runs from the last failure, and failures are forgiven after a quarter of an hour', () => {
    expect(secondsToWait(failures(6, 20), now)).toBe(40);
    expect(secondsToWait(failures(6, 60), now)).toBe(0);
    expect(secondsToWait(failures(12, 900), now)).toBe(0);
  });

  test('is the same wherever the guesses come from', () => {
    expect(secondsToWait(failures(7, 0, { sameAddress: false }), now)).toBe(120);
  });

  test('starts anew after a success from the same place', () => {
    const success: Try = { at: now, outcome: 'signed-in', sameAccount: true, sameAddress: true };
    expect(secondsToWait([...failures(9, 10), success], now)).toBe(0);
  });

  test('is nothing where the account has signed in before, whatever others try elsewhere', () => {
    const before = now.subtract({ hours: 24 });
    const success: Try = { at: before, outcome: 'signed-in', sameAccount: true, sameAddress: true };
    const others = failures(50, 0, { sameAddress: false });
    expect(secondsToWait([success, ...others], now)).toBe(0);
    expect(secondsToWait([success, ...others, ...failures(6, 0)], now)).toBe(60);
  });

  test('comes later for a place that many share, and then for every account tried from there', () => {
    const others = (count: number) => failures(count, 0, { sameAccount: false });
    expect(secondsToWait(others(29), now)).toBe(0);
    expect(secondsToWait(others(30), now)).toBe(30);
    expect(secondsToWait(others(33), now)).toBe(240);
  });

  test('is told in words', () => {
    expect([1, 30, 60, 61, 240].map(waitWords)).toEqual([
      '1 sekund',
      '30 sekunder',
      '1 minut',
      '2 minutter',
      '4 minutter',
    ]);
  });
});

describe('a place', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('signing in', () => {
  const password = 'en god lang adgangskode';
  const wrong = 'en helt forkert adgangskode';

  test.each(['maja@kommune.example', 'ukendt@kommune.example'])(
    '%s: the sixth try says how long to wait, does not count, and works when the time has passed',
    async (email) => {
      let clock = danishTime('2026-12-01T10:00');
      const world = await startService({ offers: [alwaysOpen], now: () => clock });
      await memberWith(world, { email: 'maja@kommune.example', password });
      const attempt = (adgangskode: string) => sendForm(world.app, '/log-ind', { email, adgangskode });
      for (let i = 0; i < 5; i++) expect((await attempt(wrong)).status).toBe(400);
      for (let i = 0; i < 3; i++) {
        const { status, headers, text } = await attempt(password);
        expect(status).toBe(429);
        expect(headers['retry-after']).toBe('30');
        expect(wordsOn(text)).toContain('Vent 30 sekunder, og prøv igen.');
      }
      clock = clock.add({ seconds: 30 });
      expect((await attempt(password)).status).toBe(email.startsWith('maja') ? 303 : 400);
    },
  );

  test('many tries at once are not all the first', async () => {
    const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
    const tries = Array.from({ length: 12 }, () =>
      sendForm(world.app, '/log-ind', { email: 'maja@kommune.example', adgangskode: wrong }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  test('who says where they come from is believed only when a proxy in front is named', async () => {
    const { service } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
    const slowedAt = async (trustedProxies: string[]) => {
      const app = createApp({ ...service, trustedProxies });
      for (let i = 0; i < 60; i++) {
        const fields = { email: `nummer${i}@kommune.example`, adgangskode: 'x' };
        const { status } = await sendForm(app, '/log-ind', fields).set('X-Forwarded-For', `192.0.2.${i}`);
        if (status === 429) return i;
      }
      return 'never';
    };
    expect(await slowedAt([])).toBe(30);
    expect(await slowedAt(['loopback'])).toBe('never');
  }, 60_000);

  test('leaves a row without name or address, and a line in the log without either', async () => {
    const lines: string[] = [];
    const { default: pino } = await import('pino');
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00', log });
    await memberWith(world, { email: 'maja@kommune.example', password });
    await sendForm(world.app, '/log-ind', { email: 'maja@kommune.example', adgangskode: wrong });
    await sendForm(world.app, '/log-ind', { email: 'maja@kommune.example', adgangskode: password });
    const rows = await world.database.selectFrom('sign_in_attempt').selectAll().execute();
    expect(rows.map(({ outcome }) => outcome)).toEqual(['refused', 'signed-in']);
    const told = JSON.stringify(rows) + lines.join('');
    expect(lines.filter((line) => line.includes('"signIn"'))).toHaveLength(3);
    expect(told).not.toMatch(/maja|kommune\.example|127\.0\.0\.1|::1|adgangskode/);
  });
});

test('the page for signing in sets no cookie', async () => {
  const { app } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
  const { headers, text } = await request(app).get('/log-ind');
  expect(headers['set-cookie']).toBeUndefined();
  expect(text).toContain('autocomplete="current-password"');
  expect(text).toContain('autocomplete="username"');
});
