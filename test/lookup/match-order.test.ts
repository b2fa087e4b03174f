/** The order of the results: the rules that /om prints are the rules that sort, each stronger than all below it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strongest } from '../../server/catalogue/text-match.ts';
import { groups } from '../../server/lookup/group.ts';
import {
  neverOpens,
  type OrderFacts,
  orderKey,
  orderRules,
  positionOf,
  positions,
} from '../../server/lookup/match-order.ts';

const best: OrderFacts = {
  acute: true,
  opensIn: 0,
  lacking: 0,
  strength: strongest,
  reach: 1,
  excluded: false,
  places: 0,
  position: 0,
};
const worst: OrderFacts = {
  acute: false,
  opensIn: neverOpens,
  lacking: 3,
  strength: 0,
  reach: 4,
  excluded: true,
  places: 2,
  position: positions - 1,
};

/** The better and the worse of each rule, in the order of the page, alike in everything the rules above it look at. */
const rules: [words: string, better: Partial<OrderFacts>, worse: Partial<OrderFacts>][] = [
  ['har meldt fuldt, sidst', { places: 1 }, { places: 2 }],
  ['åbne på tidspunktet før', { opensIn: 0 }, { opensIn: 1 }],
  ['nævner alle søgeordene, før', { lacking: 0 }, { lacking: 1 }],
  ['søgeord fundet præcist', { strength: 2 }, { strength: 1 }],
  ['akutte tilbud før', { acute: true }, { acute: false }],
  ['kommunens egne tilbud før', { reach: 1 }, { reach: 2 }],
  ['under »Ikke for«, før', { excluded: false }, { excluded: true }],
  ['har meldt ledige pladser, før', { places: 0 }, { places: 1 }],
  ['det, der åbner først', { opensIn: 30 }, { opensIn: 31 }],
  ['navnet i alfabetisk orden', { position: 4 }, { position: 5 }],
];

test('the rules are these, in this order', () => {
  expect(orderRules.map(({ words }) => words)).toEqual(
    rules.map(([words]) => expect.stringContaining(words)),
  );
});

describe('each rule decides before all below it', () => {
  test.each(rules)('%s', (_, better, worse) => {
    const above = Object.keys(better).includes('opensIn') && better.opensIn !== 0 ? { opensIn: 30 } : {};
    const facts = rules
      .slice(
        0,
        rules.findIndex(([, one]) => one === better),
      )
      .map(([, alike]) => alike);
    const alike: Partial<OrderFacts> = Object.assign({}, ...facts, above);
    const first = orderKey(0, { ...worst, ...alike, ...better });
    const second = orderKey(0, { ...best, ...alike, ...worse });
    expect(first).toBeLessThan(second);
  });

  test('and the group before every rule', () => {
    expect(groups.flatMap((_, group) => [orderKey(group, best), orderKey(group, worst)])).toEqual(
      groups.flatMap((_, group) => [orderKey(group, best), orderKey(group, worst)]).toSorted((a, b) => a - b),
    );
  });
});

test('a key is a whole number that keeps its offer, whatever the offer is like', () => {
  const facts = fc.record({
    acute: fc.boolean(),
    opensIn: fc.integer({ min: 0, max: neverOpens }),
    lacking: fc.nat(9),
    strength: fc.integer({ min: 0, max: strongest }),
    reach: fc.integer({ min: 1, max: 5 }),
    excluded: fc.boolean(),
    places: fc.constantFrom(0, 1, 2),
    position: fc.integer({ min: 0, max: positions - 1 }),
  });
  fc.assert(
    fc.property(fc.nat(groups.length - 1), facts, (group, one) => {
      const key = orderKey(group, one);
      expect(Number.isSafeInteger(key)).toBe(true);
      expect(positionOf(key)).toBe(one.position);
    }),
  );
});
