/** Which of the parts that rot a save has rewritten: whoever writes a part of an own entry has looked at it, so that counts as confirming it. */
import { type ConfirmedPart, confirmedParts, partFields } from '../offers/confirmation.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { sameValue } from './same-value.ts';

/** All of them for an offer that was not there before. */
export function rewrittenParts(before: Offer | undefined, after: Offer): ConfirmedPart[] {
  return confirmedParts.filter((part) =>
    partFields[part].some((field) => !before || !sameValue(before[field], after[field])),
  );
}
