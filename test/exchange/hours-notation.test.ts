/** Opening hours as a line in a cell: exact both ways, forgiving about how people write. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSeed } from '../../seed/seed-files.ts';
import { hoursNotation } from '../../server/exchange/hours-notation.ts';
import { readHours } from '../../server/exchange/hours-reading.ts';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { writtenHours } from '../opening-hours/written-hours.ts';

const odd = ['Ring; spørg "Bo"', 'to\nlinjer', 'lukket: ja | nej', '"', '2026-12-24: lukket', 'på æ ø å – ’'];
const anyText = fc
  .oneof(fc.constantFrom(...odd), fc.string({ minLength: 1 }))
  .map((text) => text.trim() || 'x');

/** As the generator of the opening hours has them, but with every kind of text. */
const anyHours = fc.tuple(writtenHours, fc.option(anyText), fc.array(anyText)).map(([hours, words, notes]) =>
  openingHoursSchema.parse({
    ...hours,
    words,
    exceptions: hours.exceptions.map((one, i) => ({ ...one, note: notes[i] ?? one.note })),
  }),
);

describe('hours written to a cell and read again are the same hours', () => {
  test.each(['; ', '\n'])('whatever they are, parted by %j', (separator) => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        expect(readHours(hoursNotation(hours).join(separator))).toEqual(hours);
      }),
      { numRuns: 1_000 },
    );
  });

  test('of all offers of the seed, their numbers included', () => {
    const all = readSeed().offers.flatMap(({ openingHours, phones }) => [
      openingHours,
      ...phones.map((phone) => phone.contactHours),
    ]);
    const stated = all.filter((hours) => hours.kind !== 'as-offer');
    expect(stated.length).toBeGreaterThan(178);
    for (const hours of stated) expect(readHours(hoursNotation(hours).join('; '))).toEqual(hours);
  });
});

describe('it reads well', () => {
  test.each([
    [{ kind: 'always' }, 'døgnåbent'],
    [{ kind: 'unknown', words: 'Ring først' }, 'ukendt; "Ring først"'],
    [
      {
        kind: 'weekly',
        rows: [
          { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' },
          { weekdays: [1, 2, 3, 4, 5], from: '13:00', to: '16:00' },
          { weekdays: [6, 7], from: '22:00', to: '08:00', weeks: 'even' },
          { weekdays: [2], from: '09:00', to: '00:00', nthInMonth: [1, -1], validFrom: '2026-01-01' },
        ],
        unknownWeekdays: [7],
        publicHolidays: 'closed',
        specialDays: { 'christmas-eve': { rows: [{ from: '10:00', to: '14:00' }] } },
        exceptions: [
          { kind: 'closed', from: '2026-07-13', to: '2026-08-02', note: 'Sommerferie' },
          { kind: 'closed-between', from: '2026-12-24T12:00', to: '2026-12-26T08:00', note: 'Jul' },
        ],
      },
      [
        'man-fre 08.00-12.00, 13.00-16.00',
        'lør, søn 22.00-08.00 lige uger',
        '1., sidste tir i måneden 09.00-24.00 fra 2026-01-01',
        'søn ukendt',
        'helligdage: lukket',
        'juleaftensdag: 10.00-14.00',
        '2026-07-13 til 2026-08-02: lukket "Sommerferie"',
        '2026-12-24 kl. 12.00 til 2026-12-26 kl. 08.00: lukket "Jul"',
      ].join('; '),
    ],
  ])('%#', (hours, line) => {
    expect(hoursNotation(openingHoursSchema.parse(hours)).join('; ')).toBe(line);
  });
});

describe('people write the same in other ways', () => {
  test.each([
    ['', 'ukendt'],
    ['Døgnåben', 'døgnåbent'],
    ['døgnet rundt', 'døgnåbent'],
    ['Mandag–fredag kl. 8-16', 'man-fre 08.00-16.00'],
    ['man-tors 8:30-15, fre 8.30-12', 'man-tor 08.30-15.00; fre 08.30-12.00'],
    ['Tirsdag og torsdag: 14-18', 'tir, tor 14.00-18.00'],
    ['lør-man 10-12', 'lør, søn, man 10.00-12.00'],
    ['alle dage 0-24', 'man-søn 00.00-24.00'],
    ['hver dag 22-8', 'man-søn 22.00-08.00'],
    ['1. og 3. onsdag i måneden kl. 9-11 og 13-15', '1., 3. ons i måneden 09.00-11.00, 13.00-15.00'],
    ['lør 10-12 (ulige uger)', 'lør 10.00-12.00 ulige uger'],
    ['fre 8-12 fra 1/5/2026 til og med 31.8.2026', 'fre 08.00-12.00 fra 2026-05-01 til 2026-08-31'],
    [
      'man 8-12\nHelligdage: som søndag\n1. maj: lukket',
      'man 08.00-12.00; helligdage: som søndag; 1. maj: lukket',
    ],
    ['døgnåbent; 24/12/2026: lukket Juleaften', 'døgnåbent; 2026-12-24: lukket "Juleaften"'],
    ['døgnåbent; 24/12 2026: lukket Juleaften', 'døgnåbent; 2026-12-24: lukket "Juleaften"'],
    ['døgnåbent; 2026-12-24: 8-12 "Jul"', 'døgnåbent; 2026-12-24: 08.00-12.00 "Jul"'],
  ])('%s', (written, line) => {
    expect(hoursNotation(readHours(written)).join('; ')).toBe(line);
  });
});

describe('what cannot be read is quoted, with what to write instead', () => {
  test.each([
    ['mna-fre 8-16', 'Kan ikke læse »mna-fre 8-16«. Skriv fx »man-fre 08.00-16.00'],
    ['man-fre 8-16; lør lukket', 'Kan ikke læse »lukket« i »lør lukket«'],
    ['man-fre 8-25', 'Skriv klokkeslættet som TT:MM'],
    ['man-fre 8-16 hver anden uge', 'Kan ikke læse »hver anden uge« i »man-fre 8-16 hver anden uge«'],
    [
      'man 8-16; helligdage: fri',
      'Kan ikke læse »fri« efter »helligdage:«. Skriv ukendt, som ellers, lukket',
    ],
    ['man 8-16; helligdage: som helligdage', 'Kan ikke læse »som helligdage«'],
    ['helligdage: lukket', 'Helligdage kan kun stå sammen med ugedage'],
    ['døgnåbent; man 8-16', '»døgnåbent« kan ikke stå sammen med ugedage'],
    ['døgnåbent; 2026-12-24: lukket', 'Skriv grunden i anførselstegn'],
    ['døgnåbent; 2026-02-30: lukket "x"', 'ÅÅÅÅ-MM-DD'],
    ['døgnåbent; 2026-12-24 til 2026-12-20: lukket "x"', 'Slutningen ligger før begyndelsen'],
    ['døgnåbent; 2026-12-24 kl. 12 til 2026-12-25: lukket "x"', 'klokkeslæt ved både begyndelse og slutning'],
    ['døgnåbent; "Ring', 'Anførselstegnet i'],
    ['man 8-16; helligdage: lukket; helligdage: lukket', '»helligdage« står der to gange'],
  ])('%s', (written, mistake) => {
    expect(() => readHours(written)).toThrow(mistake);
  });
});
