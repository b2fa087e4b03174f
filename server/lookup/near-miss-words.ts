/** Why an offer that exists is not among the results, in a few words: the one fact it fails on. */
import { coverageWords, type References } from '../offers/offer-references.ts';
import { ageWords, domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import type { Minute } from '../opening-hours/danish-calendar.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import { closedUntilWords, statusWords } from '../opening-hours/opening-wording.ts';
import type { NearMissReason } from './criteria-misses.ts';
import type { NearMiss } from './matches.ts';

export const nearMissHeadings: Record<NearMissReason, string> = {
  closed: 'Lukket på tidspunktet',
  age: 'Anden aldersgruppe',
  urgency: 'Anden hastegrad',
  domain: 'Andet område',
  municipality: 'Anden kommune',
};

export function nearMissWords(
  { offer, reason, status }: NearMiss,
  at: Minute,
  now: Minute,
  references: References,
): string {
  switch (reason) {
    case 'closed':
      return closedUntilWords(status, at, now);
    case 'age':
      return `Kun ${ageWords(offer)}`;
    case 'urgency':
      return offer.urgencies.length === 0
        ? 'Ikke et akut tilbud'
        : `Kun ${offer.urgencies.map((urgency) => urgencyLabels[urgency].toLowerCase()).join(', ')}`;
    case 'domain':
      return `Kun ${offer.domains.map((domain) => domainLabels[domain].toLowerCase()).join(', ')}`;
    case 'municipality':
      return `Dækker ${coverageWords(offer, references)}`;
  }
}

/** Of an offer that fails on no fact: `Åben nu, lukker kl. 23.00`, `Åben døgnet rundt`. */
export function statusSaid(status: OpeningStatus, at: Minute, now: Minute): string {
  const { label, fact } = statusWords(status, at, now);
  const always = status.kind === 'open' && status.until === null;
  return fact ? `${label}${always ? '' : ','} ${fact}` : label;
}
