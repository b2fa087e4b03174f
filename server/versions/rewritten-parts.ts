/** Which of the parts that rot a save has rewritten: whoever writes a part of an own entry has looked at it, so that counts as confirming it. */
import { type ConfirmedPart, confirmedParts, partFields } from '../offers/confirmation.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { sameValue } from './same-value.ts';

/** Whether the confirmation that an entry came with is still in it although a part of it says something else. */
export function outlivesItsText(before: Offer, after: Offer): boolean {
  return (
    after.verifiedAt !== null &&
    after.verifiedAt === before.verifiedAt &&
    rewrittenParts(before, after).length > 0
  );
}

export function rewrittenParts(before: Offer, after: Offer): ConfirmedPart[] {
  return confirmedParts.filter((part) =>
    partFields[part].some((field) => !sameValue(before[field], after[field])),
  );
}
