/** What is typed into a lookup may say something about a person: it is not logged, not kept, and not sent anywhere else. */
import pino from 'pino';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { alwaysOpen } from './example-offers.ts';
import { startService } from './start-service.ts';

const publicPages = [
  '/',
  '/?kommune=0615&q=iv',
  '/?alder=300',
  '/tilbud/eksempel-doegnaaben',
  '/tilbud/eksempel-doegnaaben/fejl',
  '/pladser/opdigtet',
  '/paamindelser/opdigtet',
  '/klynger',
  '/klynge/horsens',
  '/om',
  '/status',
  '/gem',
  '/gem/kopi.json',
  '/arbejder.js',
  '/log-ind',
  '/glemt-adgangskode',
  '/adgangskode/opdigtet',
  '/api/opslag',
  '/api/tilbud/eksempel-doegnaaben',
  '/findes-ikke',
  '/tilbud/%E0%A4%A',
];
const { app } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });

describe.each(publicPages)('%s', (address) => {
  const answer = request(app)
    .get(address)
    .then((response) => response);

  test('sets no cookie', async () => {
    expect((await answer).headers['set-cookie']).toBeUndefined();
  });

  test('may load from this service only, runs nothing inline, and is framed by nobody', async () => {
    const policy = new Map(
      String((await answer).headers['content-security-policy'])
        .split(';')
        .map((directive) => {
          const [name = '', ...sources] = directive.trim().split(/\s+/);
          return [name, sources.join(' ')] as const;
        }),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    for (const [name, sources] of policy) expect(["'self'", "'none'"], name).toContain(sources);
  });

  test('tells other sites nothing of the search, and nobody what it is made with', async () => {
    const { headers } = await answer;
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

test('a page loads nothing from elsewhere and holds no script or style of its own', async () => {
  for (const address of publicPages) {
    const { text } = await request(app).get(address);
    expect(text).not.toMatch(/<(?:script|link|img|iframe)[^>]*(?:src|href)="(?:https?:)?\/\//);
    expect(text).not.toMatch(/<script>|<style|\sstyle="|\son\w+="/);
  }
});

describe('the log', () => {
  const secrets = [
    'selvmordstruet',
    '0101901234',
    '010190-1234',
    'jens.jensen@eksempel.dk',
    'eksempelvej',
    '8732',
  ];
  const requests: [what: string, method: 'get' | 'post', address: string][] = [
    ['free text', 'get', '/?q=selvmordstruet+0101901234'],
    ['free text in the API', 'get', '/api/opslag?q=010190-1234'],
    ['a CPR number on its way out of the address', 'get', '/?q=randers+010190-1234'],
    ['a place', 'get', '/?kommune=Eksempelvej'],
    ['a postcode', 'get', '/?kommune=8732'],
    ['a field nobody knows', 'get', '/?navn=selvmordstruet'],
    ['a wrong age', 'get', '/?alder=0101901234'],
    ['a wrong moment', 'get', '/?tid=0101901234'],
    ['an offer that is not there', 'get', '/tilbud/jens.jensen@eksempel.dk'],
    ['an address that is not there', 'get', '/jens.jensen@eksempel.dk?q=0101901234'],
    ['a cluster that is not there', 'get', '/klynge/selvmordstruet'],
    ['broken characters', 'get', '/tilbud/selvmordstruet%E0%A4%A'],
    ['broken characters in the query', 'get', '/?q=selvmordstruet%E0%A4%A'],
    ['something sent to a page that can only be read', 'post', '/?q=selvmordstruet'],
  ];

  const written: string[] = [];
  let firstWritten = Promise.withResolvers<void>();
  const write = (line: string) => {
    written.push(line);
    firstWritten.resolve();
  };
  const log = pino({ level: 'trace' }, { write });
  const service = startService({ offers: [alwaysOpen], now: '2026-12-01T10:00', log });

  /** What one request adds to the log. */
  async function logOf(method: 'get' | 'post', address: string): Promise<string[]> {
    firstWritten = Promise.withResolvers<void>();
    await request((await service).app)
      [method](address)
      .set('Referer', 'https://eksempel.example/?q=selvmordstruet')
      .set('User-Agent', 'jens.jensen@eksempel.dk')
      .set('Cookie', 'cpr=0101901234')
      .set('X-Forwarded-For', '0101901234');
    await firstWritten.promise;
    return written.splice(0);
  }

  test.each(requests)('has one line and nothing of %s', async (_, method, address) => {
    const lines = await logOf(method, address);
    expect(lines).toHaveLength(1);
    for (const secret of secrets) expect(lines[0]?.toLowerCase()).not.toContain(secret);
  });

  test('says what kind of page was asked for, how it went and how long it took', async () => {
    const [line = ''] = await logOf('get', '/tilbud/eksempel-doegnaaben?tid=2026-12-24T22:00');
    expect(JSON.parse(line)).toMatchObject({
      method: 'GET',
      route: '/tilbud/:slug',
      status: 200,
      ms: expect.any(Number),
    });
    expect(line).not.toContain('eksempel-doegnaaben');
    expect(line).not.toContain('2026-12-24T22:00');
    expect(line).not.toMatch(/127\.0\.0\.1|::1/);
  });
});
