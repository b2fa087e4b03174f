/** The field of a moment reads what the line reads, and an address holds the moment it meant. 24 November 2026 is a Tuesday. */
import fc from 'fast-check';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { readDate } from '../../server/lookup/date-field.ts';
import { momentInField, readMomentField } from '../../server/lookup/moment-field.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { momentInUrl } from '../../server/opening-hours/moment-query.ts';
import { alwaysOpen } from '../example-offers.ts';
import { fieldOn, textOf, wordsOn } from '../read-page.ts';
import { danishTime, startService } from '../start-service.ts';

const tuesday = '2026-11-24T10:00';
const { app } = await startService({ offers: [alwaysOpen], now: tuesday });

function read(text: string) {
  return readMomentField(text, danishTime(tuesday));
}

describe('a moment in the field', () => {
  test.each([
    ['lørdag 14', '2026-11-28T14:00', 'lørdag 28. november 2026 kl. 14.00'],
    ['Lørdag d. 28/11 kl. 14', '2026-11-28T14:00', 'lørdag 28. november 2026 kl. 14.00'],
    ['24/12 22', '2026-12-24T22:00', 'torsdag 24. december 2026 kl. 22.00'],
    ['24-12-2026 22.00', '2026-12-24T22:00', 'torsdag 24. december 2026 kl. 22.00'],
    ['24.12.2026 kl. 22.00', '2026-12-24T22:00', 'torsdag 24. december 2026 kl. 22.00'],
    ['2026-12-24T22:00', '2026-12-24T22:00', 'torsdag 24. december 2026 kl. 22.00'],
    ['juleaften kl 18', '2026-12-24T18:00', 'torsdag 24. december 2026 kl. 18.00'],
    ['i aften', '2026-11-24T18:00', 'tirsdag 24. november 2026 kl. 18.00'],
    ['i morgen kl 7.30', '2026-11-25T07:30', 'onsdag 25. november 2026 kl. 07.30'],
    ['om 2 timer', '2026-11-24T12:00', 'tirsdag 24. november 2026 kl. 12.00'],
    ['nu', 'nu', 'nu, kl. 10.00'],
    ['22', '2026-11-24T22:00', 'tirsdag 24. november 2026 kl. 22.00'],
    ['22:15', '2026-11-24T22:15', 'tirsdag 24. november 2026 kl. 22.15'],
    ['14.45', '2026-11-24T14:45', 'tirsdag 24. november 2026 kl. 14.45'],
  ])('»%s«: the address holds %s, and the page says %s', async (text, tid, words) => {
    const asked = await request(app).get('/').query({ tid: text });
    const address = `/?tid=${tid}`;
    if (text !== tid) expect([asked.status, asked.headers.location]).toEqual([303, address]);
    const page = await request(app).get(address);
    expect(page.status).toBe(200);
    expect(textOf(page.text, 'tid-ord')).toBe(words);
  });

  test('with nothing in it there is an example, and nothing that was read', async () => {
    const { text } = await request(app).get('/');
    expect(textOf(text, 'tid-hjaelp')).toBe('fx lørdag 14 eller 24/12 kl. 22');
    expect(textOf(text, 'tid-ord')).toBe('');
    expect(read('lørdag 14')).toMatchObject({ tid: '2026-11-28T14:00' });
    expect(read('24/12 kl. 22')).toMatchObject({ tid: '2026-12-24T22:00' });
  });

  test('htmx is given the words beside the field, and the address to show', async () => {
    const { headers, text } = await request(app)
      .get('/')
      .query({ alder: '84', tid: 'lørdag 14' })
      .set({ 'HX-Request': 'true', 'HX-Request-Type': 'partial' });
    expect(headers['hx-replace-url']).toBe('/?alder=84&tid=2026-11-28T14:00');
    expect(wordsOn(text)).toContain('lørdag 28. november 2026 kl. 14.00');
  });

  test('what the field shows for a moment is read as that moment again', async () => {
    const minute = fc.integer({
      min: minuteOf(danishTime('1990-01-01T00:00')),
      max: minuteOf(danishTime('2090-01-01T00:00')),
    });
    const { text } = await request(app).get('/?tid=2026-12-24T09:05');
    expect(fieldOn(text, 'tid')).toBe('24.12.2026 kl. 09.05');
    fc.assert(
      fc.property(minute, (at) => {
        const isNow = at === minuteOf(danishTime(tuesday));
        expect(read(momentInField(at))).toMatchObject({ tid: isNow ? 'nu' : momentInUrl(at) });
      }),
    );
  });

  test('any characters are a moment or a mistake, never a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(Object.keys(read(text)).join()).toMatch(/^(tid,at|message)$/);
      }),
    );
  });
});

test('a program may say the moment in words too; what cannot be read is refused in Danish', async () => {
  const words = await request(app).get('/api/opslag').query({ tid: 'lørdag 14' });
  expect(words.body.criteria.at).toBe('2026-11-28T14:00:00+01:00');
  const none = await request(app).get('/api/opslag').query({ tid: '31/2' });
  expect(none.status).toBe(400);
  expect(none.body).toEqual({ errors: [{ field: 'tid', message: '»31/2« er ikke en dato, der findes' }] });
});

test('the rest of a lookup is answered beside a moment that is none', async () => {
  const { status, text } = await request(app).get('/?alder=84&tid=31/2');
  expect(status).toBe(400);
  expect(textOf(text, 'tid-fejl')).toBe('»31/2« er ikke en dato, der findes');
  expect(fieldOn(text, 'tid')).toBe('31/2');
  expect(wordsOn(text)).toContain('84 år');
});

// Editors' dates always have a year and are of any time; the line guesses the year and looks ahead. Where both read a date it is the same one.
test.each([
  '24.12.2026',
  '24-12-2026',
  '24/12-2026',
  '24/12/26',
  '1.2.27',
  '29.2.2028',
  '31/2-2026',
  '29.2.2027',
])('the date fields of the editors read »%s« as the line does', (date) => {
  const moment = read(`${date} kl. 8`);
  expect('tid' in moment ? moment.tid.slice(0, 10) : undefined).toBe(readDate(date, '2026-11-24'));
});
