/** The field of a municipality folds letters in the browser, where the server's module cannot be imported: one rule in two places, held together here. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { skeleton } from '../server/danish-text.ts';
import { placeWords } from '../server/places/place.ts';
import { places } from './start-service.ts';

const { skeleton: inBrowser } = await import(join(import.meta.dirname, '../views/assets/lookup/skeleton.js'));

test('of every name, town and postcode', () => {
  for (const municipality of places.municipalities)
    for (const word of placeWords(municipality).split(' ')) expect(inBrowser(word)).toBe(skeleton(word));
});

test('of any characters', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[aeoåæøäöé -]*$/)), (text) => {
      expect(inBrowser(text)).toBe(skeleton(text));
    }),
  );
});
