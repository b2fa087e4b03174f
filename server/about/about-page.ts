/** How much the directory knows, counted from the directory itself. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { verificationAt } from '../offers/verification.ts';

export function aboutPage({ offers }: Catalogue, now: Temporal.ZonedDateTime) {
  return {
    total: offers.length,
    verified: offers.filter((offer) => verificationAt(offer, now).kind === 'verified').length,
    withHours: offers.filter((offer) => offer.openingHours.kind !== 'unknown').length,
    withNumber: offers.filter((offer) => offer.phones.some((phone) => phone.audience !== 'staff')).length,
  };
}
