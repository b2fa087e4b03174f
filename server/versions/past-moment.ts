/** Which moment of the past an address asks for, and as known when. */
import { type Minute, minuteOf, momentOf } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';
import { readMoment } from '../opening-hours/moment-query.ts';
import type { Query } from '../query-string.ts';

export type PastMoment = {
  at: Minute;
  /** `2026-12-01T02:13`, as addresses hold it. */
  tid: string;
  knownAt: Minute;
  /** As addresses hold it: empty for then, `nu`, or a moment. */
  kendt: string;
  mistakes: { field: 'tid' | 'kendt'; message: string }[];
};

const notYet = 'Tidspunktet ligger ikke i fortiden; brug opslaget til det, der kommer';

/** What cannot be read, or lies ahead, is now; it is told. */
export function readPastMoment(query: Query, now: Temporal.ZonedDateTime): PastMoment {
  const mistakes: PastMoment['mistakes'] = [];
  const present = minuteOf(now);
  const read = (field: 'tid' | 'kendt', otherwise: Minute): { at: Minute; text: string } => {
    const { at, text, error } = readMoment(query.get(field), now);
    const message = error ?? (at > present ? notYet : undefined);
    if (message) mistakes.push({ field, message });
    return message || text === '' ? { at: otherwise, text: '' } : { at, text };
  };
  const { at } = read('tid', present);
  const tid = momentOf(at).toPlainDateTime().toString({ smallestUnit: 'minute' });
  if (query.get('kendt')?.values[0] === 'nu') return { at, tid, knownAt: present, kendt: 'nu', mistakes };
  const known = read('kendt', at);
  return { at, tid, knownAt: known.at, kendt: known.text, mistakes };
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
