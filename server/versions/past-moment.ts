/** Which moment of the past an address asks for, and as known when. */
import { momentAsked, momentInField } from '../lookup/moment-field.ts';
import { type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';
import { momentInUrl } from '../opening-hours/moment-query.ts';
import type { Query } from '../query-string.ts';

export type PastMoment = {
  at: Minute;
  /** `2026-12-01T02:13`, as addresses hold it. */
  tid: string;
  /** As the field holds it: what was typed when it could not be used. */
  typed: string;
  knownAt: Minute;
  /** As addresses hold it: empty for then, `nu`, or a moment. */
  kendt: string;
  mistakes: { field: 'tid' | 'kendt'; message: string }[];
};

/** The line means the next such moment, `lørdag 14`: it is told which that was. */
function notYet(at: Minute): string {
  return `${fullMomentWords(at)} ligger ikke i fortiden. Skriv datoen med år, eller brug opslaget til det, der kommer`;
}

/** What cannot be read, or lies ahead, is now; it is told. */
export function readPastMoment(query: Query, now: Temporal.ZonedDateTime): PastMoment {
  const mistakes: PastMoment['mistakes'] = [];
  const present = minuteOf(now);
  const read = (field: 'tid' | 'kendt', otherwise: Minute): { at: Minute; text: string } => {
    const { at, text, error } = momentAsked(query.get(field), now);
    const message = error ?? (at > present ? notYet(at) : undefined);
    if (message) mistakes.push({ field, message });
    return message || text === '' ? { at: otherwise, text: '' } : { at, text: momentInUrl(at) };
  };
  const { at } = read('tid', present);
  const isUsed = mistakes.length === 0;
  const typed = isUsed ? momentInField(at) : (query.get('tid')?.values[0] ?? '');
  const moment = { at, tid: momentInUrl(at), typed, mistakes };
  if (query.get('kendt')?.values[0] === 'nu') return { ...moment, knownAt: present, kendt: 'nu' };
  const known = read('kendt', at);
  return { ...moment, knownAt: known.at, kendt: known.text };
}

export type PastBand = {
  moment: string;
  /** Which of the two it is. */
  known: string;
  other: { words: string; href: string };
};

/** `otherHref`: the same page with another `kendt`. */
export function pastBand({ at, knownAt, kendt }: PastMoment, otherHref: (kendt: string) => string): PastBand {
  const known =
    kendt === 'nu'
      ? 'som vi ved i dag, at det var: med rettelser, der er kommet til siden'
      : knownAt === at
        ? 'som det var kendt dengang: det, man så, når man slog op'
        : `som det var kendt ${fullMomentWords(knownAt)}`;
  return {
    moment: fullMomentWords(at),
    known,
    other:
      kendt === 'nu'
        ? { words: 'Vis, som det var kendt dengang', href: otherHref('') }
        : { words: 'Vis med det, vi ved i dag', href: otherHref('nu') },
  };
}
