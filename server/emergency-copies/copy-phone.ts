/** The numbers of an offer as a copy prints them: for who does not know when they will be called, each with its doubt. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { signalsOf } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { phonesAnytime, type ReadablePhone } from '../offers/phone-choice.ts';
import { type NumberWords, numberWordsOf } from '../offers/phone-words.ts';
import { doubtWords, verificationAt } from '../offers/verification.ts';

/** `doubt`: `nummeret er ikke bekræftet`; empty when nothing speaks against it. */
export type CopyNumber = NumberWords & { doubt: string };

/** What the catalogue's reader may see. */
export function copyNumbers(
  offer: Offer,
  catalogue: Catalogue,
  now: Temporal.ZonedDateTime,
): (CopyNumber & { readable: ReadablePhone })[] {
  const verification = verificationAt(offer, now, signalsOf(offer, catalogue).confirmations);
  return phonesAnytime(offer, catalogue).map((readable) => ({
    ...numberWordsOf(readable),
    doubt: doubtWords(readable.phone, verification),
    readable,
  }));
}
