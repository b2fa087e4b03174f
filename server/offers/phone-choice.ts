/** Which number a doctor should use at a moment. */
import type { Minute } from '../opening-hours/danish-calendar.ts';
import type { OpeningHours } from '../opening-hours/opening-hours-schema.ts';
import { type OpeningStatus, openingStatusAt } from '../opening-hours/opening-status.ts';
import type { Offer, Phone } from './offer-schema.ts';

export type ChosenPhone = { phone: Phone; hours: OpeningHours; status: OpeningStatus };

const answersFirst: Record<OpeningStatus['kind'], number> = { open: 0, unknown: 1, closed: 2 };

/**
 * The numbers an anonymous reader may see, best first: those answering now before those nobody has stated hours for before those that are
 * closed; among them a line for doctors first; otherwise as the offer lists them. Staff numbers are left out.
 */
export function phonesAt(offer: Offer, at: Minute): ChosenPhone[] {
  return offer.phones
    .filter((phone) => phone.audience !== 'staff')
    .map((phone) => {
      const hours = contactHours(offer, phone);
      return { phone, hours, status: openingStatusAt(hours, at) };
    })
    .sort(
      (a, b) =>
        answersFirst[a.status.kind] - answersFirst[b.status.kind] ||
        Number(b.phone.audience === 'doctors') - Number(a.phone.audience === 'doctors'),
    );
}

function contactHours(offer: Offer, { contactHours }: Phone): OpeningHours {
  return contactHours.kind === 'as-offer' ? offer.openingHours : contactHours;
}
