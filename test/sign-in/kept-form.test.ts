/** A session that ends while somebody writes costs a sign-in, never what was written. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { accessTable } from '../../server/access/access-table.ts';
import { keptForm, longestKept, mayBeKept, sealed } from '../../server/sign-in/kept-form.ts';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { cookieOf, memberWith, sendForm } from '../sign-in.ts';
import { startService } from '../start-service.ts';

const email = 'maja@kommune.example';
const password = 'en god lang adgangskode';

describe('a form', () => {
  test('comes back field by field, doubled ones and Danish letters too', () => {
    const body = new URLSearchParams([
      ['navn', 'Årø & "Møl"\nny linje'],
      ['dag', '1'],
      ['dag', '2'],
    ]).toString();
    expect(keptForm('/redaktion/tilbud/x?a=1', sealed(body))).toEqual({
      action: '/redaktion/tilbud/x?a=1',
      fields: [
        { name: 'navn', value: 'Årø & "Møl"\nny linje' },
        { name: 'dag', value: '1' },
        { name: 'dag', value: '2' },
      ],
    });
  });

  test.each([
    '/log-ind',
    '/log-ud',
    '/adgangskode/abc',
    '/konto',
    '/konto/adgangskode',
    '//eksempel.dk/x',
    'http://x/',
  ])('to %s is not carried', (path) => {
    expect(mayBeKept(path, 'a=1')).toBe(false);
    expect(keptForm(path, sealed('a=1'))).toBeUndefined();
  });

  test('of any length that is carried fits into one form again', () => {
    expect(mayBeKept('/redaktion', 'x'.repeat(longestKept + 1))).toBe(false);
    expect(sealed('x'.repeat(longestKept)).length).toBeLessThan(1_000_000);
  });
});

describe('sent after the session has ended', () => {
  // Any route that takes a form of somebody signed in.
  const path = accessTable.find(({ method, rule }) => method === 'post' && rule === 'administers')?.path;

  test('is carried through the sign-in, mistakes and all, and is sent by a button', async () => {
    const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
    await memberWith(world, { email, password }, { role: 'editor', organisation: 'kommune-horsens' });
    const door = await sendForm(world.app, String(path), { navn: 'Årø "Møl"', dag: ['1', '2'] });
    expect(door.status).toBe(401);
    expect(wordsOn(door.text)).toContain('Du er blevet logget ud. Det, du ville sende, er med her på siden.');
    expect(door.headers['cache-control']).toBe('no-store');

    const wrong = await sendForm(world.app, '/log-ind', {
      ...hiddenOn(door.text),
      email,
      adgangskode: 'forkert',
    });
    expect(wrong.status).toBe(400);
    const right = await sendForm(world.app, '/log-ind', {
      ...hiddenOn(wrong.text),
      email,
      adgangskode: password,
    });
    expect(right.status).toBe(200);
    expect(cookieOf(right)).toBeDefined();
    expect(right.text).toContain(`action="${path}"`);
    expect(right.text).toContain('name="navn" value="Årø &quot;Møl&quot;"');
    expect(right.text).toContain('name="dag" value="1"');
    expect(right.text).toContain('name="dag" value="2"');
    expect(wordsOn(right.text)).toContain('Send igen');
    expect(right.headers['cache-control']).toBe('no-store');
  });

  test('too much to carry, or a file: it says how to send it again', async () => {
    const { app } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
    const long = await sendForm(app, String(path), { navn: 'x'.repeat(longestKept) });
    const file = await request(app)
      .post(String(path))
      .set('Sec-Fetch-Site', 'same-origin')
      .attach('fil', Buffer.from('a;b'), 'tilbud.csv');
    for (const { status, text } of [long, file]) {
      expect(status).toBe(401);
      expect(wordsOn(text)).toContain('Log ind i en ny fane, og genindlæs så denne side');
      expect(text).toContain('name="indhold" value=""');
    }
  });

  test('a button alone leads on to one’s own work, not to the address it was for', async () => {
    const { app } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
    const { text } = await sendForm(app, String(path));
    expect(text).toContain('name="videre" value=""');
  });

  test('a fragment asked for by a script is only told', async () => {
    const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
    const { status, text } = await sendForm(world.app, String(path)).set('HX-Request-Type', 'partial');
    expect(status).toBe(401);
    expect(text).not.toContain('name="indhold"');
  });

  test('what comes from another site is refused, not carried', async () => {
    const { app } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
    const { status } = await request(app)
      .post(String(path))
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send('a=1');
    expect(status).toBe(403);
  });
});

function hiddenOn(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
  return Object.fromEntries([...fields].map(([, name, value]) => [name, value]));
}
