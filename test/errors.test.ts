/** What goes wrong is told in Danish, in the service's own dress or as JSON, and never shows its insides. */
import pino from 'pino';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createApp } from '../server/app.ts';
import { alwaysOpen } from './example-offers.ts';
import { linksOn, wordsOn } from './read-page.ts';
import { danishTime, startService } from './start-service.ts';

const now = '2026-12-01T10:00';
const { app, service } = await startService({ offers: [alwaysOpen], now });
const insides = /node_modules|\.ts:|at .+\(.+\)|Error:/;

describe('an address that is not there', () => {
  test.each([
    '/findes-ikke',
    '/tilbud',
    '/tilbud/',
    '/tilbud/a/b',
    '/assets/findes-ikke.css',
    '/api',
    '/index.php',
    '/.env',
    '/%00',
  ])('%s: 404 with a way on', async (address) => {
    const { status, text, headers } = await request(app).get(address);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(wordsOn(text)).toContain('Siden findes ikke');
    expect(linksOn(text)).toContainEqual({ name: 'Til opslaget', href: '/' });
    expect(text).not.toMatch(insides);
  });

  test.each(['/api/findes-ikke', '/api/tilbud', '/api/opslag/1'])('%s: 404 as JSON', async (address) => {
    const { status, body } = await request(app).get(address);
    expect(status).toBe(404);
    expect(body).toEqual({
      errors: [{ field: null, message: expect.stringContaining('Siden findes ikke') }],
    });
  });

  test('its own words are not printed back', async () => {
    const { text } = await request(app).get('/%3Cscript%3Ealert(1)%3C/script%3E');
    expect(text).not.toContain('alert(1)');
  });
});

describe('an address whose characters cannot be read', () => {
  test.each(['/tilbud/%E0%A4%A', '/klynge/%E0%A4%A', '/tilbud/%', '/tilbud/%FF'])(
    '%s: 400',
    async (address) => {
      const { status, text } = await request(app).get(address);
      expect(status).toBe(400);
      expect(wordsOn(text)).toContain('Adressen kan ikke læses');
      expect(text).not.toMatch(insides);
    },
  );

  test('/api/tilbud/%E0%A4%A: 400 as JSON', async () => {
    const { status, body } = await request(app).get('/api/tilbud/%E0%A4%A');
    expect(status).toBe(400);
    expect(body.errors[0].message).toContain('Adressen kan ikke læses');
  });
});

describe('the pages can only be read', () => {
  test.each(['post', 'put', 'patch', 'delete'] as const)('%s: 405', async (method) => {
    const page = await request(app)[method]('/');
    expect(page.status).toBe(405);
    expect(wordsOn(page.text)).toContain('Denne adresse kan kun læses');
    const json = await request(app)[method]('/api/opslag');
    expect(json.status).toBe(405);
    expect(json.body.errors[0].message).toContain('kan kun læses');
  });

  test('405 says which methods are allowed, as HTTP asks', async () => {
    const { headers } = await request(app).post('/');
    expect(headers.allow).toContain('GET');
  });

  test.each(['/', '/tilbud/eksempel-doegnaaben', '/klynger', '/om', '/api/opslag', '/findes-ikke'])(
    'HEAD %s answers as GET without the page',
    async (address) => {
      const get = await request(app).get(address);
      const head = await request(app).head(address);
      expect(head.status).toBe(get.status);
      expect(head.headers['content-type']).toBe(get.headers['content-type']);
      expect(head.text ?? '').toBe('');
    },
  );
});

describe('a mistake of our own', () => {
  /** The real app with a clock that stops working for one reading: the nearest thing to a bug that can be had from outside. */
  function appWithOneMistake() {
    const written: string[] = [];
    let broken = true;
    const clock = () => {
      if (!broken) return danishTime(now);
      broken = false;
      throw new Error('hemmelig indmad\n    at hemmeligt sted');
    };
    const log = pino({ level: 'info' }, { write: (line: string) => void written.push(line) });
    return { app: createApp({ ...service, now: clock, log }), written };
  }

  test('500 in Danish, with what to do meanwhile, and nothing of the mistake itself', async () => {
    const { app } = appWithOneMistake();
    const { status, text } = await request(app).get('/');
    expect(status).toBe(500);
    expect(wordsOn(text)).toContain('Noget gik galt hos os');
    expect(wordsOn(text)).toContain('ring til hospitalsvisitationen');
    expect(text).not.toContain('hemmelig');
    expect(text).not.toMatch(insides);
    expect((await request(app).get('/')).status).toBe(200);
  });

  test('the same as JSON', async () => {
    const { status, body } = await request(appWithOneMistake().app).get('/api/opslag');
    expect(status).toBe(500);
    expect(body).toEqual({
      errors: [{ field: null, message: expect.stringContaining('Noget gik galt hos os') }],
    });
  });

  test('it is written down once, with where it happened', async () => {
    const { app, written } = appWithOneMistake();
    await request(app).get('/');
    const mistakes = written.map((line) => JSON.parse(line)).filter(({ err }) => err?.stack);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0].err.type).toBe('Error');
    expect(mistakes[0].err.stack).toMatch(/^ {4}at clock .+errors\.test\.ts/);
    expect(written.join()).not.toContain('hemmelig');
  });

  test('a mistake that hits the error page too still shows nothing of itself', async () => {
    const clock = () => {
      throw new Error('hemmelig indmad');
    };
    const broken = createApp({ ...service, now: clock });
    const { status, text } = await request(broken).get('/');
    expect(status).toBe(500);
    expect(text).not.toContain('hemmelig');
  });
});
