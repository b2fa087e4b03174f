/** How readers reach those who run the service. */
import { numberWords } from '../offers/offer-words.ts';

/** The number as E.164. */
export type Contact = { email?: string; phone?: string };

/** As links; empty when the operator has told none. */
export function contactWays({ email, phone }: Contact): { label: string; href: string }[] {
  return [
    email === undefined ? [] : { label: email, href: `mailto:${email}` },
    phone === undefined ? [] : { label: numberWords(phone).replaceAll(' ', '\u00a0'), href: `tel:${phone}` },
  ].flat();
}
