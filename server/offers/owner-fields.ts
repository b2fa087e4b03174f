/** What an organisation may not give itself: only an administrator changes it – in the form, by a sheet, in a plan – and no old text brings it back. */
import type { Offer } from './offer-schema.ts';

export const ownerFields = ['authority', 'editor', 'fallback'] as const satisfies (keyof Offer)[];

export function ownerOf({ authority, editor, fallback }: Offer): Pick<Offer, (typeof ownerFields)[number]> {
  return { authority, editor, fallback };
}

export function changesOwner(before: Offer, after: Offer): boolean {
  return ownerFields.some((field) => before[field] !== after[field]);
}

export const ownerWords = 'Myndighed og redaktør ændres af en administrator.';
