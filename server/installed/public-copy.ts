/**
 * The copy of the catalogue that a browser keeps: what everybody may read of what stands and of what is planned, as plain data. No numbers for staff, nothing
 * of who wrote what, nothing that has been.
 */
import type { Published } from '../catalogue/catalogue.ts';
import { standingAt, waitingAfter } from '../catalogue/offer-version.ts';
import { confirmedParts, partText } from '../offers/confirmation.ts';
import { holidayHours } from '../offers/holiday-hours.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { readableOffer } from '../offers/phone-choice.ts';
import type { OfferSignals } from '../offers/signals.ts';

type Confirmed<Moment> = { at: Moment; organisation: string; said: string };
type SignalsCopy = Omit<OfferSignals, 'confirmations' | 'holidays'> & {
  confirmations: Partial<Record<keyof OfferSignals['confirmations'], Confirmed<string>>>;
  holidays: Record<string, { words: string; at: string }>;
};

/** Moments are ISO texts. */
export type PublicCopy = Omit<Published, 'versions' | 'signals'> & {
  versions: {
    sequence: number;
    offerId: string;
    recordedAt: string;
    effectiveFrom: string;
    state: 'published' | 'draft' | 'withdrawn';
    offer: Offer;
  }[];
  signals: [offerId: string, said: SignalsCopy][];
};

export function publicCopy(published: Published, now: Temporal.ZonedDateTime): PublicCopy {
  const { versions, signals, ...rest } = published;
  const byOffer = Map.groupBy(versions, ({ offerId }) => offerId);
  const kept = [...byOffer.values()].flatMap((own) => {
    const standing = standingAt(own, now.toInstant());
    const isThere = standing !== undefined && standing.state !== 'withdrawn';
    return [...(isThere ? [standing] : []), ...waitingAfter(own, now.toInstant())];
  });
  return {
    ...rest,
    versions: kept.map(({ sequence, offerId, recordedAt, effectiveFrom, state, offer }) => ({
      sequence,
      offerId,
      recordedAt: recordedAt.toString(),
      effectiveFrom: effectiveFrom.toString(),
      state,
      offer: readableOffer(offer, {}),
    })),
    signals: [...Map.groupBy(kept, ({ offerId }) => offerId)].flatMap(([offerId, own]) => {
      const said = signals?.get(offerId);
      const offers = own.map(({ offer }) => offer);
      return said ? [[offerId, signalsCopy(said, offers)] satisfies [string, SignalsCopy]] : [];
    }),
  };
}

/** What was said of a text that holds numbers for staff is said of the same without them; what was said of a text that is gone holds for none. */
function signalsCopy(
  { confirmations, faults, capacity, holidays }: OfferSignals,
  offers: readonly Offer[],
): SignalsCopy {
  const copied: SignalsCopy = {
    confirmations: {},
    faults: faults.map(({ kind, at }) => ({ kind, at })),
    capacity,
    holidays: {},
  };
  const readable = (words: string, textOf: (offer: Offer) => string | undefined): string | undefined => {
    const offer = offers.find((one) => textOf(one) === words);
    return offer && textOf(readableOffer(offer, {}));
  };
  for (const part of confirmedParts) {
    const confirmed = confirmations[part];
    const said = confirmed && readable(confirmed.said, (offer) => partText(offer, part));
    if (confirmed && said !== undefined)
      copied.confirmations[part] = {
        at: confirmed.at.toString(),
        organisation: confirmed.organisation,
        said,
      };
  }
  for (const [date, confirmed] of Object.entries(holidays)) {
    const words = readable(confirmed.words, (offer) => holidayHours(offer, date)?.words);
    if (words !== undefined) copied.holidays[date] = { words, at: confirmed.at.toString() };
  }
  return copied;
}

/** What a catalogue is built from again; nobody is named as the author of anything. */
export function publishedOf({ versions, signals, ...rest }: PublicCopy): Published {
  const { from } = Temporal.Instant;
  return {
    ...rest,
    versions: versions.map(({ recordedAt, effectiveFrom, ...version }) => ({
      ...version,
      recordedAt: from(recordedAt),
      effectiveFrom: from(effectiveFrom),
      author: '',
      reason: '',
    })),
    signals: new Map(
      signals.map(([offerId, { confirmations, holidays, ...said }]) => [
        offerId,
        {
          ...said,
          confirmations: withInstants(confirmations),
          holidays: withInstants(holidays),
        },
      ]),
    ),
  };
}

function withInstants<Said extends { at: string }>(
  all: Readonly<Partial<Record<string, Said>>>,
): Record<string, Omit<Said, 'at'> & { at: Temporal.Instant }> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, said]) =>
      said ? [[key, { ...said, at: Temporal.Instant.from(said.at) }]] : [],
    ),
  );
}
