/** Whether the offer's own organisation stands behind the entry at a moment. */
import { type Confirmations, verifiedBy } from './confirmation.ts';
import type { Offer, Phone } from './offer-schema.ts';

export type Verification =
  /** `by`: the organisation that confirmed it. */
  | { kind: 'verified'; on: string; by: string }
  | { kind: 'overdue'; on: string; by: string }
  /** Never confirmed by its editor; `doubtful` when the reading of the source was uncertain or the source is old. */
  | { kind: 'unverified'; doubtful: boolean };

/** A source older than this is doubtful however well it was read. */
const oldSourceYears = 5;

/** `confirmations`: what has been said of its parts besides the entry itself; of another text it does not count. */
export function verificationAt(
  offer: Offer,
  now: Temporal.ZonedDateTime,
  confirmations: Confirmations,
): Verification {
  const confirmed = verifiedBy(offer, confirmations);
  if (!confirmed) return { kind: 'unverified', doubtful: isDoubtful(offer, now.toPlainDate()) };
  const verified = confirmed.at.toZonedDateTimeISO(now.timeZoneId);
  return {
    kind: isOverdue(offer, verified, now) ? 'overdue' : 'verified',
    on: verified.toPlainDate().toString(),
    by: confirmed.organisation,
  };
}

/** Whether what was confirmed then must be confirmed again. */
export function isOverdue(
  { reverifyAfterDays }: Offer,
  confirmed: Temporal.ZonedDateTime,
  now: Temporal.ZonedDateTime,
): boolean {
  return Temporal.ZonedDateTime.compare(confirmed.add({ days: reverifyAfterDays }), now) < 0;
}

const reverifyDays = { psychiatric: 60, others: 90 };

/** How long a confirmation holds of an offer that does not say otherwise: what is psychiatric goes stale sooner. */
export function usualReverifyDays({ domains }: Pick<Offer, 'domains'>): number {
  return domains.includes('psychiatric') ? reverifyDays.psychiatric : reverifyDays.others;
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

/** The words by which a note on a number asks for it to be checked. */
const askingForCheck = /bekræft|uvis/i;

/** What is said along with an entry that should be checked: of its number, or of the whole where it has none; empty when it need not be. */
export function doubtWords(phone: Pick<Phone, 'note'> | undefined, verification: Verification): string {
  if (phone) return isDoubtfulNumber(phone, verification) ? 'nummeret er ikke bekræftet' : '';
  return verification.kind === 'unverified' && verification.doubtful ? 'oplysningen er usikker' : '';
}

/** Whether the number should be checked before it is trusted: the whole entry is doubtful, or the note on the number says so. */
export function isDoubtfulNumber({ note }: Pick<Phone, 'note'>, verification: Verification): boolean {
  return (
    verification.kind === 'unverified' &&
    (verification.doubtful || (note !== null && askingForCheck.test(note)))
  );
}
