import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSeed } from '../../seed/seed-files.ts';
import { fold } from '../../server/danish-text.ts';
import { lineOf, readCallLine } from '../../server/lookup/call-line.ts';
import { placeNames } from '../../server/places/place.ts';

const places = placeNames(readSeed().places);
/** A Saturday evening. */
const saturday = '2026-11-21T18:42';

function read(line: string, now = saturday) {
  const { fields, text } = readCallLine(
    line,
    Temporal.ZonedDateTime.from(`${now}[Europe/Copenhagen]`),
    places,
  );
  return { ...fields, ...(text === '' ? {} : { q: text }) };
}

describe('a whole call in one line', () => {
  test.each([
    ['struer 84 iv i aften', { kommune: 'struer', alder: '84', tid: '', q: 'iv' }],
    ['8700 psykose 17 år i nat', { kommune: '8700', alder: '17', tid: '2026-11-21T23:00', q: 'psykose' }],
    ['randers abstinenser lørdag 14', { kommune: 'randers', tid: '2026-11-28T14:00', q: 'abstinenser' }],
    ['84-årig i Struer der skal have sårpleje', { alder: '84', kommune: 'Struer', q: 'have sårpleje' }],
    [
      'psyk 17år selvskade 8900 randers c',
      { omraade: 'psykiatri', alder: '17', q: 'selvskade', kommune: '8900' },
    ],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('a place is read in every spelling', () => {
  test.each([
    ['arhus', 'arhus'],
    ['århus', 'århus'],
    ['aarhus', 'aarhus'],
    ['a\u030Arhus', 'århus'],
    ['ringkobing', 'ringkobing'],
    ['ringkøbing-skjern', 'ringkøbing-skjern'],
    ['ringkøbing skjern', 'ringkøbing skjern'],
    ['ikast', 'ikast'],
    ['hvide sande', 'hvide sande'],
    ['struer kommune', 'struer kommune'],
    ['8700', '8700'],
    ['8700 horsens', '8700'],
    ['grenaa', 'grenaa'],
    ['thyborøn', 'thyborøn'],
    ['tunø', 'tunø'],
  ])('%s', (line, kommune) => {
    expect(read(line)).toEqual({ kommune });
  });

  test.each([
    ['tarm blødning', { q: 'tarm blødning' }],
    ['smerter i lem', { q: 'smerter', kommune: 'lem' }],
    ['brud lem', { q: 'brud lem' }],
    ['tarm 70 år', { kommune: 'tarm', alder: '70' }],
    ['fra tarm sårpleje', { kommune: 'tarm', q: 'sårpleje' }],
  ])('a town whose name is a word too needs to be said as a place: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test('a postcode outside the region is passed on, so that the field can say so', () => {
    expect(read('7000 iv')).toEqual({ kommune: '7000', q: 'iv' });
  });
});

describe('an age', () => {
  test.each([
    ['84', '84'],
    ['84 år', '84'],
    ['84-årig', '84'],
    ['17år', '17'],
    ['3 mdr', '0'],
    ['18 måneder', '1'],
    ['nyfødt', '0'],
    ['300', '300'],
  ])('%s', (line, alder) => {
    expect(read(line)).toEqual({ alder });
  });

  test.each([
    ['type 2 diabetes', { q: 'type 2 diabetes' }],
    ['covid 19', { q: 'covid 19' }],
    ['drop 3 dage', { q: 'drop 3 dage' }],
    ['lørdag 14', { tid: '2026-11-28T14:00' }],
    ['kl 22', { tid: '2026-11-21T22:00' }],
    ['lørdag struer kl 14', { tid: '2026-11-28T08:00', kommune: 'struer', q: 'kl 14' }],
  ])('a number that is something else is no age: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('a way in or a domain', () => {
  test.each([
    ['indlæggelse', { hast: 'indlaeggelse' }],
    ['skal indlægges', { hast: 'indlaeggelse' }],
    ['i morgen tid', { hast: 'naeste-dag' }],
    ['tid i morgen', { hast: 'naeste-dag' }],
    ['næste dag', { hast: 'naeste-dag' }],
    ['subakut', { hast: 'naeste-dag' }],
    ['kommunalt', { hast: 'kommunalt' }],
    ['kommunalt tilbud', { hast: 'kommunalt' }],
    ['rådgivning', { hast: 'raadgivning' }],
    ['sparring', { hast: 'raadgivning' }],
    ['psyk', { omraade: 'psykiatri' }],
    ['somatik', { omraade: 'somatik' }],
    ['hjemmesygepleje', { q: 'hjemmesygepleje' }],
    ['skadestue', { q: 'skadestue' }],
    ['psykose', { q: 'psykose' }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('a moment is always the next such', () => {
  test.each([
    ['nu', ''],
    ['i aften', ''],
    ['i aften kl 20', '2026-11-21T20:00'],
    ['i nat', '2026-11-21T23:00'],
    ['i morgen', '2026-11-22T08:00'],
    ['i morgen aften', '2026-11-22T18:00'],
    ['i morgen kl. 14.15', '2026-11-22T14:15'],
    ['i overmorgen', '2026-11-23T08:00'],
    ['om 2 timer', '2026-11-21T20:42'],
    ['lørdag 14', '2026-11-28T14:00'],
    ['lørdag 20', '2026-11-21T20:00'],
    ['søndag kl. 9.30', '2026-11-22T09:30'],
    ['tirs aften', '2026-11-24T18:00'],
    ['mandag', '2026-11-23T08:00'],
    ['på fredag', '2026-11-27T08:00'],
    ['24/12', '2026-12-24T08:00'],
    ['24. dec kl 22', '2026-12-24T22:00'],
    ['24-12-2026', '2026-12-24T08:00'],
    ['24. december', '2026-12-24T08:00'],
    ['1/2', '2027-02-01T08:00'],
    ['juleaften', '2026-12-24T18:00'],
    ['nytårsaften kl 23', '2026-12-31T23:00'],
    ['langfredag', '2027-03-26T08:00'],
    ['2. pinsedag', '2027-05-17T08:00'],
    ['grundlovsdag', '2027-06-05T08:00'],
    ['kl 7', '2026-11-22T07:00'],
    ['22:30', '2026-11-21T22:30'],
    ['29/2', '2028-02-29T08:00'],
  ])('%s', (line, tid) => {
    expect(read(line)).toEqual({ tid });
  });

  test.each([
    ['i aften', '2026-11-21T12:00', '2026-11-21T18:00'],
    ['i nat', '2026-11-22T02:00', ''],
    ['i nat', '2026-11-21T23:30', ''],
    ['i nat kl 3', '2026-11-21T20:00', '2026-11-22T03:00'],
    ['juleaften', '2026-12-24T20:00', ''],
    ['juleaften', '2026-12-26T20:00', '2027-12-24T18:00'],
    ['24/12', '2026-12-24T10:00', ''],
  ])('%s, said at %s', (line, now, tid) => {
    expect(read(line, now)).toEqual({ tid });
  });

  test('an impossible date is passed on as typed, so that the field can say so', () => {
    expect(read('31/2 viborg')).toEqual({ tid: '31/2', kommune: 'viborg' });
  });

  test('store bededag is no day after 2023', () => {
    expect(read('store bededag')).toEqual({ q: 'store bededag' });
  });
});

describe('what names a field is a word when it stands in quotes', () => {
  test.each([
    ['"struer"', { q: 'struer' }],
    ['struer "randers"', { kommune: 'struer', q: 'randers' }],
    ['"i aften" nu', { tid: '', q: 'i aften' }],
    ['"covid 84" 17', { alder: '17', q: 'covid 84' }],
    ['i "aften"', { q: 'aften' }],
    ['5" 84', { alder: '84', q: '5"' }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

test('a quotation mark that has no other is only a mark', () => {
  expect(read('"struer 84')).toEqual({ kommune: '"struer', alder: '84' });
});

describe('what is left of a line is left again when it is read once more', () => {
  const now = Temporal.ZonedDateTime.from(`${saturday}[Europe/Copenhagen]`);
  test.each([
    ['iv drop', 'iv drop'],
    ['tarm', '"tarm"'],
    ['perron 4', '"perron 4"'],
    ['næste dag', '"næste dag"'],
    ['i', '"i"'],
    ['', ''],
  ])('%s → %s', (text, line) => {
    expect(lineOf(text, now, places)).toBe(line);
    expect(readCallLine(line, now, places)).toMatchObject({ fields: {}, text });
  });
});

describe('any line at all', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc
      .array(
        fc.constantFrom(
          'struer',
          '84',
          'år',
          'i',
          'aften',
          'lørdag',
          '14',
          '24/12',
          '31/2',
          'iv',
          '8700',
          'tid',
          'morgen',
          'kl.',
          '\u202Eæøå',
          "'; drop",
          '<b>',
          '<%= it %>',
        ),
        { maxLength: 12 },
      )
      .map((words) => words.join(' ')),
  );
  const now = Temporal.ZonedDateTime.from(`${saturday}[Europe/Copenhagen]`);

  test('does not crash, and accounts for every word', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { parts } = readCallLine(text, now, places);
        const accounted = parts.map((part) => part.words).join(' ');
        expect(accounted.split(' ').filter(Boolean)).toEqual(
          text
            .normalize('NFC')
            .split(/[\s,;]+/u)
            .flatMap((word) => word.split(' '))
            .filter(Boolean),
        );
      }),
    );
  });

  test('means the same when its letters are folded', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'ringkøbing',
            'thyborøn',
            '84',
            'år',
            'lørdag',
            '14',
            'indlæggelse',
            'næste dag',
            'tunø',
            'sårpleje',
            'påskedag',
            'nyfødt',
          ),
          { maxLength: 8 },
        ),
        (words) => {
          const asTyped = readCallLine(words.join(' '), now, places).parts.map((part) => part.became);
          const folded = readCallLine(words.map(fold).join(' '), now, places).parts.map(
            (part) => part.became,
          );
          expect(folded).toEqual(asTyped);
        },
      ),
    );
  });
});
