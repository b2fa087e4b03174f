/** A number as a reader sees it: in pairs, for whom, and whether it answers at the moment. */
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { endMomentWords, laterMomentWords } from '../opening-hours/danish-time.ts';
import { hoursWords } from '../opening-hours/hours-wording.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import { audienceLabels, numberWords } from './offer-words.ts';
import type { ChosenPhone } from './phone-choice.ts';

export type PhoneWords = {
  /** In pairs, with spaces that do not break. */
  number: string;
  href: string;
  label: string;
  audience: string;
  answers: { kind: OpeningStatus['kind']; words: string };
  /** Its contact hours in full, one line per rule. */
  hours: string[];
  note: string | null;
};

export function phoneWords({ phone, hours, status }: ChosenPhone, at: Minute, now: Minute): PhoneWords {
  return {
    number: numberWords(phone.number).replaceAll(' ', '\u00a0'),
    href: `tel:${phone.number}`,
    label: phone.label,
    audience: audienceLabels[phone.audience],
    answers: { kind: status.kind, words: answerWords(status, hours.words, at, now) },
    hours: hours.kind === 'unknown' ? [hours.words ?? 'Telefontiden er ikke oplyst'] : hoursWords(hours),
    note: phone.note,
  };
}

/** Longer words about contact hours stand on the card only. */
const shortWords = 60;

function answerWords(status: OpeningStatus, said: string | null, at: Minute, now: Minute): string {
  const later = (minute: Minute) => laterMomentWords(minute, at, now);
  switch (status.kind) {
    case 'open': {
      if (status.until === null) return 'svarer døgnet rundt';
      const after = status.maybeAfter ? ', derefter ikke oplyst' : '';
      return `svarer til ${endMomentWords(status.until, at, now)}${after}`;
    }
    case 'unknown':
      return said !== null && said.length <= shortWords
        ? `telefontid: ${said.charAt(0).toLowerCase()}${said.slice(1).replace(/\.$/, '')}`
        : 'telefontid ikke oplyst';
    case 'closed':
      if (status.opens === null) return status.maybeFrom === null ? 'svarer ikke' : 'svarer ikke nu';
      return `svarer igen ${status.maybeFrom === null ? '' : 'senest '}${later(status.opens)}`;
  }
}
