/** Which entries a copy holds: those that stand on some day it tells of, planned changes included. */
import type { Catalogue, Published } from '../catalogue/catalogue.ts';
import { type OfferVersion, versionsAt } from '../catalogue/offer-version.ts';
import { compareDanish } from '../danish-text.ts';
import { daysShown } from '../offers/offer-card.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { calendarDay, dayOfMinute, minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';

/** An entry as it reads from one date to another, both included; null where nothing bounds it within the copy's days. */
export type CopiedOffer = { offer: Offer; from: string | null; to: string | null };

/** In Danish order of name; an offer that is to change stands once as it is and once as it will be. */
export function copiedOffers(
  { offers }: Pick<Catalogue, 'offers'>,
  { versions }: Pick<Published, 'versions'>,
  now: Temporal.ZonedDateTime,
): CopiedOffer[] {
  const first = dayOfMinute(minuteOf(now));
  const [firstDate, lastDate] = [calendarDay(first).date, calendarDay(first + daysShown - 1).date];
  const standing = offers.map((offer) => ({ offer, from: null, to: null }));
  return withChanges(standing, versions, now, lastDate)
    .map(({ offer, from, to }) => ({
      offer,
      from: latest(from, within(offer.validFrom, firstDate, lastDate)),
      to: earliest(to, within(offer.validTo, firstDate, lastDate)),
    }))
    .filter(({ offer }) => isWithin(offer, firstDate, lastDate))
    .sort((a, b) => compareDanish(a.offer.name, b.offer.name) || (a.from ?? '').localeCompare(b.from ?? ''));
}

function withChanges(
  standing: CopiedOffer[],
  versions: readonly OfferVersion[],
  now: Temporal.ZonedDateTime,
  lastDate: string,
): CopiedOffer[] {
  const present = now.toInstant();
  const end = Temporal.PlainDate.from(lastDate).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const moments = versions
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((from) => Temporal.Instant.compare(from, present) > 0 && Temporal.Instant.compare(from, end) < 0)
    .sort(Temporal.Instant.compare);
  const told = [...standing];
  const last = new Map(standing.map((entry) => [entry.offer.id, entry]));
  for (const moment of moments) {
    const then = new Map(versionsAt(versions, moment, end).map(({ offer }) => [offer.id, offer]));
    for (const [id, before] of last) {
      if (sameEntry(then.get(id), before.offer)) continue;
      before.to = dateOf(moment.subtract({ nanoseconds: 1 }));
      last.delete(id);
    }
    for (const [id, offer] of then) {
      if (last.has(id)) continue;
      const entry = { offer, from: dateOf(moment), to: null };
      told.push(entry);
      last.set(id, entry);
    }
  }
  return told;
}

/** A version may say what stood before it. */
function sameEntry(a: Offer | undefined, b: Offer): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function dateOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function isWithin({ validFrom, validTo }: Offer, firstDate: string, lastDate: string): boolean {
  return (validFrom === null || validFrom <= lastDate) && (validTo === null || validTo >= firstDate);
}

/** A bound that is met within the days of the copy. */
function within(date: string | null, firstDate: string, lastDate: string): string | null {
  return date !== null && date >= firstDate && date <= lastDate ? date : null;
}

function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
