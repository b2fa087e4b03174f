/** The first of many in order, without sorting them all. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallest } from '../../server/lookup/smallest.ts';

test('the same numbers, in the same order, as sorting all of them gives', () => {
  const numbers = fc.array(fc.nat(1_000), { maxLength: 400 });
  const counts = fc.oneof(fc.nat(20), fc.constant(Number.POSITIVE_INFINITY));
  fc.assert(
    fc.property(numbers, counts, (all, count) => {
      const kept = smallest(count);
      for (const number of all) kept.add(number);
      expect(kept.inOrder()).toEqual(all.toSorted((a, b) => a - b).slice(0, count));
    }),
  );
});

test('a number that is turned away could not have been among them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(1_000), { maxLength: 400 }),
      fc.integer({ min: 1, max: 20 }),
      (all, count) => {
        const kept = smallest(count);
        for (const number of all) if (kept.takes(number)) kept.add(number);
        expect(kept.inOrder()).toEqual(all.toSorted((a, b) => a - b).slice(0, count));
      },
    ),
  );
});
