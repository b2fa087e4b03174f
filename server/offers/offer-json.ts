/** An offer at a moment as `/api` answers it (design §4). Keys are English, texts Danish. */
import { isoOf, type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { openingReasonAt } from '../opening-hours/opening-reason.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import { reasonWords } from '../opening-hours/opening-wording.ts';
import { type CapacityReport, capacityAt } from './capacity.ts';
import { cautionWords } from './caution.ts';
import { verifiedBy } from './confirmation.ts';
import { unconfirmedWords } from './holiday-hours.ts';
import {
  coverageWords,
  organisationWords,
  type References,
  serviceNames,
  signalsOf,
} from './offer-references.ts';
import type { Offer } from './offer-schema.ts';
import { offerSentence, saidAloud } from './offer-sentence.ts';
import { phonesAt, readablePhones } from './phone-choice.ts';
import { verificationAt } from './verification.ts';

export function offerJson(
  offer: Offer,
  status: OpeningStatus,
  at: Minute,
  now: Temporal.ZonedDateTime,
  references: References,
) {
  const phones = phonesAt(offer, at, references);
  const { confirmations, faults, capacity, holidays } = signalsOf(offer, references);
  const verified = verifiedBy(offer, confirmations);
  const verification = verificationAt(offer, now, confirmations);
  return {
    id: offer.id,
    slug: offer.slug,
    name: offer.name,
    organisation: organisationWords(offer, references),
    domains: offer.domains,
    urgencies: offer.urgencies,
    coverage: coverageWords(offer, references),
    status: {
      kind: status.kind,
      until: status.kind === 'closed' || status.until === null ? null : isoOf(status.until),
      opens: status.opens === null ? null : isoOf(status.opens),
      because: reasonWords(openingReasonAt(offer.openingHours, at)),
    },
    phones: phones.map(({ phone, status: answers }) => ({
      number: phone.number,
      label: phone.label,
      audience: phone.audience,
      answers: answers.kind,
    })),
    said: saidAloud(offerSentence(offer, status, phones[0], verification, at, minuteOf(now))),
    capacity: capacity ? capacityJson(capacity, at) : null,
    cautions: cautionWords(faults, minuteOf(now)),
    unconfirmed: unconfirmedWords(offer, at, holidays) ?? null,
    verifiedAt: verified ? isoOf(minuteOf(verified.at.toZonedDateTimeISO(now.timeZoneId))) : null,
    verification: verification.kind,
  };
}

/** A report that does not hold at the moment says that nobody knows, and when it was made. */
function capacityJson(report: CapacityReport, at: Minute) {
  const holds = capacityAt(report, at) !== undefined;
  return {
    level: holds ? report.level : 'unknown',
    free: holds ? report.free : null,
    reportedAt: isoOf(report.reportedAt),
    expiresAt: isoOf(report.expiresAt),
  };
}

/** The whole entry, for `/api/tilbud/:slug`. */
export function wholeOfferJson(
  offer: Offer,
  status: OpeningStatus,
  at: Minute,
  now: Temporal.ZonedDateTime,
  references: References,
) {
  return {
    at: isoOf(at),
    ...offerJson(offer, status, at, now, references),
    summary: offer.summary,
    targetGroup: offer.targetGroup,
    ageFrom: offer.ageFrom,
    ageTo: offer.ageTo,
    exclusions: offer.exclusions,
    access: offer.access,
    coverageNote: offer.coverageNote,
    services: serviceNames(offer, references),
    contactHours: readablePhones(offer, references).map(({ number, label, contactHours }) => ({
      number,
      label,
      ...contactHours,
    })),
    places: offer.places,
    openingHours: offer.openingHours,
    placeCount: offer.capacity,
    authority: offer.authority,
    operator: offer.operator,
    editor: offer.editor,
    note: offer.note,
    seeAlso: offer.seeAlso,
    sources: offer.sources,
  };
}
