/** A day in a line: `i aften`, `lørdag`, `natten til søndag`, `24/12`, `fredag den 27. nov`, `juleaften 2027`. */
import { night, partsOfDay } from './line-clock.ts';
import { dateAt } from './line-date.ts';
import { namedDayAt } from './line-named-day.ts';
import { partAloneAt, relativeAt } from './line-relative-day.ts';
import { weekdayAt } from './line-weekday.ts';
import type { LineWord } from './line-word.ts';
import { type Day, type NoDay, withPart } from './said-day.ts';

type Now = Temporal.ZonedDateTime;

export function dayAt(words: readonly LineWord[], at: number, now: Now): Day | NoDay | undefined {
  return (
    relativeAt(words, at, now) ??
    nightBeforeAt(words, at, now) ??
    weekdayAt(words, at, now) ??
    namedDayAt(words, at, now) ??
    dateAt(words, at, now) ??
    partBeforeDayAt(words, at, now) ??
    partAloneAt(words, at, now)
  );
}

/** `natten til søndag` begins on Saturday. */
function nightBeforeAt(words: readonly LineWord[], at: number, now: Now): Day | NoDay | undefined {
  if (!/^nat(ten)?$/.test(words[at]?.key ?? '') || words[at + 1]?.key !== 'til') return undefined;
  const day = dayAt(words, at + 2, now);
  if (!day || 'wrong' in day) return day && { ...day, words: day.words + 2 };
  const dates = day.dates.map((date) => date.subtract({ days: 1 }));
  return withPart({ ...day, words: day.words + 2, dates }, night);
}

/** `aften lørdag`, `nat 24/12` */
function partBeforeDayAt(words: readonly LineWord[], at: number, now: Now): Day | undefined {
  const part = partsOfDay.get(words[at]?.key ?? '');
  const day = part && dayAt(words, at + 1, now);
  if (!day || 'wrong' in day || day.part) return undefined;
  return withPart({ ...day, words: day.words + 1 }, part);
}
