/** What the lookup filters on, as numbers per offer: area, urgency, domain, age, opening hours, words. */
import { domains, type Offer, urgencies } from '../offers/offer-schema.ts';
import type { Organisation, Service } from '../offers/reference-schema.ts';
import { type Day, dayOfDate } from '../opening-hours/danish-calendar.ts';
import type { Municipality, Places } from '../places/places-schema.ts';
import { buildWordIndex, type WordIndex } from './word-index.ts';

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
  words: WordIndex;
};

const oldest = 120;

export function indexOffers(
  offers: readonly Offer[],
  hoursPattern: Uint32Array,
  places: Places,
  organisations: ReadonlyMap<string, Organisation>,
  services: ReadonlyMap<string, Service>,
): CatalogueIndex {
  return {
    urgencies: Uint8Array.from(offers, (offer) => bits(urgencies, offer.urgencies)),
    domains: Uint8Array.from(offers, (offer) => bits(domains, offer.domains)),
    ageFrom: Uint8Array.from(offers, (offer) => offer.ageFrom ?? 0),
    ageTo: Uint8Array.from(offers, (offer) => offer.ageTo ?? oldest),
    validFrom: Int32Array.from(offers, (offer) => dayOr(offer.validFrom, -(2 ** 31))),
    validTo: Int32Array.from(offers, (offer) => dayOr(offer.validTo, 2 ** 31 - 1)),
    hoursPattern,
    reachOf: new Map(
      places.municipalities.map((m) => [m.code, Uint8Array.from(offers, (offer) => reachFor(offer, m))]),
    ),
    reachAnywhere: Uint8Array.from(offers, (offer) => widestReach(offer)),
    words: buildWordIndex(offers.map((offer) => searchText(offer, organisations, services))),
  };
}

/** Bit *i* is set when the offer has the *i*-th name. */
export function bits<Name extends string>(names: readonly Name[], has: readonly Name[]): number {
  return has.reduce((sum, name) => sum | (1 << names.indexOf(name)), 0);
}

function reachFor({ coverage }: Offer, municipality: Municipality): number {
  switch (coverage.kind) {
    case 'municipalities':
      return coverage.codes.includes(municipality.code) ? reach.municipality : reach.none;
    case 'clusters':
      return coverage.ids.includes(municipality.cluster) ? reach.cluster : reach.none;
    case 'region':
      return reach.region;
    case 'country':
      return reach.country;
  }
}

function widestReach({ coverage }: Offer): number {
  const widest = {
    municipalities: reach.municipality,
    clusters: reach.cluster,
    region: reach.region,
    country: reach.country,
  };
  return widest[coverage.kind];
}

/** Published text only, and no numbers: names, organisations, target groups, services, conditions. */
function searchText(
  offer: Offer,
  organisations: ReadonlyMap<string, Organisation>,
  services: ReadonlyMap<string, Service>,
): string {
  return [
    offer.name,
    offer.summary,
    offer.unit,
    organisations.get(offer.operator)?.name,
    organisations.get(offer.authority)?.name,
    offer.targetGroup,
    offer.access.who,
    offer.access.how,
    ...offer.services.flatMap((id) => [services.get(id)?.name, ...(services.get(id)?.words ?? [])]),
  ]
    .filter((text) => text != null)
    .join(' ');
}

function dayOr(date: string | null, otherwise: number): Day {
  return date === null ? otherwise : dayOfDate(date);
}
