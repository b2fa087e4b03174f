/** One word of the free text → the offers that hold it, the best way each does. */
import { stem } from '../danish-stem.ts';
import { fold, skeleton, splitWords } from '../danish-text.ts';
import { type Synonyms, synonymKey } from './lexicon.ts';
import { isOrdinary } from './ordinary-words.ts';
import type { TextIndex } from './text-index.ts';
import { strengthOf, type TextMatch, withoutName } from './text-match.ts';
import { compoundsStarting, wholeWords, wordAt, wordsEnding, wordsStarting } from './word-candidates.ts';
import { guessWords } from './word-guess.ts';

/** Words of the texts as `skeleton` gives them, to mark where they stand, with the best way each was found. */
export type Marks = ReadonlyMap<string, TextMatch>;

/** How one word, or a few read together, was understood. */
export type FoundWord = {
  typed: string;
  how: TextMatch | 'nowhere';
  /** What was searched for instead: the synonyms, the guess. */
  meant: string[];
};

/** Per offer the best match so far, and the words it was found by. */
type Tally = { index: TextIndex; hits: Uint8Array; excluded: Uint8Array; marks: Map<string, TextMatch> };

/** A synonym shorter than this must be a word of its own: `sår` is not the beginning of `sårbarhed`. */
const shortestSynonymStart = 5;
const mostGuesses = 3;
const shortestHalf = 3;
const shortestMarked = 3;

/** One typed word, or a few read together. `isLast`: the word may be on its way to become a longer one. */
export function findWord(
  index: TextIndex,
  synonyms: Synonyms,
  typed: string[],
  isLast: boolean,
): { hits: Uint8Array; excluded: Uint8Array; marks: Marks; found: FoundWord } {
  const tally: Tally = {
    index,
    hits: new Uint8Array(index.size),
    excluded: new Uint8Array(index.size),
    marks: new Map(),
  };
  const words = typed.map(skeleton);
  const key = synonymKey(words);
  const as = (how: FoundWord['how'], meant: string[] = []) => {
    weakenExcluded(tally);
    return { ...tally, found: { typed: typed.join(' '), how, meant } };
  };
  const numbered = index.byNumber.get(words.join(''));
  for (const position of numbered ?? []) raise(tally.hits, position, 'exact', 0);
  if (isNumber(words)) return as(numbered ? 'exact' : 'nowhere');
  const isWhole = !isLast || synonyms.of.has(key);
  const direct =
    addTyped(tally, words, fold(typed.join('')).replaceAll(' ', ''), isWhole) ?? (numbered && 'exact');
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
  if (synonyms.of.has(key) || isOrdinary(word)) return as('nowhere');
  if (addHalves(tally, word, 'exact')) return as('exact');
  if (addHalves(tally, word, 'prefix', true)) return as('prefix');
  const guessed = addGuesses(tally, synonyms, word);
  return guessed.length > 0 ? as('guess', guessed) : as('nowhere');
}

/** Eight digits are a telephone number, and nothing like it. */
function isNumber(words: readonly string[]): boolean {
  return /^\d{8}$/.test(words.join(''));
}

/** Whether it is found in some text without guessing, in more than names of places, or is spelled as it is meant though no offer has it. */
export function isKnown(
  index: TextIndex,
  synonyms: Synonyms,
  typed: string,
  places: ReadonlySet<string>,
): boolean {
  const word = skeleton(typed);
  if (isOrdinary(word) || synonyms.of.has(synonymKey([word]))) return true;
  return [wholeWords, wordsStarting, wordsEnding].some((candidates) =>
    candidates(index, word).some((at) => !places.has(index.words[at] ?? '')),
  );
}

/** Exactly, then as part of a word; several words written together or each by itself. Returns the best way found. */
function addTyped(tally: Tally, words: string[], spelled: string, isWhole: boolean): TextMatch | undefined {
  const { index } = tally;
  const word = words.join('');
  const whole = wholeWords(index, word);
  const starts = startsOf(index, word, isWhole || whole.length > 0).filter((at) =>
    isSpelledSo(index, at, word, spelled),
  );
  const ends = wordsEnding(index, word).filter((at) => isSpelledSo(index, at, word, spelled));
  const found = [
    add(tally, whole, 'exact'),
    // `skade` is rather the beginning of `skadestue` than the end of `selvskade`.
    [add(tally, starts, 'prefix'), add(tally, ends, 'prefix', 'as elsewhere')].includes(true),
  ];
  if (words.length > 1)
    found.push(
      addEach(
        tally,
        words.map((one) => [...wholeWords(index, one), ...compoundsStarting(index, one)]),
        'exact',
      ),
    );
  return found[0] || found[2] ? 'exact' : found[1] ? 'prefix' : undefined;
}

/** A word that is still being typed is the beginning of anything, as long as it is no word of its own. */
function startsOf(index: TextIndex, word: string, isWhole: boolean): number[] {
  const compounds = compoundsStarting(index, word);
  return isWhole || compounds.length > 0 ? compounds : wordsStarting(index, word, 2);
}

/** Who typed a Danish letter meant it: `hånd` is no part of `handicap`. */
function isSpelledSo(index: TextIndex, at: number, word: string, spelled: string): boolean {
  return spelled === word || fold(index.written[at] ?? '').includes(spelled);
}

/** A word that an offer says it is not for too: that it stands in the name as well says nothing. */
function weakenExcluded({ index, hits, excluded, marks }: Tally): void {
  for (const [word, how] of marks) {
    if (how !== 'exact' && how !== 'synonym') continue;
    for (const position of index.excluded.get(stem(word)) ?? []) {
      hits[position] = withoutName(hits[position] ?? 0);
      excluded[position] = 1;
    }
  }
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

/** A half as a word typed by itself is found: `vagt` in `vagtlæge` and `lægevagt` too. */
function partsOf(index: TextIndex, half: string): number[] {
  return [...wholeWords(index, half), ...compoundsStarting(index, half), ...wordsEnding(index, half)];
}

/** `sygeplejevagt` typed as one word where the texts say "sygepleje" and "vagt"; only the last half has endings. */
function addHalves(tally: Tally, word: string, how: 'exact' | 'prefix', isLoose = false): boolean {
  const { index } = tally;
  for (let at = word.length - shortestHalf; at >= shortestHalf; at--) {
    const start = word.slice(0, at);
    const first = wordAt(index, start) ?? wordAt(index, start.replace(/[se]$/, ''));
    const candidates = isLoose ? partsOf : wholeWords;
    const firsts = first === undefined ? [] : isLoose ? [first, ...partsOf(index, start)] : [first];
    if (addEach(tally, [firsts, candidates(index, word.slice(at))], how)) return true;
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
function add(
  tally: Tally,
  words: readonly number[],
  how: TextMatch,
  inName: 'counts' | 'as elsewhere' = 'counts',
): boolean {
  for (const at of words) {
    mark(tally, tally.index.words[at] ?? '', how);
    for (const posting of tally.index.postings[at] ?? [])
      raise(tally.hits, posting >>> 1, how, inName === 'counts' ? posting & 1 : 0);
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
      if (word.length >= shortestMarked) mark(tally, word, how);
    }
  return any;
}

/** A better match replaces a weaker one; in the name is better than elsewhere. */
function raise(hits: Uint8Array, position: number, how: TextMatch, inName: number): void {
  const strength = strengthOf(how, inName === 1);
  if (strength > (hits[position] ?? 0)) hits[position] = strength;
}

/** The best ways are tried first. */
function mark({ marks }: Tally, word: string, how: TextMatch): void {
  if (!marks.has(word)) marks.set(word, how);
}
