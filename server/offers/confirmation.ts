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

export type Confirmation = {
  at: Temporal.Instant;
  organisation: string;
  /** The part as it read, by `partText`. */
  said: string;
};

/** The newest of each part. */
export type Confirmations = Partial<Record<ConfirmedPart, Confirmation>>;

/** A part of an entry as it is kept of what was confirmed, so that a confirmation of another text is none of this. */
export function partText(offer: Offer, part: ConfirmedPart): string {
  return JSON.stringify(partFields[part].map((field) => offer[field]));
}

/**
 * When and by whom each part was last confirmed as it reads. An entry that came with a confirmation has all of its parts confirmed as of then,
 * by its editor.
 */
export function confirmationsOf(
  offer: Offer,
  said: Confirmations,
): Partial<Record<ConfirmedPart, Confirmed>> {
  const { verifiedAt, editor } = offer;
  const all =
    verifiedAt === null ? undefined : { at: Temporal.Instant.from(verifiedAt), organisation: editor };
  const found: Partial<Record<ConfirmedPart, Confirmed>> = {};
  for (const part of confirmedParts) {
    const one = said[part]?.said === partText(offer, part) ? said[part] : undefined;
    const newest = one && all && Temporal.Instant.compare(one.at, all.at) < 0 ? all : (one ?? all);
    if (newest) found[part] = newest;
  }
  return found;
}

/** Who and when, of a text that still stands. */
export type Confirmed = Omit<Confirmation, 'said'>;

/** Undefined until every part has been confirmed once. */
export function verifiedBy(offer: Offer, said: Confirmations): Confirmed | undefined {
  const confirmations = confirmationsOf(offer, said);
  const all = confirmedParts.flatMap((part) => confirmations[part] ?? []);
  if (all.length < confirmedParts.length) return undefined;
  return all.reduce((oldest, one) => (Temporal.Instant.compare(one.at, oldest.at) < 0 ? one : oldest));
}
