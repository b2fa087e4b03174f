/** A number as a reader sees it: in pairs, for whom, and whether it answers at the moment. */
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { laterMomentWords } from '../opening-hours/danish-time.ts';
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
    answers: { kind: status.kind, words: answerWords(status, at, now) },
    hours: hours.kind === 'unknown' ? [hours.words ?? 'Telefontiden er ikke oplyst'] : hoursWords(hours),
    note: phone.note,
  };
}

function answerWords(status: OpeningStatus, at: Minute, now: Minute): string {
  const later = (minute: Minute) => laterMomentWords(minute, at, now);
  switch (status.kind) {
    case 'open':
      return status.until === null ? 'svarer døgnet rundt' : `svarer til ${later(status.until)}`;
    case 'unknown':
      return 'telefontid ikke oplyst';
    case 'closed':
      return status.opens === null ? 'svarer ikke' : `svarer igen ${later(status.opens)}`;
  }
}
