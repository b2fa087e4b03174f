/**
 * Free text → how each offer holds its words: exactly (letters and endings aside), as part of a word, by a synonym of the lexicon, or by a
 * guessed spelling. A word is only guessed when nothing else finds it.
 */
import { stem } from '../danish-stem.ts';
import { skeleton, splitWords } from '../danish-text.ts';
import { type Synonyms, synonymKey } from './lexicon.ts';
import type { TextIndex } from './text-index.ts';
import { wholeWords, wordAt, wordsEnding, wordsStarting } from './word-candidates.ts';
import { guessWords } from './word-guess.ts';

/** Weakest first. */
export const textMatches = ['guess', 'synonym', 'prefix', 'exact'] as const;
export type TextMatch = (typeof textMatches)[number];

/** How one word, or a few read together, was understood. */
export type FoundWord = {
  typed: string;
  how: TextMatch | 'nowhere';
  /** What was searched for instead: the synonyms, the guess. */
  meant: string[];
};

export type TextHits = {
  /** Per offer how many of the words it holds. */
  covered: Uint8Array;
  /** Per offer the weakest of its matches, as `matchOf` and `isInName` read it; 0 is none. */
  strength: Uint8Array;
  /** How many words can be found at all. */
  findable: number;
  words: FoundWord[];
  /** Words as `skeleton` gives them, to mark where they stand. */
  marked: ReadonlySet<string>;
};

export const strongest = textMatches.length * 2 + 1;

export function matchOf(strength: number): TextMatch | null {
  return textMatches[(strength >> 1) - 1] ?? null;
}

