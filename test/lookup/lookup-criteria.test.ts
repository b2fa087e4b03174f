/** What may be asked, and what is said to whoever asks for something else. */
import { describe, expect, test } from 'vitest';
import { readLookup } from '../../server/lookup/lookup-criteria.ts';
import { isoOf } from '../../server/opening-hours/danish-calendar.ts';
import { createPlaceResolver, placeNames } from '../../server/places/place.ts';
import { parseQuery } from '../../server/query-string.ts';
import { danishTime, places } from '../start-service.ts';

const reading = { resolvePlace: createPlaceResolver(places), lineNames: placeNames(places) };

function read(query: string) {
  return readLookup(parseQuery(`/?${query}`), reading, danishTime('2026-12-01T10:00'));
}

describe('a wrong value is told at its own field, and the field filters nothing', () => {
  test.each([
    ['kommune=Atlantis', 'kommune', '»Atlantis« er ikke en kommune, by eller et postnummer'],
    ['kommune=0101', 'kommune', '»0101« er ikke en kommune, by eller et postnummer i Region Midtjylland'],
    ['kommune=615', 'kommune', '»615« er ikke en kommune'],
    ['hast=haster', 'hast', 'Hastegraden kendes ikke'],
    ['hast=municipal', 'hast', 'Vælg mellem indlaeggelse, naeste-dag, kommunalt, raadgivning'],
    ['hast=KOMMUNALT', 'hast', 'Hastegraden kendes ikke'],
    ['omraade=kirurgi', 'omraade', 'Vælg mellem psykiatri, somatik'],
    ['alder=-1', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
    ['alder=121', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
    ['alder=300', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
    ['alder=12.5', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
    ['alder=12,5', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
    ['alder=1e1', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
    ['alder=gammel', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
    ['alder=%D9%A1%D9%A7', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
    ['tid=2026-02-31T10:00', 'tid', 'Datoen eller klokkeslættet findes ikke'],
    ['tid=2026-13-01T10:00', 'tid', 'Datoen eller klokkeslættet findes ikke'],
    ['tid=2027-02-29T10:00', 'tid', 'Datoen eller klokkeslættet findes ikke'],
    ['tid=2026-12-24T24:00', 'tid', 'Datoen eller klokkeslættet findes ikke'],
    ['tid=2026-12-24T22:60', 'tid', 'Datoen eller klokkeslættet findes ikke'],
    ['tid=2026-12-24', 'tid', 'Tidspunktet kan ikke læses. Skriv fx lørdag 14'],
    ['tid=2026-12-24T22:00Z', 'tid', 'Skriv tidspunktet som dato og klokkeslæt'],
    ['tid=snart', 'tid', 'Tidspunktet kan ikke læses. Skriv fx lørdag 14'],
    ['tid=l%C3%B8rdag+14+iv', 'tid', 'Tidspunktet kan ikke læses. Skriv fx lørdag 14'],
    ['tid=25', 'tid', '»kl. 25« er ikke et klokkeslæt, der findes'],
    ['tid=%22i+aften%22', 'tid', 'Tidspunktet kan ikke læses. Skriv fx lørdag 14'],
    ['tid=31/2', 'tid', '»31/2« er ikke en dato, der findes'],
    ['tid=31/2+kl+22', 'tid', '»31/2« er ikke en dato, der findes'],
    ['tid=29.2.2027', 'tid', '»29.2.2027« er ikke en dato, der findes'],
    ['tid=24.12.2150', 'tid', 'Tidspunktet skal ligge mellem 1950 og 2100'],
    ['tid=1949-12-31T23:59', 'tid', 'Tidspunktet skal ligge mellem 1950 og 2100'],
    ['tid=2101-01-01T00:00', 'tid', 'Tidspunktet skal ligge mellem 1950 og 2100'],
    ['aaben=ja', 'aaben', 'Skriv aaben=1 for kun åbne'],
    ['aaben=0', 'aaben', 'Skriv aaben=1 for kun åbne'],
  ])('%s', (query, field, message) => {
    const { errors, criteria } = read(query);
    expect(errors).toEqual([{ field, message: expect.stringContaining(message) }]);
    expect(criteria).toEqual(read('').criteria);
  });

  test('kommune of 81 characters', () => {
    const { errors, criteria } = read(`kommune=${'a'.repeat(81)}`);
    expect(errors).toEqual([{ field: 'kommune', message: 'Navnet er for langt' }]);
    expect(criteria).toEqual(read('').criteria);
  });
});

test.each([201, 10_000])(
  'a line of %i characters is cut before the word that passes 200, and says so; what is left is read',
  (length) => {
    const { errors, criteria } = read(`q=struer+84+${'a'.repeat(length - 10)}`);
    expect(errors).toEqual([{ field: 'q', message: 'Linjen er forkortet til 200 tegn' }]);
    expect(criteria).toMatchObject({ municipality: { name: 'Struer' }, age: 84, text: '' });
  },
);

describe('every field refuses to be sent twice or broken; which of the two was meant is not guessed', () => {
  test.each(['kommune', 'hast', 'omraade', 'alder', 'tid', 'aaben', 'q'])('%s', (field) => {
    expect(read(`${field}=1&${field}=2`).errors).toEqual([
      { field, message: 'Feltet er angivet flere gange' },
    ]);
    expect(read(`${field}=1&${field}=1`).errors).toEqual([
      { field, message: 'Feltet er angivet flere gange' },
    ]);
    expect(read(`${field}=%E0%A4%A`).errors).toEqual([
      { field, message: 'Feltet indeholder tegn, der ikke kan læses' },
    ]);
    expect(read(`${field}=0615&${field}=%E0%A4%A`).errors).toHaveLength(1);
    expect(read(`${field}=1&${field}=2`).criteria).toEqual(read('').criteria);
  });
});

test('each wrong field has its own message, and what is right still counts', () => {
  const { errors, criteria } = read('kommune=horsens&hast=kommunalt&alder=300&tid=2026-02-31T10:00&q=iv');
  expect(errors.map(({ field }) => field)).toEqual(['alder', 'tid']);
  expect(criteria).toMatchObject({ municipality: { name: 'Horsens' }, urgency: 'municipal', text: 'iv' });
});

test('what was sent is kept as it was sent, right or wrong; of the line, the words that are searched for', () => {
  const { entered } = read('kommune=Atlantis&alder=300&tid=2026-02-31T10:00&q=%C3%A6bler+og+p%C3%A6rer');
  expect(entered).toEqual({
    kommune: 'Atlantis',
    hast: '',
    omraade: '',
    alder: '300',
    tid: '2026-02-31T10:00',
    aaben: '',
    q: 'æbler pærer',
  });
});

describe('a wrong value in the line is told at the field it belongs to, and the rest counts', () => {
  test.each([
    ['31/2 iv', 'tid', '»31/2« er ikke en dato, der findes'],
    ['31. februar iv', 'tid', '»31. februar« er ikke en dato, der findes'],
    ['29/2-2027 iv', 'tid', '»29/2-2027« er ikke en dato, der findes'],
    ['300 år iv', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
    ['-5 iv', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
  ])('%s', (line, field, message) => {
    const { errors, criteria } = read(`hast=kommunalt&q=${encodeURIComponent(line)}`);
    expect(errors).toEqual([{ field, message }]);
    expect(criteria).toEqual({ ...read('hast=kommunalt').criteria, text: 'iv' });
  });

  test('7000 iv: a place outside the region, which is a new call all the same', () => {
    const { errors, criteria } = read('kommune=0615&hast=kommunalt&q=7000+iv');
    expect(errors).toEqual([
      {
        field: 'q',
        message:
          '»7000« er ikke et postnummer i Region Midtjylland. Opslaget dækker kun borgere, der bor i regionen; her vises tilbud uden hensyn til bopæl.',
      },
    ]);
    expect(criteria).toEqual({ ...read('').criteria, text: 'iv' });
  });
});

describe('the line and the fields together', () => {
  test.each([
    ['kommune=0615&q=struer', { kommune: '0671' }],
    ['alder=17&q=84', { alder: '84' }],
    ['hast=raadgivning&q=kommunalt', { hast: 'kommunalt' }],
    ['tid=2026-12-24T22:00&q=i+aften', { tid: '2026-12-01T18:00' }],
    ['tid=2026-12-24T22:00&q=nu', { tid: 'nu' }],
    ['alder=300&q=84', { alder: '84' }],
  ])('%s: what the line says wins, for it was typed last', (query, entered) => {
    const request = read(query);
    expect(request.errors).toEqual([]);
    expect(request.entered).toMatchObject({ ...entered, q: '' });
    expect(request.fromLine).toEqual(Object.keys(entered));
  });

  test('a name of a place becomes its code; a postcode stays, for it may touch others', () => {
    expect(read('kommune=horsens').entered.kommune).toBe('0615');
    expect(read('q=horsens').entered.kommune).toBe('0615');
    expect(read('kommune=8800').entered.kommune).toBe('8800');
    expect(read('kommune=8870').entered.kommune).toBe('8870');
  });
});

test('nothing asked, or asked with empty fields, means everything, now', () => {
  const everythingNow = {
    municipality: null,
    urgency: null,
    domain: null,
    age: null,
    openOnly: false,
    text: '',
  };
  for (const query of [
    '',
    'kommune=&hast=&omraade=&alder=&tid=&aaben=&q=',
    'kommune=+&alder=+&q=++',
    'ukendt=1',
  ]) {
    const { criteria, errors, ambiguous } = read(query);
    expect(errors).toEqual([]);
    expect(ambiguous).toEqual([]);
    expect(criteria).toMatchObject(everythingNow);
    expect(isoOf(criteria.at)).toBe('2026-12-01T10:00:00+01:00');
  }
});

describe('what can be asked', () => {
  test.each([
    ['kommune=0615', { municipality: { name: 'Horsens' } }],
    ['kommune=ringkobing-skjern', { municipality: { name: 'Ringkøbing-Skjern' } }],
    ['kommune=7600', { municipality: { name: 'Struer' } }],
    ['hast=indlaeggelse', { urgency: 'admission' }],
    ['hast=naeste-dag', { urgency: 'next-day' }],
    ['hast=kommunalt', { urgency: 'municipal' }],
    ['hast=raadgivning', { urgency: 'advice' }],
    ['omraade=psykiatri', { domain: 'psychiatric' }],
    ['omraade=somatik', { domain: 'somatic' }],
    ['alder=0', { age: 0 }],
    ['alder=120', { age: 120 }],
    ['alder=+84+', { age: 84 }],
    ['aaben=1', { openOnly: true }],
    ['q=blodpr%C3%B8ver', { text: 'blodprøver' }],
  ])('%s', (query, criteria) => {
    expect(read(query)).toMatchObject({ errors: [], criteria });
  });
});

test('a line of 200 characters is the longest', () => {
  expect(read(`q=${'a'.repeat(200)}`)).toMatchObject({ errors: [], criteria: { text: 'a'.repeat(200) } });
});

describe('the moment is Danish wall-clock time', () => {
  test.each([
    ['winter', '2026-12-24T22:00', '2026-12-24T22:00:00+01:00'],
    ['summer', '2026-07-01T22:00', '2026-07-01T22:00:00+02:00'],
    [
      'the hour that occurs twice in autumn: the earlier one',
      '2026-10-25T02:30',
      '2026-10-25T02:30:00+02:00',
    ],
    ['the hour that is missing in spring: the hour after', '2027-03-28T02:30', '2027-03-28T03:30:00+02:00'],
    ['a leap day', '2028-02-29T23:59', '2028-02-29T23:59:00+01:00'],
    ['the first moment', '1950-01-01T00:00', '1950-01-01T00:00:00+01:00'],
    ['the last moment', '2100-12-31T23:59', '2100-12-31T23:59:00+01:00'],
  ])('%s', (_, tid, at) => {
    const { criteria, errors } = read(`tid=${tid}`);
    expect(errors).toEqual([]);
    expect(isoOf(criteria.at)).toBe(at);
  });
});

describe('a place that lies in several municipalities filters nothing until one is chosen', () => {
  test.each([
    ['8700', ['Horsens', 'Hedensted']],
    ['8870', ['Favrskov', 'Randers']],
    ['langaa', ['Favrskov', 'Randers']],
    ['6990', ['Holstebro', 'Ringkøbing-Skjern', 'Herning', 'Lemvig']],
  ])('%s', (text, names) => {
    const { criteria, ambiguous, errors } = read(`kommune=${text}`);
    expect(errors).toEqual([]);
    expect(criteria.municipality).toBeNull();
    expect(ambiguous).toMatchObject([{ field: 'kommune', text, choices: names.map((name) => ({ name })) }]);
  });

  test('a postcode that a neighbour has a small part of is decided, and the neighbour is told', () => {
    const { criteria, ambiguous, alsoIn } = read('kommune=8800');
    expect(criteria.municipality?.name).toBe('Viborg');
    expect(ambiguous).toEqual([]);
    expect(alsoIn.map(({ name }) => name)).toEqual(['Silkeborg']);
  });

  test('a postcode that lies mainly outside the region is asked about, even with one choice', () => {
    const { criteria, ambiguous } = read('kommune=6870');
    expect(criteria.municipality).toBeNull();
    expect(ambiguous).toMatchObject([{ choices: [{ name: 'Ringkøbing-Skjern' }] }]);
  });
});
