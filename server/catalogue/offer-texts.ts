/** What of an offer is searched: published text only, and nothing it is not for. */
import type { Offer } from '../offers/offer-schema.ts';
import type { Organisation, Service } from '../offers/reference-schema.ts';

/** Where in an offer, by the keys of its JSON; in the order they are looked through. */
export const searchedFields = [
  'name',
  'summary',
  'targetGroup',
  'services',
  'access',
  'unit',
  'operator',
  'authority',
] as const;
export type SearchedField = (typeof searchedFields)[number];

/** `also` are other words for the text, which are searched but not shown. */
export type SearchedText = { field: SearchedField; text: string; also?: readonly string[] };

type Named = {
  organisations: ReadonlyMap<string, Organisation>;
  services: ReadonlyMap<string, Service>;
};

export function searchedTexts(offer: Offer, { organisations, services }: Named): SearchedText[] {
  const texts: [field: SearchedField, text: string | null | undefined][] = [
    ['name', offer.name],
    ['summary', offer.summary],
    ['targetGroup', offer.targetGroup],
    ['access', offer.access.who],
    ['access', offer.access.how],
    ['unit', offer.unit],
    ['operator', organisations.get(offer.operator)?.name],
    ['authority', organisations.get(offer.authority)?.name],
  ];
  return [
    ...texts.flatMap(([field, text]) => (text ? [{ field, text }] : [])),
    ...offer.services.flatMap((id) => {
      const service = services.get(id);
      return service ? [{ field: 'services' as const, text: service.name, also: service.words }] : [];
    }),
  ];
}
