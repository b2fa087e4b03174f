/** What is typed for a place → the municipality that is meant; asked about when there are several, never guessed. */
import { describe, expect, test } from 'vitest';
import { createPlaceResolver, type PlaceAnswer, placeWords } from '../../server/places/place.ts';
import { places } from '../start-service.ts';

const resolvePlace = createPlaceResolver(places);

/** `Horsens`, `Viborg, also Silkeborg`, `Favrskov or Randers?`, `nothing` */
function told(answer: PlaceAnswer): string {
  if (answer.kind === 'none') return 'nothing';
  if (answer.kind === 'several') return `${answer.choices.map(({ name }) => name).join(' or ')}?`;
  const also = answer.also.map(({ name }) => name);
  return answer.municipality.name + (also.length > 0 ? `, also ${also.join(', ')}` : '');
}

describe.each([
  ['a code', { '0615': 'Horsens', '0791': 'Viborg', ' 0615 ': 'Horsens' }],
  [
    'a name in any spelling',
    {
      Aarhus: 'Aarhus',
      århus: 'Aarhus',
      arhus: 'Aarhus',
      AARHUS: 'Aarhus',
      'A\u030Arhus': 'Aarhus',
      'aarhus kommune': 'Aarhus',
      'ÅRHUS KOMMUNE': 'Aarhus',
      'Ringkøbing-Skjern': 'Ringkøbing-Skjern',
      'ringkobing-skjern': 'Ringkøbing-Skjern',
      'ringkoebing skjern': 'Ringkøbing-Skjern',
      'RINGKØBING  SKJERN': 'Ringkøbing-Skjern',
      'ikast-brande': 'Ikast-Brande',
      samsø: 'Samsø',
      samsoe: 'Samsø',
      samso: 'Samsø',
    },
  ],
  [
    'a postcode, alone or with its town',
    {
      '7600': 'Struer, also Holstebro, Lemvig',
      '8000': 'Aarhus',
      '8260 Viby J': 'Aarhus',
      '7870 Roslev': 'Skive',
      '8260Viby': 'nothing',
    },
  ],
  [
    'a postal town, with or without the letters after it',
    {
      grenaa: 'Norddjurs',
      Grenå: 'Norddjurs',
      viby: 'Aarhus',
      'Viby J': 'Aarhus',
      'aarhus c': 'Aarhus',
      skjern: 'Ringkøbing-Skjern',
      ikast: 'Ikast-Brande',
      åbyhøj: 'Aarhus',
      abyhoj: 'Aarhus',
      stoholm: 'Viborg',
    },
  ],
  [
    'one that a neighbour has a small part of: decided, and the neighbour told',
    {
      '8800': 'Viborg, also Silkeborg',
      hammel: 'Favrskov, also Silkeborg',
      '8620': 'Silkeborg, also Viborg',
    },
  ],
  [
    'one that lies in several: asked, those with a small part last',
    {
      '8700': 'Horsens or Hedensted?',
      '8700 Horsens': 'Horsens or Hedensted?',
      '8870': 'Favrskov or Randers?',
      langå: 'Favrskov or Randers?',
      langaa: 'Favrskov or Randers?',
      '8340': 'Odder or Aarhus?',
      '6990': 'Holstebro or Ringkøbing-Skjern or Herning or Lemvig?',
    },
  ],
  [
    'one that lies mainly outside the region: asked, not assumed',
    { '6870': 'Ringkøbing-Skjern?', ølgod: 'Ringkøbing-Skjern?', '7260': 'Herning?', '7760': 'Struer?' },
  ],
  [
    'anything else: nothing, rather than something near',
    {
      '': 'nothing',
      ' ': 'nothing',
      '-': 'nothing',
      kommune: 'nothing',
      Atlantis: 'nothing',
      '0101': 'nothing',
      '615': 'nothing',
      '9999': 'nothing',
      ran: 'nothing',
      horsenss: 'nothing',
      'horsens odder': 'nothing',
      constructor: 'nothing',
    },
  ],
])('%s', (_, table) => {
  test.each(Object.entries(table))('»%s« → %s', (text, answer) => {
    expect(told(resolvePlace(text))).toBe(answer);
  });
});

