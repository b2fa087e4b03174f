/** Whoever runs the service sees at a glance what works and what does not, since when, and what to do; whoever comes by sees what concerns them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { alarmWords } from '../../server/status/alarm.ts';
import { merelyRunning, type Standing } from '../../server/status/standing.ts';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { repository } from '../running-program.ts';
import { signIn } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const now = '2026-12-01T10:00';
const at = (time: string) => danishTime(time).toInstant();
const someone = { 'X-Forwarded-For': '192.0.2.7' };

/** The app of a service that stands so. */
async function serviceThat(standing: Partial<Standing>, metricsToken?: string) {
  const world = await startService({ offers: [alwaysOpen], now });
  const service = {
    ...world.service,
    metricsToken,
    standing: { ...merelyRunning(at('2026-11-30T08:00')), version: '1.2.3', ...standing },
  };
  return { ...world, service, app: createApp(service) };
}

const locked = { database: () => ({ kind: 'locked' as const, since: at('2026-12-01T09:12') }) };

describe('/healthz', () => {
  test('answers as long as the process does, whatever is wrong', async () => {
    const { app } = await serviceThat(locked);
    const { status, text } = await request(app).get('/healthz');
    expect([status, text]).toEqual([200, 'ok\n']);
  });
});

describe('/readyz', () => {
  test('200 when the catalogue is loaded and the database can be used', async () => {
    const { app } = await serviceThat({});
    const { status, body, headers } = await request(app).get('/readyz');
    expect(status).toBe(200);
    expect(body).toEqual({
      ready: true,
      catalogue: { version: 1, offers: 1, builtAt: '2026-12-01T09:00:00Z' },
      database: { state: 'usable' },
    });
    expect(headers['cache-control']).toBe('no-store');
  });

  test('503 when it cannot, with what and since when', async () => {
    const { app } = await serviceThat(locked);
    const { status, body } = await request(app).get('/readyz');
    expect(status).toBe(503);
    expect(body).toMatchObject({
      ready: false,
      catalogue: { offers: 1 },
      database: { state: 'locked', since: '2026-12-01T08:12:00Z' },
    });
  });
});

describe('/status', () => {
  const backups = () => ({
    folder: '/mnt/kopier',
    last: { takenAt: at('2026-12-01T09:58') },
    alarm: undefined,
  });

  test('tells whoever comes by what works, and nothing of files, versions or causes', async () => {
    const { app } = await serviceThat({ ...locked, backups });
    const page = await request(app).get('/status').set(someone);
    expect(page.status).toBe(200);
    const words = wordsOn(page.text);
    expect(words).toContain('Opslag Virker. 1 tilbud.');
    expect(words).toContain('Senest ændret 1. december 2026 kl. 10.00');
    expect(words).toContain(
      'Virker ikke siden 1. december 2026 kl. 09.12. Databasen er låst af et andet program.',
    );
    expect(page.text).not.toMatch(/1\.2\.3|\/mnt\/kopier|Alarmer|npm run/);
  });

  test('tells an administrator, and whoever has the token, the rest too', async () => {
    const token = 'et-langt-hemmeligt-ord';
    const world = await serviceThat({ ...locked, backups }, token);
    const administrator = await signIn(world, { role: 'administrator' });
    const editor = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
    const seenBy = async (asked: request.Test) => wordsOn((await asked).text);
    const inside = [
      administrator.get('/status').set(someone),
      request(world.app).get('/status').set(someone).set('Authorization', `Bearer ${token}`),
    ];
    for (const asked of inside) {
      const words = await seenBy(asked);
      expect(words).toContain('Udgave 1.2.3, kører siden 30. november 2026 kl. 08.00');
      expect(words).toContain('Taget og efterset 1. december 2026 kl. 09.58, i /mnt/kopier');
      expect(words).toContain('Databasen er låst af et andet program Siden 1. december 2026 kl. 09.12.');
      expect(words).toContain(alarmWords['database-locked'].todo);
    }
    const outside = [
      editor.get('/status').set(someone),
      request(world.app).get('/status').set(someone).set('Authorization', 'Bearer et-andet-hemmeligt-ord'),
    ];
    for (const asked of outside) expect(await seenBy(asked)).not.toContain('Udgave 1.2.3');
  });

  test('no alarm is said, and so is that no backup is taken', async () => {
    const { app } = await serviceThat({});
    const words = wordsOn((await request(app).get('/status')).text);
    expect(words).toContain('Alarmer Ingen.');
    expect(words).toContain('Tages ikke: BACKUP_DIR er ikke sat');
  });

  test('whatever has something to tell is told, the longest open first', async () => {
    const { app } = await serviceThat({
      sources: [
        { alarms: () => [{ key: 'disk', since: at('2026-12-01T08:00'), detail: '3 MB tilbage' }] },
        {
          alarms: () => [{ key: 'mail', since: at('2026-12-01T07:00') }],
          lines: () => [{ label: 'Mails', value: 'Sendes' }],
        },
      ],
    });
    const words = wordsOn((await request(app).get('/status')).text);
    expect(words).toContain('Mails Sendes');
    expect(words).toContain('3 MB tilbage');
    expect(words.indexOf(alarmWords.mail.title)).toBeLessThan(words.indexOf(alarmWords.disk.title));
  });

  test.each([
    ['taken 2 h 59 min ago', { takenAt: at('2026-12-01T07:01') }, false],
    ['taken 3 h ago', { takenAt: at('2026-12-01T07:00') }, true],
    ['never, and the service has run since yesterday', undefined, true],
  ])('a backup %s', async (_, last, isTooOld) => {
    const { app } = await serviceThat({ backups: () => ({ folder: '/mnt/kopier', last, alarm: undefined }) });
    const words = wordsOn((await request(app).get('/status')).text);
    expect(words.includes(alarmWords['backup-old'].title)).toBe(isTooOld);
  });
});

describe('docs/drift.md', () => {
  const drift = readFileSync(join(repository, 'docs/drift.md'), 'utf8');

  test.each(Object.entries(alarmWords))('says of %s what the page says', (key, { title, means, todo }) => {
    expect(drift).toContain(`| \`${key}\` | ${title} | ${means} | ${todo} |\n`);
  });

  test('explains no alarm that there is not', () => {
    const explained = [...drift.matchAll(/^\| `([a-z-]+)` \| /gm)].map(([, key]) => key);
    expect(explained).toEqual(Object.keys(alarmWords));
  });
});
