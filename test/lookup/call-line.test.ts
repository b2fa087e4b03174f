import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSeed } from '../../seed/seed-files.ts';
import { fold, skeleton } from '../../server/danish-text.ts';
import { lineOf, readCallLine } from '../../server/lookup/call-line.ts';
import { fillers } from '../../server/lookup/filler-words.ts';
import { placeNames } from '../../server/places/place.ts';
import { outside } from '../start-service.ts';
import { callWords } from './call-words.ts';

const seed = readSeed();
const places = placeNames(seed.places, outside);
/** A Saturday evening. */
const saturday = '2026-11-21T18:42';

function read(line: string, now = saturday, known = {}) {
  const { fields, text } = readCallLine(
    line,
    Temporal.ZonedDateTime.from(`${now}[Europe/Copenhagen]`),
    places,
    known,
  );
  return { ...fields, ...(text === '' ? {} : { q: text }) };
}

describe('a whole call in one line', () => {
  test.each([
    ['struer 84 iv i aften', { kommune: 'struer', alder: '84', tid: 'nu', q: 'iv' }],
    ['8700 psykose 17 år i nat', { kommune: '8700', alder: '17', tid: '2026-11-21T23:00', q: 'psykose' }],
    ['randers abstinenser lørdag 14', { kommune: 'randers', tid: '2026-11-28T14:00', q: 'abstinenser' }],
    ['84-årig i Struer der skal have sårpleje', { alder: '84', kommune: 'Struer', q: 'sårpleje' }],
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
    ['syd djurs', 'syddjurs'],
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
    ['bor nær tarm', { q: 'nær', kommune: 'tarm' }],
    ['når tarm bløder', { q: 'tarm bløder' }],
  ])('a town whose name is a word too needs to be said as a place: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('what a call is full of and only looks like an age, a day or a place', () => {
  test.each([
    ['gravid 38 uger struer', { q: 'gravid 38 uger', kommune: 'struer' }],
    ['struer 5 mdr gravid', { kommune: 'struer', q: '5 mdr gravid' }],
    ['struer gravid 5 måneder', { kommune: 'struer', q: 'gravid 5 måneder' }],
    ['gravid uge 38 struer', { q: 'gravid uge 38', kommune: 'struer' }],
    ['22 år gravid struer', { alder: '22', q: 'gravid', kommune: 'struer' }],
    ['feber 2 uger struer 40', { q: 'feber 2 uger', kommune: 'struer', alder: '40' }],
    ['6 uger baby struer', { alder: '0', kommune: 'struer' }],
    ['søn 17 psykose randers', { q: 'søn psykose', alder: '17', kommune: 'randers' }],
    ['søn 14 år randers', { q: 'søn', alder: '14', kommune: 'randers' }],
    ['søn kl 9 randers', { tid: '2026-11-22T09:00', kommune: 'randers' }],
    ['søn 9.30 randers', { tid: '2026-11-22T09:30', kommune: 'randers' }],
    ['født 1942 struer iv', { q: 'født 1942 iv', kommune: 'struer' }],
    ['f. 1942 struer', { q: 'f 1942', kommune: 'struer' }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('a moment said another way', () => {
  test.each([
    ['anden juledag', '2026-12-26T08:00'],
    ['første juledag kl 10', '2026-12-25T10:00'],
    ['anden pinsedag', '2027-05-17T08:00'],
    ['lørdag den 28', '2026-11-28T08:00'],
    ['tirsdag d. 24 kl 10', '2026-11-24T10:00'],
    ['lørdag den 27', 'lørdag den 27'],
    ['24/12 2027', '2027-12-24T08:00'],
    ['24/12 2030', '2026-12-24T20:30'],
    ['lørdag 1400', '2026-11-28T14:00'],
    ['i aften 2000', '2026-11-21T20:00'],
    ['kl 8 om aftenen', '2026-11-21T20:00'],
    ['kl 8 om morgenen', '2026-11-22T08:00'],
    ['søndag kl 8 aften', '2026-11-22T20:00'],
    ['søndag kl 2 om natten', '2026-11-23T02:00'],
    ['lørdag midnat', '2026-11-22T00:00'],
  ])('%s', (line, tid) => {
    expect(read(line)).toEqual({ tid });
  });

  test.each([
    ['juleaft', '2026-12-24T18:00'],
    ['langfre', '2027-03-26T08:00'],
    ['onsda', '2026-11-25T08:00'],
    ['24-12-26', '2026-12-24T08:00'],
    ['24-12-26 kl 22', '2026-12-24T22:00'],
    ['om fire timer', '2026-11-21T22:42'],
  ])('%s, half typed or short, is a moment', (line, tid) => {
    expect(read(line)).toEqual({ tid });
  });

  test.each(['juleaft iv', 'nytårs', 'jul', 'torsk'])('%s is not on its way to a day', (line) => {
    expect(read(line).tid).toBeUndefined();
  });

  test('after something measured a date is one, a blood pressure is not', () => {
    expect(read('crp 24/12')).toEqual({ q: 'crp', tid: '2026-12-24T08:00' });
    expect(read('bt 90/60')).toEqual({ q: 'bt 90/60' });
  });

  test.each([
    ['2026-11-22T02:00', 'i morgen', '2026-11-23T08:00'],
    ['2026-11-22T02:00', 'i overmorgen', '2026-11-24T08:00'],
    ['2026-11-22T05:00', 'i morgen', '2026-11-23T08:00'],
  ])('at %s, %s is the next day of the calendar', (now, line, tid) => {
    expect(read(line, now)).toEqual({ tid });
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
    ['3 dage gammel', '0'],
    ['10 dage gammel', '0'],
    ['400 dage gammel', '1'],
    ['60 uger gammel', '1'],
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
    ['crp 150', { q: 'crp 150' }],
    ['temp 39', { q: 'temp 39' }],
    ['temp 39,2 struer,84,iv', { q: 'temp 39,2 iv', kommune: 'struer', alder: '84' }],
    ['8700,84', { kommune: '8700', alder: '84' }],
    ['bt 120', { q: 'bt 120' }],
    ['bt 90/60', { q: 'bt 90/60' }],
    ['puls 110', { q: 'puls 110' }],
    ['sat 88', { q: 'sat 88' }],
    ['sat 88 %', { q: 'sat 88' }],
    ['hb 5', { q: 'hb 5' }],
    ['80 kg', { q: '80 kg' }],
    ['170 cm', { q: '170 cm' }],
    ['90 %', { q: '90' }],
    ['90%', { q: '90%' }],
    ['crp 150 84', { q: 'crp 150', alder: '84' }],
    ['i morgen 2 gange', { tid: '2026-11-22T08:00', q: '2 gange' }],
  ])('a number that is something else is no age: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('a number with an age unit is the age, also right after a day', () => {
  test.each([
    ['randers lørdag 17 år krise', { kommune: 'randers', tid: '2026-11-28T08:00', alder: '17', q: 'krise' }],
    ['i morgen 14 år', { tid: '2026-11-22T08:00', alder: '14' }],
    ['i aften 17 år', { tid: 'nu', alder: '17' }],
    ['juleaften 18 år', { tid: '2026-12-24T18:00', alder: '18' }],
    ['lørdag 17-årig', { tid: '2026-11-28T08:00', alder: '17' }],
    ['lørdag 3 mdr', { tid: '2026-11-28T08:00', alder: '0' }],
    ['lørdag 3 dage gammel', { tid: '2026-11-28T08:00', alder: '0' }],
    ['lørdag kl 14 17 år', { tid: '2026-11-28T14:00', alder: '17' }],
    ['14 i morgen', { tid: '2026-11-22T08:00', alder: '14' }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('marks around words hide nothing', () => {
  // In double quotes a word is searched, and a number with % is a value.
  const marks = [..."()[]{}«»“”„‘’'*_!?.,:;…·•|\\=~^&@#/+–—→"];

  test.each(marks)('%s', (mark) => {
    const call = ['struer', '84', 'iv'];
    const lines = [
      `${mark}struer${mark} 84 ${mark}iv${mark}`,
      call.join(` ${mark} `),
      // An apostrophe is one of a name.
      ...(/['’]/.test(mark) ? [] : [call.join(mark)]),
      // `18+` is no age.
      ...(mark === '+' ? [] : [`struer ${mark}84${mark} iv`]),
    ];
    for (const line of lines) expect(read(line), line).toEqual({ kommune: 'struer', alder: '84', q: 'iv' });
    if (mark === '+') return;
    const timed = { kommune: 'struer', tid: '2026-11-28T14:30' };
    for (const time of ['kl. 14.30', '14:30'])
      expect(read(`struer lørdag ${time}${mark}`), time).toEqual(timed);
    for (const date of ['24/12', '24-12-2026', '24/12-2026', '24. dec'])
      expect(read(`struer ${date}${mark} iv`), date).toEqual({
        kommune: 'struer',
        tid: '2026-12-24T08:00',
        q: 'iv',
      });
  });

  test.each([
    ['<b>herning</b>', { kommune: 'herning' }],
    ['<td>herning</td><td>84</td>', { kommune: 'herning', alder: '84' }],
    ['<herning>', { kommune: 'herning' }],
    ['herning/84/i aften', { kommune: 'herning', alder: '84', tid: 'nu' }],
    ['herning;84;iv', { kommune: 'herning', alder: '84', q: 'iv' }],
    ['herning-84-iv', { kommune: 'herning', alder: '84', q: 'iv' }],
    ['struer(84 år):iv', { kommune: 'struer', alder: '84', q: 'iv' }],
    ['8700/84', { kommune: '8700', alder: '84' }],
    ['84:8700', { kommune: '8700', alder: '84' }],
    ['alder: 84, struer (kl:14)', { kommune: 'struer', alder: '84', tid: '2026-11-22T14:00' }],
    ['struer 84. iv (i aften).', { kommune: 'struer', alder: '84', q: 'iv', tid: 'nu' }],
    ['(70 11 31 31)', { q: '70113131' }],
    ['lørdag kl. 14.', { tid: '2026-11-28T14:00' }],
    ['kl. 9.10. struer', { tid: '2026-11-22T09:10', kommune: 'struer' }],
    ['struer 14.30.', { kommune: 'struer', tid: '2026-11-22T14:30' }],
    ['struer 8700.', { kommune: 'struer' }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test.each([
    ['24/12', { tid: '2026-12-24T08:00' }],
    ['24.12.', { tid: '2026-12-24T08:00' }],
    ['14:30', { tid: '2026-11-22T14:30' }],
    ['bt 90/60', { q: 'bt 90/60' }],
    ['crp>100', { q: 'crp>100' }],
    ['feber >39', { q: 'feber >39' }],
    ['covid-19', { q: 'covid-19' }],
    ['84-årig', { alder: '84' }],
    ['8–15', { q: '8–15' }],
    ['2.gang i 10. klasse', { q: '2. gang 10. klasse' }],
    ['aarhus-modellen', { q: 'aarhus-modellen' }],
    ['i.v. drop', { q: 'i.v drop' }],
    ['24/', { q: '24/' }],
  ])('those in a date, a value or a compound stay: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('a part of the day alone is when it is about', () => {
  test.each([
    ['aften', 'nu'],
    ['nat', '2026-11-21T23:00'],
    ['morgen', '2026-11-22T08:00'],
    ['formiddag', '2026-11-22T09:00'],
    ['middag', '2026-11-22T12:00'],
    ['eftermiddag', '2026-11-22T14:00'],
    ['midnat', '2026-11-22T00:00'],
    ['weekend', 'nu'],
    ['aften kl 20', '2026-11-21T20:00'],
    ['aften/nat', 'nu'],
    ['nat kl 2', '2026-11-22T02:00'],
    ['aften lørdag', '2026-11-28T18:00'],
    ['nat 24/12', '2026-12-24T23:00'],
  ])('%s', (line, tid) => {
    expect(read(line)).toEqual({ tid });
  });

  test.each([
    ['nat', '2026-11-22T02:00', 'nu'],
    ['morgen', '2026-11-22T02:00', '2026-11-22T08:00'],
    ['eftermiddag', '2026-11-23T15:00', 'nu'],
    ['formiddag', '2026-11-23T15:00', '2026-11-24T09:00'],
  ])('%s, said at %s', (line, now, tid) => {
    expect(read(line, now)).toEqual({ tid });
  });

  test.each([
    ['nat sygepleje', { tid: '2026-11-21T23:00', q: 'sygepleje' }],
    ['tid morgen', { hast: 'naeste-dag' }],
    ['natsygepleje', { q: 'natsygepleje' }],
    ['døgn', { q: 'døgn' }],
    ['hver nat uro', { q: 'hver nat uro' }],
    ['uro dag og nat', { q: 'uro dag nat' }],
    ['"nat"', { q: 'nat' }],
  ])('and nothing else is: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test.each([
    ['struer 84 dårlig nat skal ses i dag', { kommune: 'struer', alder: '84', tid: 'nu', q: 'dårlig ses' }],
    ['struer urolig nat nu', { kommune: 'struer', tid: 'nu', q: 'urolig' }],
    ['dårlig nat, tid i overmorgen kl 10', { tid: '2026-11-23T10:00', q: 'dårlig tid' }],
    ['i dag struer nu', { tid: 'nu', kommune: 'struer' }],
    ['i overmorgen iv i dag', { tid: '2026-11-23T08:00', q: 'iv' }],
  ])('only of a line that says no other moment, and no moment becomes words: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test.each([
    ['feber siden morgen', { q: 'feber' }],
    ['ondt siden i nat', { q: 'ondt' }],
    ['faldt siden lørdag', { q: 'faldt' }],
    ['feber siden i går', { q: 'feber' }],
    ['feber siden 24/11', { q: 'feber' }],
    ['forværret over weekend', { q: 'forværret' }],
    ['forværret gennem natten', { q: 'forværret gennem natten' }],
    ['uro efter lørdag', { q: 'uro' }],
    ['uro før weekenden', { q: 'uro' }],
    ['faldt for 3 dage siden, i overmorgen', { q: 'faldt 3 dage', tid: '2026-11-23T08:00' }],
    ['kateter før i aften', { q: 'kateter før', tid: 'nu' }],
  ])('not when it has been since then, or around then: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test.each([
    ['iv morgen og aften', { q: 'iv morgen aften' }],
    ['iv morgen, middag og aften', { q: 'iv morgen middag aften' }],
    ['iv morgen + aften', { q: 'iv morgen aften' }],
    ['i aften og nat iv', { tid: 'nu', q: 'iv' }],
  ])('not of a rhythm: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test('nor the first half of the name of an offer', () => {
    const named = { ...places, pairs: new Set(['nat beredskab']) };
    const now = Temporal.ZonedDateTime.from(`${saturday}[Europe/Copenhagen]`);
    expect(readCallLine('nat beredskab', now, named).text).toBe('nat beredskab');
  });
});

describe('a word for somebody is not searched when the age says it', () => {
  test.each([
    ['barn 4 feber', { alder: '4', q: 'feber' }],
    ['4 årig dreng feber barnet', { alder: '4', q: 'feber' }],
    ['ung 17 krise', { alder: '17', q: 'krise' }],
    ['ældre 84 fald', { alder: '84', q: 'fald' }],
    ['kvinden på 34', { alder: '34' }],
    ['barn', { q: 'barn' }],
    ['ældre struer', { q: 'ældre', kommune: 'struer' }],
    ['mor 34 barn', { alder: '34', q: 'mor barn' }],
    ['"barn" 4', { alder: '4', q: 'barn' }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

test('nor when a field says the age', () => {
  expect(read('barn feber', saturday, { alder: '4' })).toEqual({ q: 'feber' });
  expect(read('barn feber', saturday, { alder: '84' })).toEqual({ q: 'barn feber' });
  expect(read('barn feber 84', saturday, { alder: '4' })).toEqual({ alder: '84', q: 'barn feber' });
});

test('a word for somebody stays when it begins a word of the texts', () => {
  const named = { ...places, pairs: new Set(['aldre team']) };
  const now = Temporal.ZonedDateTime.from(`${saturday}[Europe/Copenhagen]`);
  expect(readCallLine('84 ældre team', now, named).text).toBe('ældre team');
});

test('a place in the name of an offer is no home when a field says where', () => {
  const named = { ...places, pairs: new Set(['akutklinik struer']) };
  const now = Temporal.ZonedDateTime.from(`${saturday}[Europe/Copenhagen]`);
  expect(readCallLine('akutklinik struer', now, named).said.kommune).toEqual(['struer']);
  expect(readCallLine('akutklinik struer', now, named, { kommune: '0779' }).text).toBe('akutklinik struer');
});

describe('a way in or a domain', () => {
  test.each([
    ['indlæggelse', { hast: 'indlaeggelse' }],
    ['skal indlægges', { hast: 'indlaeggelse' }],
    ['skal indl.', { hast: 'indlaeggelse' }],
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
    ['nu', 'nu'],
    ['i aften', 'nu'],
    ['i aft', 'nu'],
    ['i morgn', '2026-11-22T08:00'],
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
    ['i aften kl 8', '2026-11-21T20:00'],
    ['i aften kl 8.30', '2026-11-21T20:30'],
    ['lørdag aften kl 8', '2026-11-21T20:00'],
    ['lørdagaften 8', '2026-11-21T20:00'],
    ['mandag eftermiddag kl 1', '2026-11-23T13:00'],
    ['i aften kl 18', '2026-11-21T18:00'],
    ['i aften kl 12', '2026-11-22T00:00'],
    ['i aften kl 24', '2026-11-22T00:00'],
    ['i aften kl 1', '2026-11-22T01:00'],
    ['i nat kl 11', '2026-11-21T23:00'],
    ['lørdag kl 24', '2026-11-22T00:00'],
    ['kl 24', '2026-11-22T00:00'],
    ['lørdag nat', '2026-11-21T23:00'],
    ['lørdag nat kl 2', '2026-11-22T02:00'],
    ['nytårsaften kl 1', '2027-01-01T01:00'],
    ['juleaften kl 1', '2026-12-25T01:00'],
    ['juleaften kl 8', '2026-12-24T20:00'],
    ['juleaftensdag kl 8', '2026-12-24T08:00'],
    ['natten til søndag', '2026-11-21T23:00'],
    ['natten til søndag kl 3', '2026-11-22T03:00'],
    ['kl 3 natten til søndag', '2026-11-22T03:00'],
    ['natten til juledag', '2026-12-24T23:00'],
    ['natten til 31/2', '31/2'],
    ['kl 14 i morgen', '2026-11-22T14:00'],
    ['14.30 i morgen', '2026-11-22T14:30'],
    ['kl 14 på fredag', '2026-11-27T14:00'],
    ['kl 22 juleaften', '2026-12-24T22:00'],
    ['kl 8 i morgen aften', '2026-11-22T20:00'],
    ['kl. 9.15 d. 3/12', '2026-12-03T09:15'],
    ['klokken 14 i morgen', '2026-11-22T14:00'],
    ['fredag den 27/11 kl 14', '2026-11-27T14:00'],
    ['fredag d. 27. nov', '2026-11-27T08:00'],
    ['på fredag 27/11', '2026-11-27T08:00'],
    ['man den 23/11 kl 9', '2026-11-23T09:00'],
    ['langfredag 2027', '2027-03-26T08:00'],
    ['langfredag 2028', '2028-04-14T08:00'],
    ['juleaften 2027', '2027-12-24T18:00'],
    ['juleaften 2027 kl 22', '2027-12-24T22:00'],
    ['kl 1430', '2026-11-22T14:30'],
    ['kl 0930', '2026-11-22T09:30'],
    ['lørdag kl 1430', '2026-11-28T14:30'],
    ['31/2 kl 10', '31/2'],
    ['lørdag 31/2 kl 10', '31/2'],
    ['i weekenden', 'nu'],
    ['i weekenden kl 10', '2026-11-22T10:00'],
    ['i dag', 'nu'],
    ['i dag kl 8', '2026-11-21T08:00'],
  ])('%s', (line, tid) => {
    expect(read(line)).toEqual({ tid });
  });

  test.each([
    ['i aften', '2026-11-21T12:00', '2026-11-21T18:00'],
    ['i nat', '2026-11-22T02:00', 'nu'],
    ['i nat', '2026-11-21T23:30', 'nu'],
    ['i nat kl 3', '2026-11-21T20:00', '2026-11-22T03:00'],
    ['juleaften', '2026-12-24T20:00', 'nu'],
    ['juleaften', '2026-12-26T20:00', '2027-12-24T18:00'],
    ['24/12', '2026-12-24T10:00', 'nu'],
    ['i nat kl 3', '2026-11-22T01:00', '2026-11-22T03:00'],
    ['i nat kl 23', '2026-11-22T01:00', '2026-11-22T23:00'],
    ['lørdag nat kl 2', '2026-11-22T01:00', '2026-11-22T02:00'],
    ['lørdag nat', '2026-11-22T01:00', 'nu'],
    ['natten til søndag', '2026-11-22T01:00', 'nu'],
    ['natten til søndag', '2026-11-22T10:00', '2026-11-28T23:00'],
    ['nytårsaften kl 1', '2027-01-01T00:30', '2027-01-01T01:00'],
    ['i dag kl 8', '2026-11-23T10:00', '2026-11-23T08:00'],
    ['i formiddag kl 9', '2026-11-23T10:00', '2026-11-23T09:00'],
    ['i formiddag', '2026-11-23T10:00', 'nu'],
    ['24/12 kl 8', '2026-12-24T10:00', '2026-12-24T08:00'],
    ['juleaften kl 18', '2026-12-24T20:00', '2026-12-24T18:00'],
    ['i weekenden', '2026-11-23T10:00', '2026-11-28T08:00'],
    ['mandag', '2026-11-23T10:00', '2026-11-30T08:00'],
    ['om 30 min', '2026-10-25T02:45+02:00', '2026-10-25T03:00'],
    ['om 60 min', '2026-10-25T02:45+02:00', '2026-10-25T03:00'],
    ['om 5 min', '2026-10-25T02:45+02:00', '2026-10-25T02:50'],
    ['om 5 min', '2026-10-25T02:45+01:00', '2026-10-25T03:00'],
    ['om 30 min', '2026-10-25T02:45+01:00', '2026-10-25T03:15'],
    ['nu', '2026-10-25T02:45+01:00', 'nu'],
    ['i dag', '2026-10-25T02:45+01:00', 'nu'],
    ['kl 2.45', '2026-10-25T02:45+02:00', 'nu'],
    ['kl 2.15', '2026-10-25T02:45+02:00', '2026-10-25T03:00'],
    ['kl 2.15', '2026-10-25T02:45+01:00', '2026-10-26T02:15'],
    ['i nat kl 2.30', '2026-10-24T20:00', '2026-10-25T02:30'],
    ['i nat kl 2.30', '2026-03-28T20:00', '2026-03-29T03:30'],
  ])('%s, said at %s', (line, now, tid) => {
    expect(read(line, now)).toEqual({ tid });
  });

  test('an impossible date is passed on as typed, so that the field can say so', () => {
    expect(read('31/2 kl 10 viborg')).toEqual({ tid: '31/2', kommune: 'viborg' });
    expect(read('31/2 viborg')).toEqual({ tid: '31/2', kommune: 'viborg' });
  });

  test('a postcode after a day is no year', () => {
    expect(read('juleaften 8700')).toEqual({ tid: '2026-12-24T18:00', kommune: '8700' });
    expect(read('24. dec 8700')).toEqual({ tid: '2026-12-24T08:00', kommune: '8700' });
  });

  test('a time before a day on which a way in begins is a time alone', () => {
    expect(read('kl 20 i morgen tid')).toEqual({ tid: '2026-11-21T20:00', hast: 'naeste-dag' });
  });

  test('store bededag is no day after 2023', () => {
    expect(read('store bededag')).toEqual({ q: 'store bededag' });
  });
});

test('words that only carry the call are passed over', () => {
  expect(
    read('hvor hvem hvad hvordan ringer ringe ring ikke sig sin sit sine også eller men når så on struer'),
  ).toEqual({ kommune: 'struer' });
});

describe('what names a field is a word when it stands in quotes', () => {
  test.each([
    ['"struer"', { q: 'struer' }],
    ['struer "randers"', { kommune: 'struer', q: 'randers' }],
    ['"i aften" nu', { tid: 'nu', q: 'i aften' }],
    ['"covid 84" 17', { alder: '17', q: 'covid 84' }],
    ['i "aften"', { q: 'aften' }],
    ['5" 84', { alder: '84', q: '5"' }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('a date as it is written with full stops', () => {
  test.each([
    ['24.12 kl 22 viborg', { tid: '2026-12-24T22:00', kommune: 'viborg' }],
    ['24.12. viborg', { tid: '2026-12-24T08:00', kommune: 'viborg' }],
    ['5.1. viborg', { tid: '2027-01-05T08:00', kommune: 'viborg' }],
    ['24.12.26 kl 22', { tid: '2026-12-24T22:00' }],
    ['den 5.12 kl 14', { tid: '2026-12-05T14:00' }],
    ['torsdag 24.12 kl 9.30', { tid: '2026-12-24T09:30' }],
  ])('%s', (line, meant) => {
    expect(read(line)).toEqual(meant);
  });

  test.each([
    ['kl 9.12 viborg', { tid: '2026-11-22T09:12', kommune: 'viborg' }],
    ['lørdag 9.12', { tid: '2026-11-28T09:12' }],
    ['i morgen 9.10', { tid: '2026-11-22T09:10' }],
    ['9.10 i morgen', { tid: '2026-11-22T09:10' }],
    ['temp 12.10', { q: 'temp 12.10' }],
    ['viborg 22.30', { tid: '2026-11-21T22:30', kommune: 'viborg' }],
    ['viborg klokken ti i aften', { tid: '2026-11-21T22:00', kommune: 'viborg' }],
    ['viborg kl otte', { tid: '2026-11-22T08:00', kommune: 'viborg' }],
    ['viborg kl 25', { tid: 'kl. 25', kommune: 'viborg' }],
    ['12.50 mg', { q: '12.50 mg' }],
    ['kalium 3.1', { q: 'kalium 3.1' }],
    ['39.2', { q: '39.2' }],
    ['2.10 liter', { q: '2.10 liter' }],
  ])('but not a clock time or a value: %s', (line, meant) => {
    expect(read(line)).toEqual(meant);
  });
});

test.each([
  ['imorgen viborg', { tid: '2026-11-22T08:00', kommune: 'viborg' }],
  ['iovermorgen', { tid: '2026-11-23T08:00' }],
  ['inat', { tid: '2026-11-21T23:00' }],
  ['idag kl 22', { tid: '2026-11-21T22:00' }],
  ['iaften', { tid: 'nu' }],
  ['imorgen kl 14', { tid: '2026-11-22T14:00' }],
  ['tid imorgen', { hast: 'naeste-dag' }],
])('a day written together: %s', (line, meant) => {
  expect(read(line)).toEqual(meant);
});

describe('a way in or a domain that is not wanted is not asked for', () => {
  test.each([
    ['84 åring horsens ikke indlæggelse', { kommune: 'horsens', alder: '84' }],
    [
      'hammel 83 lungebetændelse vil ikke indlægges',
      { kommune: 'hammel', alder: '83', q: 'lungebetændelse' },
    ],
    ['viborg ikke psyk 50', { kommune: 'viborg', alder: '50' }],
    ['uden akut indlæggelse', {}],
    ['vil ikke til rådgivning', {}],
    ['kan ikke vente til næste dag', {}],
    ['ikke kun psyk', { omraade: 'psykiatri', q: 'kun' }],
    ['ikke kateter', {}],
    ['uden iv struer', { kommune: 'struer' }],
    ['ikke brug for kateter', {}],
    ['kan ikke klare sig hjemme', { q: 'hjemme' }],
    ['ikke åben nu', { aaben: '1' }],
  ])('%s', (line, meant) => {
    expect(read(line)).toEqual(meant);
  });
});

test.each([
  ['spædbarn 3 mdr gråd randers', { alder: '0', q: 'gråd', kommune: 'randers' }],
  ['spædbarn på 3 mdr', { alder: '0' }],
  ['baby 14 mdr', { alder: '1' }],
  ['nyfødt, mor 30 år', { alder: '0', q: 'mor' }],
])('the age of a baby: %s', (line, meant) => {
  expect(read(line)).toEqual(meant);
});

test('a quotation mark that has no other is only a mark', () => {
  expect(read('"struer 84')).toEqual({ kommune: 'struer', alder: '84' });
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
    fc.array(fc.constantFrom(...callWords), { maxLength: 12 }).map((words) => words.join(' ')),
  );
  const now = Temporal.ZonedDateTime.from(`${saturday}[Europe/Copenhagen]`);

  test('does not crash, and accounts for every word', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { parts } = readCallLine(text, now, places);
        const lettersOf = (some: string) => some.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
        const accounted = parts.map((part) => part.words).join(' ');
        // A tag is no word, but in quotes.
        const [read, typed] = [accounted, text].map((some) => lettersOf(some.replaceAll('<b>', '')));
        expect(read).toBe(typed);
      }),
    );
  });

  describe('means the same however its letters are written', () => {
    const ways: Record<string, (word: string) => string> = {
      'ae, oe, aa': (word) => word.replaceAll(/[æøå]/gi, fold),
      'a, o, a': (word) => word.replaceAll(/aa|[æøå]/gi, skeleton),
      'upper case': (word) => word.toUpperCase(),
      'as a Mac pastes them': (word) => word.normalize('NFD'),
    };
    const readAs = (text: string) =>
      readCallLine(text, now, places).parts.map(({ became, value }) => `${became} ${skeleton(value)}`);
    const said = [
      'år årig måneder spædbarn født nyfødt på mandag lørdag søndag søn påskedag skærtorsdag nytårsaften første anden',
      'indlæggelse indlægges næste dag rådgivning åben åbne nu bopæl ikke også når får være gør måtte længere',
      'sårpleje døende ø 84 14 24/12 31/2 kl i til aften om timer',
      'uden undgå nægter indlægges går forgårs klokken otte ti to brug børn +4570113131 70',
      ...fillers.map(({ words }) => words),
    ].flatMap((words) => words.split(' '));
    const named = seed.places.municipalities.flatMap(({ name, postcodes, islands = [] }) => [
      name,
      `${name} Kommune`,
      ...postcodes.map(({ town }) => town),
      ...islands,
    ]);

    test.each(Object.entries(ways))('%s', (_way, written) => {
      const changed = [...said, ...named].filter(
        (word) => readAs(written(word)).join() !== readAs(word).join(),
      );
      expect(changed).toEqual([]);
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...said, ...named), { maxLength: 8 }), (words) => {
          const text = words.join(' ');
          expect(readAs(words.map(written).join(' '))).toEqual(readAs(text));
        }),
      );
    });

    test.each([
      ['hår', 'har'],
      ['mænd', 'mand'],
      ['nær', 'nar'],
    ])('but where the language has another word for the bare letters: %s, %s', (word, bare) => {
      expect(skeleton(word)).toBe(bare);
      expect(read(word)).toEqual({ q: word });
      expect(read(bare)).toEqual({});
    });
  });
});
