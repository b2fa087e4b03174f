/** An offer in one glance, for every list: the sentence to say, name, whose and what, how true it is, number. */

import type { Minute } from '../opening-hours/danish-calendar.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import type { CapacityLevel } from './capacity.ts';
import { capacityWordsAt } from './capacity.ts';
import { cautionWords } from './caution.ts';
import { unconfirmedWords } from './holiday-hours.ts';
import {
  coverageWords,
  organisationName,
  organisationWords,
  type References,
  signalsOf,
} from './offer-references.ts';
import type { Offer } from './offer-schema.ts';
import { type OfferSentence, offerSentence } from './offer-sentence.ts';
import { ageWords, trustWords } from './offer-words.ts';
import { phonesAt } from './phone-choice.ts';
import { type PhoneWords, phoneWords } from './phone-words.ts';
import { type Verification, verificationAt } from './verification.ts';

export type OfferLine = {
  slug: string;
  href: string;
  name: string;
  said: OfferSentence;
  /** Organisation · area · ages. */
  who: string;
  summary: string;
  exclusions: string | null;
  trust: { kind: Verification['kind']; doubtful: boolean; words: string };
  /** What readers have reported and the owner has not answered: `2 melder: svarede ikke kl. 02.13`. */
  cautions: string[];
  /** Free places as reported; undefined when nobody has reported any. */
  capacity: { level: CapacityLevel | 'unknown'; words: string } | undefined;
  /** On a day around a holiday that its organisation has not confirmed: `Åbningstiden i julen er ikke bekræftet`. */
  unconfirmed: string | undefined;
  /** The right one for a doctor at the moment. */
  phone: PhoneWords | undefined;
};

/** `moment` is the `tid` of the link when it is not now. */
export function offerLine(
  offer: Offer,
  status: OpeningStatus,
  at: Minute,
  now: Temporal.ZonedDateTime,
  references: References,
  moment: string,
): OfferLine {
  const nowMinute = minuteOf(now);
  const { confirmations, faults, capacity, holidays } = signalsOf(offer, references);
  const verification = verificationAt(offer, now, confirmations);
  const [best] = phonesAt(offer, at, references);
  return {
    slug: offer.slug,
    href: offerHref(offer.slug, moment),
    name: offer.name,
    said: offerSentence(offer, status, best, verification, at, nowMinute),
    who: [organisationWords(offer, references), areaBeside(offer, references), ageWords(offer)]
      .filter((part) => part !== '')
      .join(' · '),
    summary: offer.summary,
    exclusions: offer.exclusions,
    trust: {
      kind: verification.kind,
      doubtful: verification.kind === 'unverified' && verification.doubtful,
      words: trustWords(
        verification,
        offer.sources,
        organisationName(confirmerOf(verification, offer), references),
      ),
    },
    cautions: cautionWords(faults, nowMinute),
    capacity: capacity && capacityWordsAt(capacity, at, nowMinute),
    unconfirmed: unconfirmedWords(offer, at, holidays),
    phone: best && phoneWords(best, at, nowMinute),
  };
}

function confirmerOf(verification: Verification, offer: Offer): string {
  return verification.kind === 'unverified' ? offer.editor : verification.by;
}

/** `struer.dk` */
export function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}

export function offerHref(slug: string, moment: string): string {
  return `/tilbud/${slug}${moment === '' ? '' : `?tid=${moment}`}`;
}

/** The area, unless the organisation's name says it already; a note on it narrows it, so its beginning is always told. */
function areaBeside(offer: Offer, references: References): string {
  const area = coverageWords(offer, references);
  const own = organisationWords(offer, references).startsWith(`${area} Kommune`);
  const words = own ? '' : `dækker ${area.replace(/^Hele/, 'hele')}`;
  return [words, offer.coverageNote && openingClause(offer.coverageNote)].filter(Boolean).join(': ');
}

/** Longer first sentences are broken off at their colon. */
const longSentence = 90;

/** The first sentence of a note, without its full stop; the card has all of it. */
function openingClause(note: string): string {
  const [sentence = note] = note.split(/(?<=\.)\s+(?=\p{Lu})/u);
  const [clause = sentence] = sentence.length > longSentence ? sentence.split(': ') : [];
  return clause.replace(/\.$/, '');
}
