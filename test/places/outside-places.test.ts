/** The list of places outside the region, as its editors write it, and the real one in seed/. */
import { describe, expect, test } from 'vitest';
import { readOutside } from '../../seed/word-lists.ts';
import { skeleton } from '../../server/danish-text.ts';
import { isFiller } from '../../server/lookup/filler-words.ts';
import { OutsideMistake, parseOutside } from '../../server/places/outside-places.ts';
import { placeNames } from '../../server/places/place.ts';
import { places } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('names stand between commas and lines, remarks after #', () => {
  expect(parseOutside('# i nord\nThisted, Læsø # en ø\r\n\nHøje-Taastrup')).toEqual([
    'Thisted',
    'Læsø',
    'Høje-Taastrup',
  ]);
});

test.each([
  ['Thisted,', 'linje 1: »« er ikke et stednavn'],
  ['Thisted\n2100', 'linje 2: »2100« er ikke et stednavn'],
  ['Læsø\nLaeso', 'linje 2: »Laeso« står der allerede'],
])('%j is told with its line', (text, message) => {
  expect(() => parseOutside(text)).toThrow(new OutsideMistake(message));
});

test('a file that cannot be read is told', () => {
  expect(() => readOutside(temporaryFolder())).toThrow('seed/outside-region.txt: filen kan ikke læses');
});

describe('the real list', () => {
  const names = readOutside();

  test('has the 79 municipalities of the other regions, and none of the region', () => {
    expect(names.length).toBeGreaterThanOrEqual(79);
    const here = placeNames(places).names;
    // Their postcodes touch the region, so somebody who lives there is asked about.
    expect(names.filter((name) => here.has(skeleton(name)))).toEqual(['Vejle', 'Hobro', 'Aalestrup']);
  });

  test('holds no small word of a call', () => {
    expect(names.filter(isFiller)).toEqual([]);
  });
});
