/** Which offers are suggested as one, and why. */
import { describe, expect, test } from 'vitest';
import { readSeed } from '../../seed/seed-files.ts';
import { pairKey, suggestDuplicates } from '../../server/duplicates/duplicate-evidence.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { exampleOffer } from '../example-offers.ts';

const phones = (...numbers: string[]): Offer['phones'] =>
  numbers.map((number) => ({
    number,
    label: 'Vagt',
    audience: 'everyone',
    contactHours: { kind: 'as-offer' },
    note: null,
  }));
const places = (address: string): Offer['places'] => [{ address, entrance: null, note: null }];

/** So many others that no word of a name is rare by chance. */
const others = Array.from({ length: 40 }, (_, i) =>
  exampleOffer({ name: `Tilbud nummer${i} kommunale sygepleje` }),
);

function reasonsFor(a: Offer, b: Offer, ...more: Offer[]): string[] | undefined {
  const found = suggestDuplicates([a, b, ...more, ...others], new Set());
  return found.find(({ offers }) => offers.includes(a) && offers.includes(b))?.reasons;
}

const nursing = exampleOffer({ name: 'Akutsygeplejen Horsens', phones: phones('+4599000001') });

describe('suggested', () => {
  test('nearly the same name, the same number', () => {
    const again = exampleOffer({ name: 'Horsens akutsygepleje', phones: phones('+4599000001') });
    expect(reasonsFor(nursing, again)).toEqual([
      'samme navn',
      'samme nummer, 99\u00a000\u00a000\u00a001',
      'samme leverandør',
    ]);
  });

  test('the same name of the same operator, though one has no number', () => {
    const again = exampleOffer({ name: 'Akutsygeplejen Horsens', slug: 'anden' });
    expect(reasonsFor(nursing, again)).toEqual(['samme navn', 'samme leverandør']);
  });

  test('another name, but number, address and operator are the same', () => {
    const [a, b] = ['Rosenhuset', 'Aflastningen'].map((name) =>
      exampleOffer({ name, phones: phones('+4599000007'), places: places('Sundvej 1, 8700 Horsens') }),
    ) as [Offer, Offer];
    expect(reasonsFor(a, b)).toEqual([
      'samme nummer, 99\u00a000\u00a000\u00a007',
      'samme adresse, Sundvej 1, 8700 Horsens',
      'samme leverandør',
    ]);
  });

  test('the likeliest first', () => {
    const again = exampleOffer({ name: 'Horsens akutsygepleje', phones: phones('+4599000001') });
    const weaker = exampleOffer({ name: 'Akutsygeplejen i Horsens', slug: 'svag' });
    const [first] = suggestDuplicates([weaker, again, nursing, ...others], new Set());
    expect(first?.offers.map(({ slug }) => slug).toSorted()).toEqual([nursing.slug, again.slug].toSorted());
  });
});

test('a number that many have is no reason, also where there are others', () => {
  const [a, b, ...more] = ['en', 'to', 'tre', 'fire', 'fem'].map((slug, i) =>
    exampleOffer({
      name: i < 2 ? 'Akutsygeplejen' : `Afdeling ${slug}`,
      slug,
      phones: phones('+4599000002'),
    }),
  ) as [Offer, Offer, ...Offer[]];
  expect(reasonsFor(a, b, ...more)).toEqual(['samme navn', 'samme leverandør']);
});

describe('not suggested', () => {
  test('two wards of one hospital that share its switchboard and its address', () => {
    const wards = ['Kirurgi', 'Børn', 'Hjerte', 'Neurologi', 'Øre'].map((name) =>
      exampleOffer({ name, phones: phones('+4599000002'), places: places('Sygehusvej 1, 8700 Horsens') }),
    );
    expect(suggestDuplicates([...wards, ...others], new Set())).toEqual([]);
  });

  test.each<[string, Partial<Offer>]>([
    ['in another municipality', { coverage: { kind: 'municipalities', codes: ['0730'] } }],
    ['in another domain', { domains: ['psychiatric'] }],
    ['for another age', { ageFrom: null, ageTo: 17 }],
  ])('the same name %s', (_, difference) => {
    const adults = exampleOffer({ name: 'Akutteam', ageFrom: 18 });
    expect(
      reasonsFor(
        adults,
        exampleOffer({ name: 'Akutteam', slug: 'andet-akutteam', ageFrom: 18, ...difference }),
      ),
    ).toBeUndefined();
  });

  test('a pair that somebody has said is two', () => {
    const again = exampleOffer({ name: 'Horsens akutsygepleje', phones: phones('+4599000001') });
    const said = new Set([pairKey(again.id, nursing.id)]);
    expect(suggestDuplicates([nursing, again, ...others], said)).toEqual([]);
    expect(suggestDuplicates([again, nursing, ...others], said)).toEqual([]);
  });

  test('the real offers, which one hand has gone through, but for a pair that shares nearly all', () => {
    const found = suggestDuplicates(readSeed().offers, new Set());
    expect(found.map(({ offers }) => offers.map(({ slug }) => slug))).toEqual([
      ['odder-akutstuer', 'odder-korttidsafsnit'],
    ]);
  });
});
