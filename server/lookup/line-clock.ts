/**
 * Clock times in a line, `kl. 9.30`, `14:00`, `kl 1430`, and parts of a day, `aften`, `nat`. Counted in minutes from the midnight
 * that begins the day, so that the night that follows it is more than 24 hours on.
 */
import { hasUnit, isMeasured } from './line-age.ts';
import type { LineWord } from './line-word.ts';
import { numberWords } from './number-words.ts';

export type Clock = { minutes: number; words: number };

export type PartOfDay = {
  /** When no clock time is said. */
  usually: number;
  until: number;
  /** The clock time that is meant: `kl 8` in the evening is 20.00. */
  meant: (minutes: number) => number;
};

export const hours = 60;
export const wholeDay = 24 * hours;

const asSaid = (minutes: number) => minutes;
export const evening: PartOfDay = {
  usually: 18 * hours,
  until: wholeDay,
  meant: (minutes) => lateOrNight(minutes, 5 * hours),
};
export const night: PartOfDay = {
  usually: 23 * hours,
  until: 30 * hours,
  meant: (minutes) => lateOrNight(minutes, 9 * hours),
};
const afternoon: PartOfDay = {
  usually: 14 * hours,
  until: wholeDay,
  meant: (minutes) => (minutes >= hours && minutes < 12 * hours ? minutes + 12 * hours : minutes),
};

export const partsOfDay = new Map<string, PartOfDay>([
  ['morgen', { usually: 8 * hours, until: wholeDay, meant: asSaid }],
  ['tidlig', { usually: 8 * hours, until: wholeDay, meant: asSaid }],
  ['formiddag', { usually: 9 * hours, until: wholeDay, meant: asSaid }],
  ['eftermiddag', afternoon],
  ['middag', { usually: 12 * hours, until: wholeDay, meant: asSaid }],
  ['aften', evening],
  ['nat', night],
  ['midnat', { usually: wholeDay, until: wholeDay + hours, meant: asSaid }],
]);

/** Before `night` it is the night that follows, up to 12 o'clock it is before midnight. */
function lateOrNight(minutes: number, night: number): number {
  if (minutes < night) return minutes + wholeDay;
  return minutes < 13 * hours ? minutes + 12 * hours : minutes;
}

/** The part of the day that says which of two clock times is meant: `kl 8 om aftenen`. */
export function partAfterClock(
  words: readonly LineWord[],
  at: number,
): { part: PartOfDay; words: number } | undefined {
  const before = words[at]?.key === 'om' ? 1 : 0;
  const key = words[at + before]?.key ?? '';
  const part = [key, key.replace(/en$/, ''), key.replace(/ten$/, '')]
    .map((name) => partsOfDay.get(name))
    .find((one) => one !== undefined);
  return part && { part, words: before + 1 };
}

function isNamed(word: LineWord | undefined): boolean {
  return /^(kl|klokken)$/.test(word?.key ?? '');
}

/** What was said after `kl` and is no time: `kl 25`. Undefined when nothing is. */
export function wrongClockAt(words: readonly LineWord[], at: number): string | undefined {
  const said = words[at + 1]?.text ?? '';
  return isNamed(words[at]) && /^\d{1,2}(?:[.:]?\d{2})?$/.test(said) ? `kl. ${said}` : undefined;
}

/** A time alone needs `kl`, a colon or a full stop, one before its day too, and one after its day nothing. */
export function clockAt(
  words: readonly LineWord[],
  at: number,
  stands: 'alone' | 'before its day' | 'after its day',
): Clock | undefined {
  const before = isNamed(words[at]) ? 1 : 0;
  const spelled = before === 1 ? numberWords.get(words[at + 1]?.key ?? '') : undefined;
  if (spelled !== undefined) return { minutes: spelled * hours, words: 2 };
  const typed = words[at + before]?.text ?? '';
  const unnamed = typed.replace(/^kl\.?/i, '');
  const named = before === 1 || unnamed !== typed;
  // `kl. 14.` ends a sentence.
  const text = named ? unnamed.replace(/(?<=\d)\.$/, '') : unnamed;
  const found =
    /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text) ??
    (named || stands === 'after its day' ? /^(\d{1,2})(\d{2})$/.exec(text) : null);
  if (!found || words[at + before]?.quoted) return undefined;
  const isWritten = /[.:]/.test(text);
  if (!named && !isWritten && (stands !== 'after its day' || hasUnit(words, at))) return undefined;
  // `12.50 mg` and `temp 38.10` are no times.
  if (!named && stands === 'alone' && (hasUnit(words, at) || isMeasured(words, at))) return undefined;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  return { minutes: hour * hours + minute, words: before + 1 };
}
