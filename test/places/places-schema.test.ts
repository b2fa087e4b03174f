/** What the file of places may hold. */
import { describe, expect, test } from 'vitest';
import { placesSchema } from '../../server/places/places-schema.ts';
import { places } from '../start-service.ts';

test('the region has five clusters and nineteen municipalities, each in one of them', () => {
  expect(places.clusters).toHaveLength(5);
  expect(places.municipalities).toHaveLength(19);
  expect(new Set(places.municipalities.map(({ code }) => code)).size).toBe(19);
});

test('no municipality holds a postcode twice', () => {
  for (const { name, postcodes } of places.municipalities)
    expect(new Set(postcodes.map(({ code }) => code)).size, name).toBe(postcodes.length);
});

describe('a mistake is told with the field it is in', () => {
  const [municipality] = places.municipalities;
  test.each([
    [
      'a cluster nobody knows',
      { cluster: 'nordpolen' },
      'municipalities.0.cluster',
      'Klyngen »nordpolen« findes ikke',
    ],
    ['a code of three digits', { code: '615' }, 'municipalities.0.code', 'Fire cifre'],
    ['a name that is empty', { name: '  ' }, 'municipalities.0.name', ''],
    [
      'a postcode of five digits',
      { postcodes: [{ code: '87000', town: 'X' }] },
      'municipalities.0.postcodes.0.code',
      'Fire cifre',
    ],
  ])('%s', (_, wrong, path, message) => {
    const read = placesSchema.safeParse({ ...places, municipalities: [{ ...municipality, ...wrong }] });
    expect(read.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
    expect(read.error?.issues[0]?.message).toContain(message);
  });
});
