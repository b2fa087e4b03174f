/** What an offer's ids mean, looked up once for everything that prints an offer. */
import { compareDanish } from '../danish-text.ts';
import type { Places } from '../places/places-schema.ts';
import type { Offer } from './offer-schema.ts';
import type { Reader } from './phone-choice.ts';
import type { Organisation, Service } from './reference-schema.ts';
import { noSignals, type OfferSignals, type Signals } from './signals.ts';

export type References = Reader & {
  places: Places;
  organisations: ReadonlyMap<string, Organisation>;
  services: ReadonlyMap<string, Service>;
  bySlug: ReadonlyMap<string, Offer>;
  signals: Signals;
};

export function signalsOf({ id }: Offer, { signals }: References): OfferSignals {
  return signals.get(id) ?? noSignals;
}

export function organisationName(id: string, { organisations }: References): string {
  return organisations.get(id)?.name ?? id;
}

/** `Regionshospitalet Horsens, Akutafdelingen` */
export function organisationWords(offer: Offer, references: References): string {
  const operator = organisationName(offer.operator, references);
  return offer.unit === null ? operator : `${operator}, ${offer.unit}`;
}

/** `Horsens, Hedensted`, `Vestklyngen`, `Hele regionen`, `Hele landet` */
export function coverageWords({ coverage }: Offer, { places }: References): string {
  switch (coverage.kind) {
    case 'municipalities':
      return coverage.codes
        .map((code) => places.municipalities.find((m) => m.code === code)?.name ?? code)
        .sort(compareDanish)
        .join(', ');
    case 'clusters':
      return coverage.ids.map((id) => places.clusters.find((c) => c.id === id)?.name ?? id).join(', ');
    case 'region':
      return 'Hele regionen';
    case 'country':
      return 'Hele landet';
  }
}

export function serviceNames(offer: Offer, { services }: References): string[] {
  return offer.services.map((id) => services.get(id)?.name ?? id);
}
