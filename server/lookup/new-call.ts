/** Where one call ends and the next begins, in a line that still holds words of the last one. */
import type { LineNames } from '../catalogue/name-pairs.ts';
import { type CallLine, type Known, type LinePart, readCallLine } from './call-line.ts';

/** The words that stood in the line, of a call whose place is known, before what was typed last; of no address. */
export const stoodInUrl = 'foer';

/**
 * What was typed after `stood` when it names a place, `struer 84 kateter` of `akutplads struer 84 kateter`: it is the next call, also from the same
 * place and after an empty line, as nobody says the place of a call twice. Undefined while it adds to the same call.
 */
export function callAfter(
  stood: string | undefined,
  typed: string,
  now: Temporal.ZonedDateTime,
  names: LineNames,
  known: Known,
): string | undefined {
  const next = wordsAfter(stood, typed, now, names, known);
  if (next === undefined) return undefined;
  const { parts } = readCallLine(typed, now, names, known);
  const before = wordsIn(parts).length - next.length;
  const namesPlace = parts.some((part, i) => isPlace(part) && wordsIn(parts.slice(0, i)).length >= before);
  return namesPlace || beginsAsAlone(next.join(' '), now, names) ? next.join(' ') : undefined;
}

/** The words of the line after those that stood in it; undefined when it does not go on from them. */
export function wordsAfter(
  stood: string | undefined,
  typed: string,
  now: Temporal.ZonedDateTime,
  names: LineNames,
  known: Known,
): string[] | undefined {
  if (stood === undefined) return undefined;
  const before = wordsIn(readCallLine(stood, now, names, known).parts);
  const words = wordsIn(readCallLine(typed, now, names, known).parts);
  if (before.some((word, i) => finished(word) !== finished(words[i]))) return undefined;
  return words.slice(before.length);
}

/** `tarm 84` after other words; without the number it is one more of them. */
function beginsAsAlone(next: string, now: Temporal.ZonedDateTime, names: LineNames): boolean {
  const { parts } = readCallLine(next, now, names);
  const [first, second] = parts;
  return first !== undefined && isPlace(first) && second?.became === 'alder';
}

function isPlace({ became }: LinePart): boolean {
  return became === 'kommune' || became === 'outside';
}

/** `24/` as it is read once more is typed after it. */
function finished(word: string | undefined): string | undefined {
  return word?.replace(/[/:]+$/u, '');
}

/** What stood, and the words of it that were searched for. */
export type SetAside = { words: string; searched: string };

export function setAsideIn(
  stood: string,
  now: Temporal.ZonedDateTime,
  names: LineNames,
  known: Known,
): SetAside {
  return { words: stood, searched: readCallLine(stood, now, names, known).text };
}

/** The second of two whole calls in one line, each with a place and an age of its own. */
export function secondCall({ parts }: CallLine): string | undefined {
  const [places, ages] = (['kommune', 'alder'] as const).map((field) =>
    parts.flatMap(({ became }, i) => (became === field ? [i] : [])),
  );
  const [place, nextPlace] = places ?? [];
  const [age, nextAge] = ages ?? [];
  if (place === undefined || nextPlace === undefined || age === undefined || nextAge === undefined)
    return undefined;
  const begins = Math.min(nextPlace, nextAge);
  return Math.max(place, age) < begins ? wordsIn(parts.slice(begins)).join(' ') : undefined;
}

function wordsIn(parts: CallLine['parts']): string[] {
  return parts.flatMap(({ words }) => words.split(' '));
}
