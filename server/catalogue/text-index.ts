/** The words of every offer, folded: what free text is looked up in. Offers are known by their position. */
import { stem } from '../danish-stem.ts';
import { skeleton, splitWords } from '../danish-text.ts';
import { atOnce, type Steps } from '../steps.ts';
import { addWord, type FoundWords, joinWords } from './joined-words.ts';
import type { Lexicon } from './lexicon.ts';
import { phraseReader } from './phrases.ts';
import { postingOf, type Stands, stands } from './posting.ts';
import { remembered } from './remembered.ts';
import { bigrams } from './word-guess.ts';

/**
 * What of an offer is searched, each text by itself; a word in the name counts more than one elsewhere. `also`: other words for what the texts say.
 * `access`: who may refer, how, and who answers. `excluded`: what it is not for, which finds nothing.
 */
export type OfferText = {
  name: string;
  rest?: readonly string[];
  also?: readonly string[];
  access?: readonly string[];
  excluded?: string;
  numbers?: readonly string[];
};

export type TextIndex = {
  /** Sorted; as `skeleton` gives them. */
  words: readonly string[];
  /** The same words as they were first written. */
  written: readonly string[];
  /** The same words backwards, sorted, with the place of each in `words`. */
  backwards: readonly { word: string; at: number }[];
  /** Per word the offers that hold it, ascending, as `postingOf` gives them. */
  postings: readonly Uint32Array[];
  byStem: ReadonlyMap<string, readonly number[]>;
  /** Per pair of letters the words that hold it. */
  byBigram: ReadonlyMap<string, readonly number[]>;
  /** By key of a phrase of the lexicon its postings, where the whole of it stands. */
  byPhrase: ReadonlyMap<string, readonly number[]>;
  /** By stem the offers that are said not to be for it. */
  excluded: ReadonlyMap<string, readonly number[]>;
  /** By telephone number, as it is dialled in Denmark, the offers that have it. */
  byNumber: ReadonlyMap<string, readonly number[]>;
  size: number;
};

const keyOf = remembered(skeleton);
const stemOf = remembered(stem);
const bigramsOf = remembered(bigrams);

export function buildTextIndex(texts: readonly OfferText[], lexicon: Lexicon = []): TextIndex {
  return atOnce(textIndexSteps(texts, lexicon));
}

export function* textIndexSteps(texts: readonly OfferText[], lexicon: Lexicon): Steps<TextIndex> {
  const phrasesAt = phraseReader(lexicon);
  const found: FoundWords = new Map();
  const byPhrase = new Map<string, number[]>();
  const read: { keys: string[]; whereAt: (i: number) => Stands }[] = [];
  for (const [position, { name, rest = [], also = [], access = [] }] of texts.entries()) {
    yield;
    // Where a word stands best comes first.
    const words = [
      ...wordsOf([name], stands.inName),
      ...wordsOf(rest, stands.inText),
      ...wordsOf(also, stands.asOtherWord),
      ...wordsOf(access, stands.inAccess),
    ];
    const keys = words.map(({ written }) => keyOf(written));
    const whereAt = (i: number) => words[i]?.where ?? stands.inAccess;
    const added = new Set<string>();
    for (const [i, key] of keys.entries()) {
      if (key !== '' && !added.has(key)) addWord(found, key, words[i]?.written ?? key, position, whereAt(i));
      added.add(key);
      for (const phrase of phrasesAt(keys, i))
        byPhrase.getOrInsertComputed(phrase.key, () => []).push(postingOf(position, whereAt(i)));
    }
    read.push({ keys, whereAt });
  }
  const stems = new Map([...found.keys()].sort().map((word) => [word, stemOf(word)]));
  yield* joinWords(found, stems, read);
  const words = [...found.keys()].sort();
  yield;
  const byBigram = grouped(words, bigramsOf);
  yield;
  return {
    words,
    written: words.map((word) => found.get(word)?.written ?? word),
    backwards: words
      .map((word, at) => ({ word: reversed(word), at }))
      .sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0)),
    postings: words.map((word) => Uint32Array.from(found.get(word)?.postings ?? [])),
    byStem: grouped(words, (word) => [stems.get(word) ?? stemOf(word)]),
    byBigram,
    byPhrase,
    excluded: grouped(
      texts.map(({ excluded = '' }) => excluded),
      (text) => [...new Set(splitWords(text).map((word) => stemOf(keyOf(word))))],
    ),
    byNumber: grouped(
      texts.map(({ numbers = [] }) => numbers),
      (numbers) => [...new Set(numbers)],
    ),
    size: texts.length,
  };
}

/** A gap after each text: its last word and the first of the next are no phrase that anybody wrote. */
function wordsOf(texts: readonly string[], where: Stands): { written: string; where: Stands }[] {
  return texts.flatMap((text) => [...splitWords(text), ''].map((written) => ({ written, where })));
}

export function reversed(word: string): string {
  return [...word].reverse().join('');
}

export function grouped<One>(
  words: readonly One[],
  keys: (word: One) => readonly string[],
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [at, word] of words.entries())
    for (const key of keys(word)) {
      const group = groups.get(key);
      if (group) group.push(at);
      else groups.set(key, [at]);
    }
  return groups;
}
