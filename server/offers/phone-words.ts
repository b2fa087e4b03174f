/** A number as a reader sees it: in pairs, for whom, when it answers and whether it does at the moment. */
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { clockWords, laterMomentWords } from '../opening-hours/danish-time.ts';
import { hoursWords } from '../opening-hours/hours-wording.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import { untilWords } from '../opening-hours/opening-wording.ts';
import { audienceLabels, numberWords } from './offer-words.ts';
import type { ChosenPhone, ReadablePhone } from './phone-choice.ts';

export type NumberWords = {
  /** In pairs, with spaces that do not break. */
  number: string;
  href: string;
  label: string;
  /** Whose it is; empty when everybody may call: the label may say more narrowly who is meant. */
  audience: string;
  /** Its contact hours in full, one line per rule. */
  hours: string[];
  note: string | null;
};

export type PhoneWords = NumberWords & { answers: { kind: OpeningStatus['kind']; words: string } };

export function phoneWords(chosen: ChosenPhone, at: Minute, now: Minute): PhoneWords {
  const { status, hours } = chosen;
  return {
    ...numberWordsOf(chosen),
    answers: { kind: status.kind, words: answerWords(status, hours.words, at, now) },
  };
}

/** What is said of a number at any time. */
export function numberWordsOf({ phone, hours }: ReadablePhone): NumberWords {
  return {
    number: numberWords(phone.number).replaceAll(' ', '\u00a0'),
    href: `tel:${phone.number}`,
    label: phone.label,
    audience: phone.audience === 'everyone' ? '' : audienceLabels[phone.audience],
    hours: hours.kind === 'unknown' ? [hours.words ?? 'Telefontiden er ikke oplyst'] : hoursWords(hours),
    note: phone.note,
  };
}

/** Longer words of the source, and those that do not tell when, stand on the card only. */
const shortWords = 60;
const timeOfDay = /\bkl\.? ?\d/i;
/** `I dagtid.`, `Uden for åbningstiden.`: some part of the day, without its clock times. */
const partOfDay = /^(?:I|Uden for) [^\d.;]+(?=\.|$)/;

/** The source's own words where there are no hours, when they are short enough to be said and tell when: no capital, no full stop. */
export function saidWords(words: string | null): string {
  if (words === null || words.length > shortWords) return '';
  return timeOfDay.test(words) ? asSaid(words) : '';
}

function asSaid(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1).replace(/\.$/, '')}`;
}

/** What is known of a line whose hours nobody has stated. */
export function unknownAnswerWords(words: string | null): string {
  const said = saidWords(words);
  if (said !== '') return `telefontid: ${said}`;
  const [part] = (words?.length ?? 0) > shortWords ? [] : (partOfDay.exec(words ?? '') ?? []);
  return part === undefined ? unknownAnswer : `svarer ${asSaid(part)}, klokkeslæt ukendt`;
}

/** When the source says nothing of when. */
export const unknownAnswer = 'telefontid ukendt';

/** What the line does at the moment, as it goes on after "telefonen" or after the number's name. */
export function answerWords(status: OpeningStatus, words: string | null, at: Minute, now: Minute): string {
  switch (status.kind) {
    case 'open':
      return `svarer ${untilWords(status, at, now)}`;
    case 'unknown':
      return unknownAnswerWords(words);
    case 'closed': {
      const { opens, maybeFrom } = status;
      if (opens !== null)
        return `svarer ${maybeFrom === null ? 'først' : 'senest'} ${laterMomentWords(opens, at, now)}`;
      if (maybeFrom === null) return 'svarer ikke';
      return at === now ? 'svarer ikke nu' : `svarer ikke kl. ${clockWords(at)}`;
    }
  }
}