/** Undefined when the text holds no words. */
export function searchText(index: TextIndex, synonyms: Synonyms, text: string): TextHits | undefined {
  const typed = splitWords(text);
  if (typed.length === 0) return undefined;
  const words = together(index, synonyms, typed).map((words) => findWord(index, synonyms, words));
  const findable = words.filter(({ found }) => found.how !== 'nowhere');
  const covered = new Uint8Array(index.size);
  const strength = new Uint8Array(index.size);
  for (const { hits } of findable)
    for (let i = 0; i < index.size; i++) {
      const hit = hits[i] ?? 0;
      if (hit === 0) continue;
      if (covered[i] === 0 || hit < (strength[i] ?? 0)) strength[i] = hit;
      covered[i] = (covered[i] ?? 0) + 1;
    }
  return {
    covered,
    strength,
    findable: findable.length,
    words: words.map(({ found }) => found),
    marked: new Set(words.flatMap(({ marked }) => [...marked])),
  };
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

/** Per offer the best match so far, and the words it was found by. */
type Tally = { index: TextIndex; hits: Uint8Array; marked: Set<string> };

/** A synonym shorter than this must be a word of its own: `sår` is not the beginning of `sårbarhed`. */
const shortestSynonymStart = 5;
const mostGuesses = 3;
const shortestHalf = 3;
const shortestMarked = 3;

/** One typed word, or a few read together. */
function findWord(index: TextIndex, synonyms: Synonyms, typed: string[]): Tally & { found: FoundWord } {
  const tally: Tally = { index, hits: new Uint8Array(index.size), marked: new Set() };
  const words = typed.map(skeleton);
  const as = (how: FoundWord['how'], meant: string[] = []) => ({
    ...tally,
    found: { typed: typed.join(' '), how, meant },
  });
  const direct = addTyped(tally, words);
  const key = synonymKey(words);
  const others = (synonyms.of.get(key) ?? [])
    .filter((other) => synonymKey(splitWords(other).map(skeleton)) !== key)
    .filter((other) => addSynonym(tally, other, 'synonym'));
  const [word] = words;
  // What is only the beginning of a word may also be two: `akutsyge` is more than `akutsygepleje`.
  if (direct === 'prefix' && word !== undefined && words.length === 1) addHalves(tally, word, 'prefix');
  if (direct) return as(direct, others);
  if (others.length > 0) return as('synonym', others);
  if (word === undefined || words.length > 1) return as('nowhere');
  // A word the lexicon knows is spelled as it is meant, also when no offer holds it.
  if (synonyms.of.has(key)) return as('nowhere');
  if (addHalves(tally, word, 'exact')) return as('exact');
  const guessed = addGuesses(tally, synonyms, word);
  return guessed.length > 0 ? as('guess', guessed) : as('nowhere');
}

/** Exactly, then as part of a word; several words written together or each by itself. Returns the best way found. */
function addTyped(tally: Tally, words: string[]): TextMatch | undefined {
  const { index } = tally;
  const word = words.join('');
  const whole = wholeWords(index, word);
  const parts = [...wordsStarting(index, word, whole.length > 0 ? 3 : 2), ...wordsEnding(index, word)];
  const found = [add(tally, whole, 'exact'), add(tally, parts, 'prefix')];
  if (words.length > 1)
    found.push(
      addEach(
        tally,
        words.map((one) => [...wholeWords(index, one), ...wordsStarting(index, one)]),
        'exact',
      ),
    );
  return found[0] || found[2] ? 'exact' : found[1] ? 'prefix' : undefined;
}

function addSynonym(tally: Tally, phrase: string, how: TextMatch): boolean {
  const candidates = splitWords(phrase)
    .map(skeleton)
    .map((word) => [
      ...wholeWords(tally.index, word),
      ...wordsStarting(tally.index, word, shortestSynonymStart),
    ]);
  return addEach(tally, candidates, how);
}

/** `sygeplejevagt` typed as one word where the texts say "sygepleje" and "vagt"; only the last half has endings. */
function addHalves(tally: Tally, word: string, how: TextMatch): boolean {
  const { index } = tally;
  for (let at = word.length - shortestHalf; at >= shortestHalf; at--) {
    const start = word.slice(0, at);
    const first = wordAt(index, start) ?? wordAt(index, start.replace(/[se]$/, ''));
    if (first !== undefined && addEach(tally, [[first], wholeWords(index, word.slice(at))], how)) return true;
  }
  return false;
}

/** The nearest words of the texts, else of the lexicon. Returns what was guessed, as written. */
function addGuesses(tally: Tally, synonyms: Synonyms, word: string): string[] {
  const { index } = tally;
  const howCommon = (at: number) => index.postings[at]?.length ?? 0;
  const inTexts = guessWords(word, index.words, index.byBigram, howCommon, mostGuesses);
  const inLexicon = synonyms.guess(word);
  const never = Number.POSITIVE_INFINITY;
  if (inTexts.length > 0 && (inTexts[0]?.errors ?? never) <= (inLexicon?.errors ?? never)) {
    const words = inTexts.map(({ at }) => index.words[at] ?? '');
    add(
      tally,
      words.flatMap((one) => wholeWords(index, one)),
      'guess',
    );
    return inTexts
      .map(({ at }) => index.written[at] ?? '')
      .filter((_, i) => words.findIndex((one) => stem(one) === stem(words[i] ?? '')) === i);
  }
  const found = inLexicon?.others.filter((other) => addSynonym(tally, other, 'guess')) ?? [];
  return inLexicon && found.length > 0 ? [inLexicon.written] : [];
}

/** Offers that hold any of the words. */
function add(tally: Tally, words: readonly number[], how: TextMatch): boolean {
  for (const at of words) {
    tally.marked.add(tally.index.words[at] ?? '');
    for (const posting of tally.index.postings[at] ?? []) raise(tally.hits, posting >>> 1, how, posting & 1);
  }
  return words.length > 0;
}

/** Offers that hold one of each list; nothing is added when there are none. */
function addEach(tally: Tally, lists: readonly (readonly number[])[], how: TextMatch): boolean {
  const { index } = tally;
  if (lists.length === 0 || lists.some((words) => words.length === 0)) return false;
  const count = new Uint8Array(index.size);
  const inName = new Uint8Array(index.size).fill(1);
  for (const [nth, words] of lists.entries())
    for (const at of words)
      for (const posting of index.postings[at] ?? []) {
        const position = posting >>> 1;
        if (count[position] === nth) {
          count[position] = nth + 1;
          inName[position] = (inName[position] ?? 0) & posting;
        }
      }
  let any = false;
  for (let position = 0; position < index.size; position++)
    if (count[position] === lists.length) {
      any = true;
      raise(tally.hits, position, how, inName[position] ?? 0);
    }
  if (any)
    for (const at of lists.flat()) {
      const word = index.words[at] ?? '';
      // The small words of a phrase stand everywhere.
      if (word.length >= shortestMarked) tally.marked.add(word);
    }
  return any;
}

/** A better match replaces a weaker one; in the name is better than elsewhere. */
function raise(hits: Uint8Array, position: number, how: TextMatch, inName: number): void {
  const strength = (textMatches.indexOf(how) + 1) * 2 + inName;
  if (strength > (hits[position] ?? 0)) hits[position] = strength;
}
