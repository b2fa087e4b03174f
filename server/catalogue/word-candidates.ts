/** Which words of the index a typed word may stand for, without guessing. All words are as `skeleton` gives them. */
import { stem } from '../danish-stem.ts';
import { shortestLexiconStart } from './phrases.ts';
import { reversed, type TextIndex } from './text-index.ts';

const shortestStart = 3;
const shortestEnding = 5;

/** The word itself and its other endings. */
export function wholeWords(index: TextIndex, word: string): number[] {
  const own = wordAt(index, word);
  const inflected = index.byStem.get(stem(word)) ?? [];
  return own === undefined || inflected.includes(own) ? [...inflected] : [own, ...inflected];
}

/** Words it is the beginning of. Two letters are a beginning only while nothing else is typed. */
export function wordsStarting(index: TextIndex, word: string, shortest = shortestStart): number[] {
  if (word.length < shortest) return [];
  const found: number[] = [];
  const { words } = index;
  for (let i = firstFrom(words.length, (i) => (words[i] ?? '') < word); words[i]?.startsWith(word); i++)
    found.push(i);
  return found;
}

/** Shorter words begin much that has nothing to do with them. */
const shortestFreeStart = 5;

/**
 * Of the words it is the beginning of those where it may be meant: a short one must be a whole part of a compound, `sår` in `sårpleje`
 * but not `uvi` in `uvist`.
 */
export function compoundsStarting(index: TextIndex, word: string): number[] {
  const starting = wordsStarting(index, word);
  if (word.length >= shortestFreeStart) return starting;
  return starting.filter((at) => {
    const rest = (index.words[at] ?? '').slice(word.length);
    return [rest, rest.replace(/^[se]/, '')].some(
      (part) => part.length >= shortestStart && wholeWords(index, part).length > 0,
    );
  });
}

/** Words that may stand for a word of the lexicon. */
export function wordsFor(index: TextIndex, word: string): number[] {
  return [...wholeWords(index, word), ...wordsStarting(index, word, shortestLexiconStart)];
}

/**
 * Danish compounds carry their meaning last: `visitation` finds `hospitalsvisitation`. What is no word and becomes one by the letter before it is
 * that word with its first letter left out: `kutteam`, `phold` of `døgnophold`.
 */
export function wordsEnding(index: TextIndex, word: string): number[] {
  if (word.length < shortestEnding) return [];
  const end = reversed(word);
  const isWord = wholeWords(index, word).length > 0;
  const isCut = new Map<string, boolean>();
  const found: number[] = [];
  const { backwards } = index;
  for (
    let i = firstFrom(backwards.length, (i) => (backwards[i]?.word ?? '') < end);
    backwards[i]?.word.startsWith(end);
    i++
  ) {
    const { at, word: whole } = backwards[i] ?? { at: 0, word: '' };
    const before = whole.charAt(end.length);
    if (isWord || !isCut.getOrInsertComputed(before, () => wholeWords(index, before + word).length > 0))
      found.push(at);
  }
  return found;
}

export function wordAt({ words }: TextIndex, word: string): number | undefined {
  const at = firstFrom(words.length, (i) => (words[i] ?? '') < word);
  return words[at] === word ? at : undefined;
}

/** The first position that is not before; binary search. */
function firstFrom(length: number, isBefore: (i: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
