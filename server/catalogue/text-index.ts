/** The words of every offer, folded: what free text is looked up in. Offers are known by their position. */
import { stem } from '../danish-stem.ts';
import { skeleton, splitWords } from '../danish-text.ts';
import { atOnce, type Steps } from '../steps.ts';
import { addWord, type FoundWords, joinWords } from './joined-words.ts';

/** What of an offer is searched; a word in the name counts more than one elsewhere. `excluded`: what it is not for, which finds nothing. */
export type OfferText = { name: string; rest: string; excluded?: string; numbers?: readonly string[] };

export type TextIndex = {
  /** Sorted; as `skeleton` gives them. */
  words: readonly string[];
  /** The same words as they were first written. */
  written: readonly string[];
  /** The same words backwards, sorted, with the place of each in `words`. */
  backwards: readonly { word: string; at: number }[];
  /** Per word the offers that hold it, ascending: position × 2, + 1 when in the name. */
  postings: readonly Uint32Array[];
  byStem: ReadonlyMap<string, readonly number[]>;
  /** Per pair of letters the words that hold it. */
  byBigram: ReadonlyMap<string, readonly number[]>;
  /** By stem the offers that are said not to be for it. */
  excluded: ReadonlyMap<string, readonly number[]>;
  /** By telephone number, as it is dialled in Denmark, the offers that have it. */
  byNumber: ReadonlyMap<string, readonly number[]>;
  size: number;
};

/** A directory is built again for each save, of nearly the same words. */
const mostRemembered = 50_000;

function remembered<Made>(make: (word: string) => Made): (word: string) => Made {
  const known = new Map<string, Made>();
  return (word) => {
    if (known.size >= mostRemembered) known.clear();
    return known.getOrInsertComputed(word, make);
  };
}

const keyOf = remembered(skeleton);
const stemOf = remembered(stem);
const bigramsOf = remembered(bigrams);

export function buildTextIndex(texts: readonly OfferText[]): TextIndex {
  return atOnce(textIndexSteps(texts));
}

export function* textIndexSteps(texts: readonly OfferText[]): Steps<TextIndex> {
  const found: FoundWords = new Map();
  const read: { keys: string[]; nameWords: number }[] = [];
  for (const [position, { name, rest }] of texts.entries()) {
    yield;
    const ofName = splitWords(name);
    const written = [...ofName, ...splitWords(rest)];
    const keys = written.map(keyOf);
    const inName = new Set(keys.slice(0, ofName.length));
    for (const [i, key] of keys.entries())
      if (key !== '') addWord(found, key, written[i] ?? key, position, inName.has(key));
    read.push({ keys, nameWords: ofName.length });
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

/** Each pair of neighbouring letters once, with the ends marked. */
export function bigrams(word: string): readonly string[] {
  const marked = `^${word}$`;
  return [...new Set(Array.from({ length: marked.length - 1 }, (_, i) => marked.slice(i, i + 2)))];
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
