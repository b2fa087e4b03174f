/** Hours as they are stated, line by line. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { hoursWords } from '../../server/opening-hours/hours-wording.ts';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';

type Written = z.input<typeof openingHoursSchema>;
type Row = Extract<Written, { kind: 'weekly' }>['rows'][number];

const lines = (written: Written) => hoursWords(openingHoursSchema.parse(written));
const rowLines = (rows: Row[]) => lines({ kind: 'weekly', rows }).slice(0, -1);

test('round the clock, and never stated', () => {
  expect(lines({ kind: 'always' })).toEqual(['Døgnåbent']);
  expect(lines({ kind: 'unknown' })).toEqual(['Åbningstiden er ikke oplyst']);
});

describe('rows', () => {
  test.each([
    [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '15:00' }, 'Mandag–fredag kl. 08.00–15.00'],
    [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }, 'Alle dage kl. 00.00–24.00'],
    [{ weekdays: [7, 6], from: '16:00', to: '00:00' }, 'Lørdag og søndag kl. 16.00–24.00'],
    [{ weekdays: [1, 3, 5], from: '20:00', to: '10:00' }, 'Mandag, onsdag og fredag kl. 20.00–10.00'],
    [{ weekdays: [5], from: '08:00', to: '08:00' }, 'Fredag kl. 08.00–08.00 næste dag'],
    [{ weekdays: [2], from: '16:00', to: '18:00', weeks: 'even' }, 'Tirsdag kl. 16.00–18.00 (lige uger)'],
    [{ weekdays: [2], from: '16:00', to: '18:00', nthInMonth: [1] }, '1. tirsdag i måneden kl. 16.00–18.00'],
    [
      { weekdays: [2, 4], from: '16:00', to: '18:00', nthInMonth: [1, -1] },
      '1. og sidste tirsdag og torsdag i måneden kl. 16.00–18.00',
    ],
    [
      { weekdays: [2], from: '16:00', to: '18:00', validFrom: '2027-01-01' },
      'Tirsdag kl. 16.00–18.00 (fra 1. januar 2027)',
    ],
    [
      { weekdays: [2], from: '16:00', to: '18:00', validTo: '2026-12-31' },
      'Tirsdag kl. 16.00–18.00 (til og med 31. december 2026)',
    ],
    [
      {
        weekdays: [2],
        from: '16:00',
        to: '18:00',
        weeks: 'odd',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
      },
      'Tirsdag kl. 16.00–18.00 (ulige uger, fra 1. januar 2026 til og med 31. december 2026)',
    ],
  ] as [Row, string][])('%j is "%s"', (row, words) => expect(rowLines([row])).toEqual([words]));

  test('rows of the same days share a line, in the order of the clock', () => {
    expect(
      rowLines([
        { weekdays: [2], from: '12:30', to: '13:30' },
        { weekdays: [2], from: '07:00', to: '07:30' },
        { weekdays: [3], from: '13:00', to: '14:00' },
      ]),
    ).toEqual(['Tirsdag kl. 07.00–07.30 og 12.30–13.30', 'Onsdag kl. 13.00–14.00']);
  });

  test('weekdays with unknown times are named', () => {
    expect(lines({ kind: 'weekly', rows: [], unknownWeekdays: [4, 2] })[0]).toBe(
      'Tirsdag og torsdag: klokkeslæt ikke oplyst',
    );
  });
});

describe('holidays and special days, one line per rule', () => {
  const rows = [{ weekdays: [1], from: '08:00', to: '15:00' }];
  const ruleLines = (week: object) => lines({ kind: 'weekly', rows, ...week } as Written).slice(1);

  test('nothing stated', () => {
    expect(ruleLines({})).toEqual([
      'Helligdage, 1. maj, grundlovsdag, juleaftensdag og nytårsaftensdag: ikke oplyst',
    ]);
  });

  test('closed on holidays, and 24 and 31 December count as such', () => {
    const specialDays = { 'christmas-eve': 'as-holiday', 'new-years-eve': 'as-holiday' };
    expect(ruleLines({ publicHolidays: 'closed', specialDays })).toEqual([
      'Helligdage: lukket',
      '1. maj og grundlovsdag: ikke oplyst',
      'Juleaftensdag og nytårsaftensdag: som helligdage',
    ]);
  });

  test('every rule has its words', () => {
    const specialDays = {
      'labour-day': 'as-usual',
      'constitution-day': 'as-sunday',
      'christmas-eve': 'closed',
      'new-years-eve': { rows: [{ from: '08:00', to: '12:00' }] },
    };
    expect(ruleLines({ publicHolidays: 'as-saturday', specialDays })).toEqual([
      'Helligdage: som lørdag',
      '1. maj: som ellers',
      'Grundlovsdag: som søndag',
      'Juleaftensdag: lukket',
      'Nytårsaftensdag kl. 08.00–12.00',
    ]);
  });
});
