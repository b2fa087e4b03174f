/** How fresh and whole each organisation's entries are, at any moment, from what is never overwritten: versions, confirmations and reports. */
import { type OfferVersion, versionsAt } from '../catalogue/offer-version.ts';
import type { Confirmation, Confirmations, ConfirmedPart } from '../offers/confirmation.ts';
import { verifiedBy } from '../offers/confirmation.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { readablePhones } from '../offers/phone-choice.ts';
import { isOverdue } from '../offers/verification.ts';

/** Everything said about the offers besides their versions, the oldest first. */
export type SaidOverTime = {
  confirmations: readonly (Confirmation & { offerId: string; part: ConfirmedPart })[];
  faults: readonly { offerId: string; at: Temporal.Instant; answeredAt: Temporal.Instant | undefined }[];
};

export type Quality = {
  offers: number;
  verified: number;
  overdue: number;
  unverified: number;
  /** No number a doctor may see. */
  withoutNumber: number;
  withoutHours: number;
  openFaults: number;
  /** Whole days since their last confirmation, of those ever confirmed; null when none is. */
  medianAge: number | null;
};

/** By the organisation that edits the entries, as known at the moment. */
export function qualityAt(
  versions: readonly OfferVersion[],
  said: SaidOverTime,
  at: Temporal.ZonedDateTime,
): Map<string, Quality> {
  const instant = at.toInstant();
  const today = at.toPlainDate().toString();
  const confirmations = confirmationsAt(said, instant);
  const faults = Map.groupBy(
    said.faults.filter((one) => isBy(one.at, instant) && !(one.answeredAt && isBy(one.answeredAt, instant))),
    ({ offerId }) => offerId,
  );
  const offers = versionsAt(versions, instant, instant)
    .map(({ offer }) => offer)
    .filter(({ validTo }) => validTo === null || validTo >= today);
  return new Map(
    [...Map.groupBy(offers, ({ editor }) => editor)].map(([editor, own]) => [
      editor,
      qualityOf(
        own.map((offer) => ({
          offer,
          confirmedAt: verifiedBy(offer, confirmations.get(offer.id) ?? {})?.at.toZonedDateTimeISO(
            at.timeZoneId,
          ),
          faults: faults.get(offer.id)?.length ?? 0,
        })),
        at,
      ),
    ]),
  );
}

type Entry = { offer: Offer; confirmedAt: Temporal.ZonedDateTime | undefined; faults: number };

function qualityOf(entries: readonly Entry[], at: Temporal.ZonedDateTime): Quality {
  const count = (holds: (entry: Entry) => boolean) => entries.filter(holds).length;
  const overdue = count(
    ({ offer, confirmedAt }) => confirmedAt !== undefined && isOverdue(offer, confirmedAt, at),
  );
  const unverified = count(({ confirmedAt }) => confirmedAt === undefined);
  return {
    offers: entries.length,
    verified: entries.length - overdue - unverified,
    overdue,
    unverified,
    withoutNumber: count(({ offer }) => readablePhones(offer, {}).length === 0),
    withoutHours: count(({ offer }) => offer.openingHours.kind === 'unknown'),
    openFaults: entries.reduce((sum, { faults }) => sum + faults, 0),
    medianAge: median(
      entries.flatMap(({ confirmedAt }) =>
        confirmedAt ? [confirmedAt.until(at, { largestUnit: 'days' }).days] : [],
      ),
    ),
  };
}

/** Of several organisations together; ages cannot be added, so theirs is left out. */
export function qualityTogether(several: Iterable<Quality>): Omit<Quality, 'medianAge'> {
  const none = {
    offers: 0,
    verified: 0,
    overdue: 0,
    unverified: 0,
    withoutNumber: 0,
    withoutHours: 0,
    openFaults: 0,
  };
  return [...several].reduce(
    (sum, one) => ({
      offers: sum.offers + one.offers,
      verified: sum.verified + one.verified,
      overdue: sum.overdue + one.overdue,
      unverified: sum.unverified + one.unverified,
      withoutNumber: sum.withoutNumber + one.withoutNumber,
      withoutHours: sum.withoutHours + one.withoutHours,
      openFaults: sum.openFaults + one.openFaults,
    }),
    none,
  );
}

/** Weeks looked back: a little over 90 days. */
const trendWeeks = 13;

/** One point a week up to now, the oldest first, each as it was known then. */
export function weekPoints(now: Temporal.ZonedDateTime): Temporal.ZonedDateTime[] {
  return Array.from({ length: trendWeeks + 1 }, (_, i) => now.subtract({ weeks: trendWeeks - i }));
}

function confirmationsAt(said: SaidOverTime, at: Temporal.Instant): Map<string, Confirmations> {
  const found = new Map<string, Confirmations>();
  for (const { offerId, part, ...one } of said.confirmations)
    if (isBy(one.at, at)) found.set(offerId, { ...found.get(offerId), [part]: one });
  return found;
}

function isBy(moment: Temporal.Instant, limit: Temporal.Instant): boolean {
  return Temporal.Instant.compare(moment, limit) <= 0;
}

/** The lower of the two in the middle. */
function median(numbers: readonly number[]): number | null {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? null;
}
