/**
 * Free text → how each offer holds its words: exactly (letters and endings aside), as part of a word, by a synonym of the lexicon, or by a
 * guessed spelling. A word is only guessed when nothing else finds it.
 */
import { skeleton, splitWords } from '../danish-text.ts';
import { type Synonyms, synonymKey } from './lexicon.ts';
import type { TextIndex } from './text-index.ts';
import { isMention } from './text-match.ts';
import { wholeWords } from './word-candidates.ts';
import type { Marks } from './word-hits.ts';
import { type FoundWord, findWord } from './word-search.ts';

export type TextHits = {
  /** Per offer how many of the words it holds. */
  covered: Uint8Array;
  /** Of those how many it only mentions. */
  mentioned: Uint8Array;
  /** Per offer the weakest of its matches, as `strengthOf` gives it, mentions aside where it holds more; 0 is none. */
  strength: Uint8Array;
  /** Not 0 for offers that are said not to be for one of the words. */
  excluded: Uint8Array;
  /** How many words can be found at all. */
  findable: number;
  words: FoundWord[];
  /** Per word not 0 for the offers that hold it. */
  holds: Uint8Array[];
  /** Per word what to mark, and how it was found by it. */
  marks: Marks[];
};

/** Undefined when the text holds no words. */
export function searchText(index: TextIndex, synonyms: Synonyms, text: string): TextHits | undefined {
  const typed = splitWords(text);
  if (typed.length === 0) return undefined;
  const words = eachOnce(together(index, synonyms, typed)).map((words, i, all) =>
    findWord(index, synonyms, words, i === all.length - 1),
  );
  const findable = words.filter(({ found }) => found.how !== 'nowhere');
  const covered = new Uint8Array(index.size);
  const mentioned = new Uint8Array(index.size);
  const strength = new Uint8Array(index.size);
  const excluded = new Uint8Array(index.size);
  for (const { hits, excluded: without } of findable)
    for (let i = 0; i < index.size; i++) {
      const hit = hits[i] ?? 0;
      if (hit === 0) continue;
      excluded[i] = (excluded[i] ?? 0) | (without[i] ?? 0);
      strength[i] = weakest(strength[i] ?? 0, hit);
      covered[i] = (covered[i] ?? 0) + 1;
      if (isMention(hit)) mentioned[i] = (mentioned[i] ?? 0) + 1;
    }
  return {
    covered,
    mentioned,
    strength,
    excluded,
    findable: findable.length,
    words: words.map(({ found }) => found),
    holds: words.map(({ hits }) => hits),
    marks: words.map(({ marks }) => marks),
  };
}

/** A mention is passed over beside what the offer holds otherwise. */
function weakest(before: number, hit: number): number {
  if (before === 0) return hit;
  return isMention(before) === isMention(hit) ? Math.min(before, hit) : Math.max(before, hit);
}

/** What is said again says nothing more. */
function eachOnce(read: string[][]): string[][] {
  return [...new Map(read.map((words) => [skeleton(words.join(' ')), words])).values()];
}

/** Neighbouring words are read together where together they are one word of the texts, or a phrase of the lexicon. */
function together(index: TextIndex, synonyms: Synonyms, typed: readonly string[]): string[][] {
  const read: string[][] = [];
  for (let i = 0; i < typed.length; ) {
    const longest = Math.min(Math.max(2, synonyms.longest), typed.length - i);
    let count = longest;
    while (count > 1 && !isOne(index, synonyms, typed.slice(i, i + count).map(skeleton))) count--;
    read.push(typed.slice(i, i + count));
    i += count;
  }
  return read;
}

function isOne(index: TextIndex, synonyms: Synonyms, words: string[]): boolean {
  return (
    synonyms.of.has(synonymKey(words)) || (words.length === 2 && wholeWords(index, words.join('')).length > 0)
  );
}
