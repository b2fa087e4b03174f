/** An offer at a moment as it is said on the telephone: one sentence, first whether it is open, then whether anybody answers. */
import type { Minute } from '../opening-hours/danish-calendar.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import { type StatusWords, statusWords, untilWords } from '../opening-hours/opening-wording.ts';
import type { Offer } from './offer-schema.ts';
import type { ChosenPhone } from './phone-choice.ts';
import { answerWords, saidWords, unknownAnswer } from './phone-words.ts';
import { doubtWords, type Verification } from './verification.ts';

/** In the order it is said; each part brings the sign that ties it to the one before. */
export type OfferSentence = {
  tone: StatusWords['tone'];
  /** `Åben nu` */
  label: string;
  /** `, svarer til kl. 23.00` */
  rest: string;
  /** ` — lukker om 25 min`; empty when it does not. */
  soon: string;
  /** ` — næste gang i morgen kl. 07.00`; empty when it does not close soon. */
  again: string;
  /** ` – nummeret er ikke bekræftet`; empty when nothing gives cause for it. */
  doubt: string;
};

/** `phone`: the right one for a doctor at the moment. `verification`: how far the entry can be trusted; a sentence is no surer than its source. */
export function offerSentence(
  { openingHours }: Offer,
  status: OpeningStatus,
  phone: ChosenPhone | undefined,
  verification: Verification,
  at: Minute,
  now: Minute,
): OfferSentence {
  const { tone, label, fact, soon, again } = statusWords(status, at, now);
  const alwaysOpen = status.kind === 'open' && status.until === null;
  const doubt = doubtWords(phone?.phone, verification);
  const own = fact && `${alwaysOpen ? ' ' : ', '}${fact}`;
  return {
    tone,
    label,
    rest: restWords(),
    soon: soon && ` — ${soon}`,
    again: again && ` — ${again}`,
    doubt: doubt && ` – ${doubt}`,
  };

  function restWords(): string {
    if (!phone) return `${own}, nummer mangler`;
    const answer = answerWords(phone.status, phone.hours.words, at, now);
    if (!sameHours(status, phone.status)) return own + besideWords(status, phone, answer, at, now);
    switch (status.kind) {
      case 'open':
        return `${alwaysOpen ? ' og' : ','} ${answer}`;
      case 'closed':
        return own;
      case 'unknown': {
        // What the source says of the line helps a caller more than what it says of the offer.
        const words = answer === unknownAnswer ? saidWords(openingHours.words) : ofTelephone(answer);
        return words ? `${own}, ${words}` : own;
      }
    }
  }
}

function sameHours(a: OpeningStatus, b: OpeningStatus): boolean {
  if (a.kind === 'open' && b.kind === 'open') return a.until === b.until && a.maybeAfter === b.maybeAfter;
  if (a.kind === 'closed' && b.kind === 'closed') return a.opens === b.opens && a.maybeFrom === b.maybeFrom;
  return a.kind === 'unknown' && b.kind === 'unknown' && a.opens === b.opens;
}

/** What the telephone does when the offer does something else. */
function besideWords(
  status: OpeningStatus,
  { status: line }: ChosenPhone,
  answer: string,
  at: Minute,
  now: Minute,
): string {
  if (line.kind === 'unknown') {
    const words = ofTelephone(answer);
    return `, ${status.kind === 'open' && words !== answer ? 'men ' : ''}${words}`;
  }
  if (status.kind !== 'open')
    return line.kind === 'open' ? `, men telefonen ${answer}` : `, telefonen ${answer}`;
  if (line.kind === 'closed') return `, men telefonen ${answer}`;
  const endsFirst = line.until !== null && (status.until === null || line.until < status.until);
  return endsFirst ? `, men telefonen svarer kun ${untilWords(line, at, now)}` : `, telefonen ${answer}`;
}

/** `telefonen svarer i dagtid`, but `telefontid ukendt` as it is. */
function ofTelephone(answer: string): string {
  return answer.startsWith('svarer') ? `telefonen ${answer}` : answer;
}

/** The whole sentence. */
export function saidAloud({ label, rest, soon, again, doubt }: OfferSentence): string {
  return label + rest + soon + again + doubt;
}
