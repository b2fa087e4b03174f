/** What an organisation may not give itself: only an administrator changes it in the form or by a sheet, and no old text brings it back. */
import type { Offer } from './offer-schema.ts';

export const ownerFields = ['authority', 'editor', 'fallback'] as const satisfies (keyof Offer)[];

export function ownerOf({ authority, editor, fallback }: Offer): Pick<Offer, (typeof ownerFields)[number]> {
  return { authority, editor, fallback };
}
