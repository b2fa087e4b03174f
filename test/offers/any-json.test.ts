/** Whatever JSON is kept as an offer is one that reads the same for ever, or is refused for a field of it: never half of one, never a mistake of ours. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offerSchema } from '../../server/offers/offer-schema.ts';
import { alwaysOpen, closedForHoliday, hoursUnknown, staffNumber, weekdaysOnly } from '../example-offers.ts';

const texts = [alwaysOpen, closedForHoliday, hoursUnknown, staffNumber, weekdaysOnly].map((offer) =>
  JSON.stringify(offerSchema.parse(offer)),
);
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>('', ' ', '25:00', '2026-02-30', '__proto__', -1, null, [], {}, [null]),
);

/** One of its values, however deep, is another. */
function withValue(text: string, which: number, value: unknown): unknown {
  let seen = 0;
  const count = text.match(/[:[,]/g)?.length ?? 1;
  return JSON.parse(text, (_, before) => (seen++ === which % count ? value : before));
}

test('an offer with something else in one place', () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(400), odd, (text, which, value) => {
      const read = offerSchema.safeParse(withValue(text, which, value));
      seen.add(read.success);
      if (read.success) expect(offerSchema.parse(JSON.parse(JSON.stringify(read.data)))).toEqual(read.data);
      else for (const { message } of read.error.issues) expect(message).toMatch(/\p{L}/u);
    }),
    { numRuns: 1_000 },
  );
  expect(seen).toEqual(new Set([true, false]));
});

test('any JSON at all', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(offerSchema.safeParse(JSON.parse(text)).success).toBe(false);
    }),
    { numRuns: 300 },
  );
});
