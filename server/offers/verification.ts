/** Whether the offer's own organisation stands behind the entry at a moment. */
import type { Offer } from './offer-schema.ts';

export type Verification =
  | { kind: 'verified'; on: string }
  | { kind: 'overdue'; on: string }
  /** Never confirmed by its editor; `doubtful` when the reading of the source was uncertain or the source is old. */
  | { kind: 'unverified'; doubtful: boolean };

/** A source older than this is doubtful however well it was read. */
const oldSourceYears = 5;

export function verificationAt(offer: Offer, now: Temporal.ZonedDateTime): Verification {
  if (offer.verifiedAt === null)
    return { kind: 'unverified', doubtful: isDoubtful(offer, now.toPlainDate()) };
  const verified = Temporal.Instant.from(offer.verifiedAt).toZonedDateTimeISO(now.timeZoneId);
  const due = verified.add({ days: offer.reverifyAfterDays });
  const on = verified.toPlainDate().toString();
  return { kind: Temporal.ZonedDateTime.compare(due, now) < 0 ? 'overdue' : 'verified', on };
}

function isDoubtful(offer: Offer, today: Temporal.PlainDate): boolean {
  const limit = today.subtract({ years: oldSourceYears }).toString();
  return (
    offer.sources.length > 0 &&
    offer.sources.every(
      ({ confidence, pageDate }) => confidence === 'low' || (pageDate !== null && pageDate < limit),
    )
  );
}
