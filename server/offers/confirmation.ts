/**
 * The four things that rot, each confirmed by the offer's own organisation with one click. An entry as a whole is verified when all four have
 * been, and as long ago as the one longest ago.
 */
import type { Offer } from './offer-schema.ts';

export const confirmedParts = ['numbers', 'hours', 'target-group', 'access'] as const;
export type ConfirmedPart = (typeof confirmedParts)[number];

export const partLabels: Record<ConfirmedPart, string> = {
  numbers: 'Numre',
  hours: 'Åbningstid',
  'target-group': 'Målgruppe',
  access: 'Adgang',
};

/** What a part is about; whoever confirms it has seen all of it. */
export const partFields: Record<ConfirmedPart, readonly (keyof Offer)[]> = {
  numbers: ['phones'],
  hours: ['openingHours', 'validFrom', 'validTo'],
  'target-group': ['targetGroup', 'ageFrom', 'ageTo', 'exclusions'],
  access: ['access', 'places'],
};

export type Confirmation = { at: Temporal.Instant; organisation: string };

/** The newest of each part. */
export type Confirmations = Partial<Record<ConfirmedPart, Confirmation>>;

/** When and by whom each part was last confirmed. An entry that came with a confirmation has all of its parts confirmed as of then, by its editor. */
export function confirmationsOf(offer: Offer, said: Confirmations): Confirmations {
  const { verifiedAt, editor } = offer;
  if (verifiedAt === null) return said;
  const all = { at: Temporal.Instant.from(verifiedAt), organisation: editor };
  return Object.fromEntries(
    confirmedParts.map((part) => {
      const one = said[part];
      return [part, one && Temporal.Instant.compare(one.at, all.at) >= 0 ? one : all];
    }),
  );
}

/** Undefined until every part has been confirmed once. */
export function verifiedBy(offer: Offer, said: Confirmations): Confirmation | undefined {
  const confirmations = confirmationsOf(offer, said);
  const all = confirmedParts.flatMap((part) => confirmations[part] ?? []);
  if (all.length < confirmedParts.length) return undefined;
  return all.reduce((oldest, one) => (Temporal.Instant.compare(one.at, oldest.at) < 0 ? one : oldest));
}
