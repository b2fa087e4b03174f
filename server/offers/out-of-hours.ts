/** The lægevagt's number, shown at the top of every page as a plain fact. */
import type { Offer } from './offer-schema.ts';
import { numberWords } from './offer-words.ts';

export function outOfHoursNumber(offers: readonly Offer[]): { number: string; href: string } | undefined {
  const [phone] = offers
    .filter((offer) => offer.fallback && offer.coverage.kind === 'region')
    .flatMap((offer) => offer.phones.filter(({ audience }) => audience === 'everyone'));
  return (
    phone && { number: numberWords(phone.number).replaceAll(' ', '\u00a0'), href: `tel:${phone.number}` }
  );
}
