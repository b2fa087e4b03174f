/**
 * Offers that may be one and the same, entered twice, with what speaks for it. Evidence is worth the more the fewer offers share it: a
 * number that two have says much, the switchboard of a hospital says nothing, and a name is made of words that all the others have too.
 */

import { stem } from '../danish-stem.ts';
import { fold, skeleton } from '../danish-text.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { numberWords } from '../offers/offer-words.ts';

export type Suggestion = {
  offers: readonly [Offer, Offer];
  score: number;
  /** In Danish, the weightiest first; what speaks against it last. */
  reasons: string[];
};

type Evidence = { weight: number; words: string };

/** Below it two offers are taken for two. */
const enough = 3.5;
/** A second number shared says little more than the first. */
const numbersAtMost = 2.5;
/** Something that more offers share is a switchboard, a house or a common word. */
const mostSharing = 4;

/** Two offers, whichever is named first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** The likeliest first. `distinct` are the pairs somebody has said are two, by `pairKey` of ids. */
export function suggestDuplicates(offers: readonly Offer[], distinct: ReadonlySet<string>): Suggestion[] {
  const traits = offers.map(traitsOf);
  const commonness = {
    words: countOf(traits.map(({ words }) => words)),
    numbers: countOf(traits.map(({ numbers }) => numbers)),
    addresses: countOf(traits.map(({ addresses }) => addresses)),
  };
  return candidates(traits)
    .filter(([a, b]) => !distinct.has(pairKey(a.offer.id, b.offer.id)))
    .flatMap(([a, b]) => {
      const evidence = evidenceFor(a, b, commonness, offers.length);
      const score = evidence.reduce((sum, { weight }) => sum + weight, 0);
      const reasons = evidence.toSorted((x, y) => y.weight - x.weight).map(({ words }) => words);
      return score >= enough ? [{ offers: [a.offer, b.offer] as const, score, reasons }] : [];
    })
    .sort((x, y) => y.score - x.score || (x.offers[0].slug < y.offers[0].slug ? -1 : 1));
}

type Traits = { offer: Offer; words: Set<string>; numbers: Set<string>; addresses: Set<string> };
type Counts = ReadonlyMap<string, number>;

function traitsOf(offer: Offer): Traits {
  return {
    offer,
    words: new Set(skeleton(offer.name).split(' ').map(stem)),
    numbers: new Set(offer.phones.map(({ number }) => number).filter((number) => number.startsWith('+'))),
    addresses: new Set(offer.places.flatMap(({ address }) => (address === null ? [] : [fold(address)]))),
  };
}

function countOf(sets: readonly ReadonlySet<string>[]): Counts {
  const counts = new Map<string, number>();
  for (const set of sets) for (const one of set) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** Pairs that share something few have; so many offers can be searched without holding each against each. */
function candidates(traits: readonly Traits[]): [Traits, Traits][] {
  const sharing = new Map<string, Traits[]>();
  for (const one of traits)
    for (const trait of [
      ...[...one.numbers].map((number) => `number ${number}`),
      ...[...one.addresses].map((address) => `address ${address}`),
      ...[...one.words].map((word) => `word ${word}`),
    ])
      sharing.set(trait, [...(sharing.get(trait) ?? []), one]);
  const found = new Map<string, [Traits, Traits]>();
  for (const alike of sharing.values())
    if (alike.length <= 30)
      for (const [i, a] of alike.entries())
        for (const b of alike.slice(i + 1)) found.set(pairKey(a.offer.id, b.offer.id), [a, b]);
  return [...found.values()];
}

function evidenceFor(
  a: Traits,
  b: Traits,
  commonness: { words: Counts; numbers: Counts; addresses: Counts },
  total: number,
): Evidence[] {
  return [
    ...nameEvidence(a, b, commonness.words, total),
    ...numberEvidence(a.numbers.intersection(b.numbers), commonness.numbers),
    ...[...a.addresses]
      .filter((address) => b.addresses.has(address))
      .map(() => addressEvidence(a, b, commonness.addresses)),
    ...ownershipEvidence(a.offer, b.offer),
    ...against(a.offer, b.offer),
  ].filter(({ weight }) => weight !== 0);
}

/** How much of their names the two share, each word weighed by how rare it is. */
function nameEvidence(a: Traits, b: Traits, counts: Counts, total: number): Evidence[] {
  const rarity = (words: Iterable<string>) =>
    [...words].reduce((sum, word) => sum + Math.log(1 + total / (counts.get(word) ?? 1)), 0);
  const shared = (2 * rarity(a.words.intersection(b.words))) / (rarity(a.words) + rarity(b.words) || 1);
  if (shared < 0.5) return [];
  return [{ weight: 3 * shared, words: shared > 0.99 ? 'samme navn' : 'navnene ligner hinanden' }];
}

function numberEvidence(shared: ReadonlySet<string>, counts: Counts): Evidence[] {
  let left = numbersAtMost;
  return [...shared].map((number) => {
    const sharing = counts.get(number) ?? 1;
    const weight = Math.min(left, sharing > mostSharing ? 0 : 2 / (sharing - 1));
    left -= weight;
    return {
      weight,
      words: `samme nummer, ${numberWords(number).replaceAll(' ', '\u00a0')}${othersWords(sharing)}`,
    };
  });
}

function addressEvidence(a: Traits, b: Traits, counts: Counts): Evidence {
  const address =
    a.offer.places.find((place) => place.address !== null && b.addresses.has(fold(place.address)))?.address ??
    '';
  const sharing = counts.get(fold(address)) ?? 1;
  const weight = sharing > mostSharing ? 0 : 1 / (sharing - 1);
  return { weight, words: `samme adresse, ${address}${othersWords(sharing)}` };
}

function othersWords(sharing: number): string {
  return sharing > 2 ? ` (som også ${sharing - 2} ${sharing === 3 ? 'andet' : 'andre'} har)` : '';
}

function ownershipEvidence(a: Offer, b: Offer): Evidence[] {
  if (a.operator !== b.operator) return [];
  return a.unit !== null && a.unit === b.unit
    ? [{ weight: 1, words: `samme afdeling, ${a.unit}` }]
    : [{ weight: 0.5, words: 'samme leverandør' }];
}

/** What two entries of one offer would hardly differ in. */
function against(a: Offer, b: Offer): Evidence[] {
  const apart = (one: readonly string[], other: readonly string[]) =>
    !one.some((value) => other.includes(value));
  const { coverage: here } = a;
  const { coverage: there } = b;
  return [
    ...(here.kind === 'municipalities' && there.kind === 'municipalities' && apart(here.codes, there.codes)
      ? [{ weight: -3, words: 'men de dækker ikke de samme kommuner' }]
      : []),
    ...(apart(a.domains, b.domains) ? [{ weight: -2, words: 'men de har ikke samme område' }] : []),
    ...(a.urgencies.length > 0 && b.urgencies.length > 0 && apart(a.urgencies, b.urgencies)
      ? [{ weight: -1.5, words: 'men de har ikke samme hastegrad' }]
      : []),
    ...((a.ageTo ?? 120) < (b.ageFrom ?? 0) || (b.ageTo ?? 120) < (a.ageFrom ?? 0)
      ? [{ weight: -2, words: 'men de er for hver sin alder' }]
      : []),
    ...(a.operator !== b.operator ? [{ weight: -1, words: 'men de har ikke samme leverandør' }] : []),
  ];
}
