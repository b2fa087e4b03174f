/** Hours that may be a slip are asked about, in the words of the one who typed them; ordinary hours are not. */
import { describe, expect, test } from 'vitest';
import { readSeed } from '../../seed/seed-files.ts';
import { hoursDoubts } from '../../server/opening-hours/hours-doubts.ts';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';

const today = '2026-11-21';
const workdays = [1, 2, 3, 4, 5];
const everyDay = [...workdays, 6, 7];

function doubtsOf(hours: object, kind = 'weekly'): string[] {
  return hoursDoubts(openingHoursSchema.parse({ kind, ...hours }), today).map(({ words }) => words);
}

describe('rows', () => {
  test.each([
    ['22', '06', [2], '22–06 løber over midnat til onsdag kl. 06, i alt 8 t – er det meningen?'],
    ['15', '08', workdays, '15–08 løber over midnat til dagen efter kl. 08, i alt 17 t – er det meningen?'],
    ['22', '06', [7], '22–06 løber over midnat til mandag kl. 06, i alt 8 t – er det meningen?'],
    ['08', '08', [1], '08–08 er et helt døgn, til tirsdag kl. 08 – er det meningen?'],
  ])('%s–%s is asked about', (from, to, weekdays, words) => {
    expect(doubtsOf({ rows: [{ weekdays, from: `${from}:00`, to: `${to}:00` }] })).toEqual([words]);
  });

  test.each([
    ['08:00', '15:30'],
    ['16:00', '00:00'],
    ['00:00', '00:00'],
  ])('%s–%s is not', (from, to) => {
    expect(doubtsOf({ rows: [{ weekdays: [1], from, to }] })).toEqual([]);
  });

  test('a few minutes are rather a wrong digit', () => {
    expect(doubtsOf({ rows: [{ weekdays: [1], from: '08:00', to: '08:10' }] })).toEqual([
      '08–08.10 er kun 10 min – er det meningen?',
    ]);
  });

  test('two that overlap, also past midnight and past the end of the week', () => {
    const late = { weekdays: [1], from: '12:00', to: '18:00' };
    const early = { weekdays: [1], from: '08:00', to: '13:00' };
    expect(doubtsOf({ rows: [early, late] })).toEqual([
      'Overlapper række 1. Der regnes med åbent i begge; er det meningen?',
    ]);
    const night = { weekdays: [7], from: '20:00', to: '09:00' };
    expect(doubtsOf({ rows: [night, early] }).at(-1)).toContain('Overlapper række 1');
    expect(doubtsOf({ rows: [night, { ...early, weekdays: [2] }] })).toHaveLength(1);
  });

  test('not two that only touch, or that take turns', () => {
    const row = { weekdays: [1], from: '08:00', to: '12:00' };
    expect(doubtsOf({ rows: [row, { ...row, from: '12:00', to: '15:00' }] })).toEqual([]);
    expect(
      doubtsOf({
        rows: [
          { ...row, weeks: 'even' },
          { ...row, weeks: 'odd' },
        ],
      }),
    ).toEqual([]);
    expect(
      doubtsOf({
        rows: [
          { ...row, validTo: '2026-12-31' },
          { ...row, validFrom: '2027-01-01' },
        ],
      }),
    ).toEqual([]);
    expect(
      doubtsOf({
        rows: [
          { ...row, nthInMonth: [1] },
          { ...row, nthInMonth: [3] },
        ],
      }),
    ).toEqual([]);
  });

  test('one that has ended', () => {
    const row = { weekdays: [1], from: '08:00', to: '12:00', validTo: '2026-11-20' };
    expect(doubtsOf({ rows: [row] })).toEqual([
      'Rækken gjaldt til og med 20. november 2026 og tæller ikke længere.',
    ]);
    expect(doubtsOf({ rows: [{ ...row, validTo: today }] })).toEqual([]);
  });

  test('together round the clock', () => {
    const day = { weekdays: everyDay, from: '08:00', to: '20:00' };
    const night = { weekdays: everyDay, from: '20:00', to: '08:00' };
    expect(doubtsOf({ rows: [day, night] }).at(-1)).toBe(
      'Rækkerne dækker hele ugen. Er der altid åbent, så vælg »Døgnåbent«.',
    );
    expect(doubtsOf({ rows: [day] })).toEqual([]);
  });
});

describe('exceptions', () => {
  const closed = { kind: 'closed', from: '2026-12-21', to: '2027-01-03', note: 'juleferie' };

  test('one that is over can go', () => {
    const past = { ...closed, from: '2026-11-01', to: '2026-11-20' };
    expect(doubtsOf({ exceptions: [past, closed] }, 'always')).toEqual([
      'Er overstået 20. november 2026 og kan fjernes.',
    ]);
  });

  test('a closure over seasons is rather a wrong year', () => {
    expect(doubtsOf({ exceptions: [{ ...closed, to: '2028-01-03' }] }, 'always')).toEqual([
      'Varer 379 dage – er årstallet rigtigt?',
    ]);
    const upTo = (to: string) => doubtsOf({ exceptions: [{ ...closed, to }] }, 'always');
    expect(upTo('2027-02-18')).toEqual([]);
    expect(upTo('2027-02-19')).toEqual(['Varer 61 dage – er årstallet rigtigt?']);
  });
});

test('each doubt names its row', () => {
  const hours = openingHoursSchema.parse({
    kind: 'weekly',
    rows: [
      { weekdays: [1], from: '08:00', to: '12:00' },
      { weekdays: [2], from: '22:00', to: '06:00' },
    ],
  });
  expect(hoursDoubts(hours, today)).toMatchObject([{ part: { list: 'rows', at: 1 } }]);
});

test('of the real offers hardly any is asked more than once about a row', () => {
  const hours = readSeed().offers.map(({ openingHours }) => openingHours);
  const rows = hours.flatMap((one) => (one.kind === 'weekly' ? one.rows : []));
  expect(hours.flatMap((one) => hoursDoubts(one, today)).length).toBeLessThan(rows.length);
});