test('a postcode named after a town outside the region is asked about, by its name and by its number', () => {
  const resolve = createPlaceResolver(places, ['Vejle', 'Hobro', 'Aalestrup']);
  for (const typed of ['Vejle', '7100', '7100 Vejle']) expect(told(resolve(typed)), typed).toBe('Hedensted?');
  for (const typed of ['hobro', '9500', 'aalestrup', 'Ålestrup', '9620'])
    expect(told(resolve(typed)), typed).toBe('Viborg?');
  expect(told(resolve('Løsning'))).toBe('Hedensted');
});

test('a text of 10,000 characters is nothing', () => {
  expect(told(resolvePlace('a'.repeat(10_000)))).toBe('nothing');
});

describe('every municipality is found', () => {
  test.each(places.municipalities.map(({ code, name }) => [name, code]))(
    '%s, by name and by code %s',
    (name, code) => {
      expect(told(resolvePlace(name))).toBe(name);
      expect(told(resolvePlace(code))).toBe(name);
      expect(told(resolvePlace(`${name} Kommune`))).toBe(name);
    },
  );
});

test.each([
  ['Samsø', 'Samsø'],
  ['Tunø', 'Odder'],
  ['Endelave', 'Horsens'],
  ['Anholt', 'Norddjurs'],
  ['Fur', 'Skive'],
  ['Venø', 'Struer'],
])('the island of %s is in %s, in any spelling', (island, municipality) => {
  for (const typed of [island, island.toUpperCase(), island.replace('ø', 'oe'), island.replace('ø', 'o')])
    expect(told(resolvePlace(typed)), typed).toBe(municipality);
  expect(told(resolvePlace(island.normalize('NFD')))).toBe(municipality);
});

test('an island that no source places is no place: nothing is invented', () => {
  for (const island of ['Hjarnø', 'Alrø', 'Jegindø']) expect(resolvePlace(island)).toEqual({ kind: 'none' });
});

test('every postcode leads to its municipality, as an answer, a neighbour or a choice', () => {
  const unreachable = places.municipalities.flatMap(({ name, postcodes }) =>
    postcodes
      .filter(({ code }) => !told(resolvePlace(code)).includes(name))
      .map(({ code }) => `${name} ${code}`),
  );
  expect(unreachable).toEqual([]);
});

test('a town with several postcodes belongs where any of them mainly lies, whichever stands first', () => {
  const postcodes = [
    { code: '8000', town: 'Eksempelby C', edge: false },
    { code: '8001', town: 'Eksempelby N', edge: true },
  ];
  const [own, neighbour] = places.municipalities;
  if (!own || !neighbour) throw new Error('two municipalities are needed');
  for (const order of [postcodes, postcodes.toReversed()]) {
    const resolve = createPlaceResolver({
      ...places,
      municipalities: [
        { ...own, postcodes: order },
        { ...neighbour, postcodes: order.map((postcode) => ({ ...postcode, edge: true })) },
      ],
    });
    expect(told(resolve('eksempelby'))).toBe(`${own.name}, also ${neighbour.name}`);
  }
});

test('the type-ahead knows a municipality by its name in both spellings, its postcodes and towns, not by its edges', () => {
  const silkeborg = places.municipalities.find(({ name }) => name === 'Silkeborg');
  const randers = places.municipalities.find(({ name }) => name === 'Randers');
  const words = silkeborg && placeWords(silkeborg);
  expect(words).toContain('8600 Silkeborg');
  expect(words).toContain('Kjellerup');
  expect(words).not.toContain('8800');
  expect(randers && placeWords(randers)).toContain('8930 Randers NØ');
});
