/** Which number a doctor should use at a moment. */
import type { Minute } from '../opening-hours/danish-calendar.ts';
import type { OpeningHours } from '../opening-hours/opening-hours-schema.ts';
import { type OpeningStatus, openingStatusAt } from '../opening-hours/opening-status.ts';
import type { Offer, Phone } from './offer-schema.ts';

/** A number and when it answers. */
export type ReadablePhone = { phone: Phone; hours: OpeningHours };
export type ChosenPhone = ReadablePhone & { status: OpeningStatus };

const answersFirst: Record<OpeningStatus['kind'], number> = { open: 0, unknown: 1, closed: 2 };

/** Who reads: numbers for staff are there for nobody else. */
export type Reader = { staffNumbers?: boolean };

/** Other readers than the one for whom a number is best, last. */
const audienceOrder: Record<Phone['audience'], number> = { staff: 0, doctors: 1, everyone: 2 };

/**
 * The numbers a reader may see, best first: those answering now before those nobody has stated hours for before those that are closed; among
 * them as at any time.
 */
export function phonesAt(offer: Offer, at: Minute, reader: Reader = {}): ChosenPhone[] {
  return phonesAnytime(offer, reader)
    .map((readable) => ({ ...readable, status: openingStatusAt(readable.hours, at) }))
    .sort((a, b) => answersFirst[a.status.kind] - answersFirst[b.status.kind]);
}

/** The numbers a reader may see, for who knows no moment: a line for staff, then one for doctors; otherwise as the offer lists them. */
export function phonesAnytime(offer: Offer, reader: Reader = {}): ReadablePhone[] {
  return readablePhones(offer, reader)
    .map((phone) => ({ phone, hours: contactHours(offer, phone) }))
    .sort((a, b) => audienceOrder[a.phone.audience] - audienceOrder[b.phone.audience]);
}

export function readablePhones({ phones }: Offer, { staffNumbers = false }: Reader): Phone[] {
  return phones.filter((phone) => staffNumbers || phone.audience !== 'staff');
}

/** The offer as a reader may see it: the one rule for pages, files and what is told as changed. */
export function readableOffer(offer: Offer, reader: Reader): Offer {
  return { ...offer, phones: readablePhones(offer, reader) };
}

function contactHours(offer: Offer, { contactHours }: Phone): OpeningHours {
  return contactHours.kind === 'as-offer' ? offer.openingHours : contactHours;
}
