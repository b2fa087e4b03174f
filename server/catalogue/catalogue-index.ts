/** What the lookup filters on, as numbers per offer: area, urgency, domain, age, opening hours, words. */
import type { Coverage, Offer } from '../offers/offer-schema.ts';
import { domains, oldestAge, urgencies } from '../offers/offer-values.ts';
import type { Organisation, Service } from '../offers/reference-schema.ts';
import { type Day, dayOfDate } from '../opening-hours/danish-calendar.ts';
import type { Municipality, Places } from '../places/places-schema.ts';
import type { Steps } from '../steps.ts';
import type { Lexicon } from './lexicon.ts';
import { searchedTexts } from './offer-texts.ts';
import { type TextIndex, textIndexSteps } from './text-index.ts';

/** How near an offer's coverage is: its own municipality, cluster, region or country; 0 = does not cover. */
export type Reach = Uint8Array;
export const reach = { none: 0, municipality: 1, cluster: 2, region: 3, country: 4 } as const;

export type CatalogueIndex = {
  urgencies: Uint8Array;
  domains: Uint8Array;
  ageFrom: Uint8Array;
  ageTo: Uint8Array;
  validFrom: Int32Array;
  validTo: Int32Array;
  hoursPattern: Uint32Array;
  reachOf: ReadonlyMap<string, Reach>;
  /** The widest an offer reaches, for lookups without a municipality. */
  reachAnywhere: Reach;
  /** By cluster: not 0 when an offer reaches some municipality of it. */
  nearOf: ReadonlyMap<string, Uint8Array>;
  /** Positions of the offers that are shown when nothing is open. */
  fallbacks: Uint32Array;
  words: TextIndex;
};

export function* indexSteps(
  offers: readonly Offer[],
  hoursPattern: Uint32Array,
  places: Places,
  organisations: ReadonlyMap<string, Organisation>,
  services: ReadonlyMap<string, Service>,
  lexicon: Lexicon,
): Steps<CatalogueIndex> {
  const reachOf = reachByMunicipality(offers, places);
  yield;
  const nearOf = nearByCluster(offers.length, reachOf, places);
  yield;
  return {
    urgencies: Uint8Array.from(offers, (offer) => bits(urgencies, offer.urgencies)),
    domains: Uint8Array.from(offers, (offer) => bits(domains, offer.domains)),
    ageFrom: Uint8Array.from(offers, (offer) => offer.ageFrom ?? 0),
    ageTo: Uint8Array.from(offers, (offer) => offer.ageTo ?? oldestAge),
    validFrom: Int32Array.from(offers, (offer) => dayOr(offer.validFrom, -(2 ** 31))),
    validTo: Int32Array.from(offers, (offer) => dayOr(offer.validTo, 2 ** 31 - 1)),
    hoursPattern,
    reachOf,
    reachAnywhere: Uint8Array.from(offers, (offer) => reachOfKind[offer.coverage.kind]),
    nearOf,
    fallbacks: Uint32Array.from(offers.keys().filter((position) => offers[position]?.fallback)),
    words: yield* textIndexSteps(
      offers.map((offer) => {
        const [name, ...rest] = searchedTexts(offer, { organisations, services });
        return {
          name: name?.text ?? '',
          excluded: offer.exclusions ?? '',
          numbers: numbersOf(offer, 'everybody'),
          rest: rest.flatMap(({ field, text }) => (field === 'access' ? [] : [text])),
          also: rest.flatMap(({ also = [] }) => also),
          access: rest.flatMap(({ field, text }) => (field === 'access' ? [text] : [])),
        };
      }),
      lexicon,
    ),
  };
}

/** Its telephone numbers as they are dialled in Denmark; those for staff are not for everybody to find. */
export function numbersOf({ phones }: Offer, reader: 'everybody' | 'staff'): string[] {
  return phones
    .filter(({ audience }) => reader === 'staff' || audience !== 'staff')
    .map(({ number }) => number.replace(/^\+45/, ''));
}

/** Whether the offer at a position exists on a day: its first and last day are both included. */
export function inForceOn({ validFrom, validTo }: CatalogueIndex, day: Day) {
  return (position: number): boolean => (validFrom[position] ?? 0) <= day && day <= (validTo[position] ?? 0);
}

/** Bit *i* is set when the offer has the *i*-th name. */
export function bits<Name extends string>(names: readonly Name[], has: readonly Name[]): number {
  return has.reduce((sum, name) => sum | (1 << names.indexOf(name)), 0);
}

const reachOfKind: Record<Coverage['kind'], number> = {
  municipalities: reach.municipality,
  clusters: reach.cluster,
  region: reach.region,
  country: reach.country,
};

/** Filled from the offers' side: most of them reach one municipality among many. */
function reachByMunicipality(offers: readonly Offer[], { municipalities }: Places): Map<string, Reach> {
  const reachOf = new Map(municipalities.map(({ code }) => [code, new Uint8Array(offers.length)]));
  const codesOf = (some: readonly Municipality[] = []) => some.map(({ code }) => code);
  const everywhere = codesOf(municipalities);
  const clusters = Map.groupBy(municipalities, ({ cluster }) => cluster);
  const covered = (coverage: Coverage): readonly string[] => {
    if (coverage.kind === 'municipalities') return coverage.codes;
    return coverage.kind === 'clusters'
      ? coverage.ids.flatMap((id) => codesOf(clusters.get(id)))
      : everywhere;
  };
  for (const [position, { coverage }] of offers.entries())
    for (const code of covered(coverage))
      reachOf.get(code)?.fill(reachOfKind[coverage.kind], position, position + 1);
  return reachOf;
}

function nearByCluster(count: number, reachOf: ReadonlyMap<string, Reach>, places: Places) {
  const nearOf = new Map(places.clusters.map(({ id }) => [id, new Uint8Array(count)]));
  for (const { code, cluster } of places.municipalities) {
    const near = nearOf.get(cluster);
    for (const [position, reached] of reachOf.get(code)?.entries() ?? [])
      if (near && reached !== reach.none) near[position] = 1;
  }
  return nearOf;
}

function dayOr(date: string | null, otherwise: number): Day {
  return date === null ? otherwise : dayOfDate(date);
}
