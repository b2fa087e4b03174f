/** One word of the free text → the offers that hold it, the best way each does. */
import { stem } from '../danish-stem.ts';
import { fold, letterByLetter, skeleton, splitWords } from '../danish-text.ts';
import { type Synonyms, synonymKey } from './lexicon.ts';
import { isOrdinary } from './ordinary-words.ts';
import type { TextIndex } from './text-index.ts';
import type { TextMatch } from './text-match.ts';
import {
  compoundsStarting,
  wholeWords,
  wordAt,
  wordsEnding,
  wordsFor,
  wordsStarting,
} from './word-candidates.ts';
import { guessWords } from './word-guess.ts';
import { addAny, addEach, addOffers, addPhrase, noHits, type WordHits, weakenExcluded } from './word-hits.ts';

/** How one word, or a few read together, was understood. */
export type FoundWord = {
  typed: string;
  how: TextMatch | 'nowhere';
  /** What was searched for instead: the synonyms, the guess. */
  meant: string[];
};

const mostGuesses = 3;
const shortestHalf = 3;

/** One typed word, or a few read together. `isLast`: the word may be on its way to become a longer one. */
export function findWord(
  index: TextIndex,
  synonyms: Synonyms,
  typed: string[],
  isLast: boolean,
): WordHits & { found: FoundWord } {
  const hits = noHits(index);
  const words = typed.map(skeleton);
  const key = synonymKey(words);
  const as = (how: FoundWord['how'], meant: string[] = []) => {
    weakenExcluded(hits);
    return { ...hits, found: { typed: typed.join(' '), how, meant } };
  };
  const numbered = index.byNumber.get(words.join(''));
  addOffers(hits, numbered ?? [], 'exact');
  if (isNumber(words)) return as(numbered ? 'exact' : 'nowhere');
  const isWhole = !isLast || synonyms.of.has(key);
  const direct =
    addTyped(hits, words, fold(typed.join('')).replaceAll(' ', ''), isWhole) ?? (numbered && 'exact');
  const others = (synonyms.of.get(key) ?? [])
    .filter((other) => synonymKey(splitWords(other).map(skeleton)) !== key)
    .filter((other) => addSynonym(hits, other, 'synonym'));
  const [word] = words;
  // What is only the beginning of a word may also be two: `akutsyge` is more than `akutsygepleje`.
  if (direct === 'prefix' && word !== undefined && words.length === 1)
    addHalves(hits, word, 'prefix', 'linked');
  if (direct) return as(direct, others);
  if (others.length > 0) return as('synonym', others);
  if (word === undefined || words.length > 1) return as('nowhere');
  // A word the lexicon knows is spelled as it is meant, also when no offer holds it.
  if (synonyms.of.has(key) || isOrdinary(word)) return as('nowhere');
  if (addHalves(hits, word, 'exact', 'side by side')) return as('exact');
  const guess = nearest(index, synonyms, typed.join(''));
  // One slip is likelier than two words that only look joined.
  if (guess?.errors === 1) return as('guess', addGuess(hits, guess));
  if (addHalves(hits, word, 'exact', 'linked')) return as('exact');
  if (addHalves(hits, word, 'prefix', 'in compounds')) return as('prefix');
  return guess ? as('guess', addGuess(hits, guess)) : as('nowhere');
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
function addTyped(hits: WordHits, words: string[], spelled: string, isWhole: boolean): TextMatch | undefined {
  const { index } = hits;
  const word = words.join('');
  const whole = wholeWords(index, word);
  const starts = startsOf(index, word, isWhole || whole.length > 0).filter((at) =>
    isSpelledSo(index, at, word, spelled),
  );
  const ends = wordsEnding(index, word).filter((at) => isSpelledSo(index, at, word, spelled));
  const found = [
    addAny(hits, whole, 'exact'),
    // `skade` is rather the beginning of `skadestue` than the end of `selvskade`.
    [addAny(hits, starts, 'prefix'), addAny(hits, ends, 'prefix', 'as elsewhere')].includes(true),
  ];
  if (words.length > 1)
    found.push(
      addEach(
        hits,
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

function addSynonym(hits: WordHits, written: string, how: TextMatch): boolean {
  const words = splitWords(written).map(skeleton);
  const candidates = words.map((word) => wordsFor(hits.index, word));
  return words.length > 1
    ? addPhrase(hits, synonymKey(words), candidates, how)
    : addEach(hits, candidates, how);
}

/** A half as a word typed by itself is found: `vagt` in `vagtlæge` and `lægevagt` too. */
function partsOf(index: TextIndex, half: string): number[] {
  return [...wholeWords(index, half), ...compoundsStarting(index, half), ...wordsEnding(index, half)];
}

/** How the halves of a word may stand in the texts: as they are, with a joining s or e between, or as parts of other words too. */
type Halves = 'side by side' | 'linked' | 'in compounds';

/** `sygeplejevagt` typed as one word where the texts say "sygepleje" and "vagt"; only the last half has endings. */
function addHalves(hits: WordHits, word: string, how: 'exact' | 'prefix', halves: Halves): boolean {
  const { index } = hits;
  const candidates = halves === 'in compounds' ? partsOf : wholeWords;
  for (let at = word.length - shortestHalf; at >= shortestHalf; at--) {
    const start = word.slice(0, at);
    const linked = halves === 'side by side' ? undefined : wordAt(index, start.replace(/[se]$/, ''));
    const first = wordAt(index, start) ?? linked;
    const whole = first === undefined ? [] : [first];
    const firsts =
      halves === 'in compounds' && first !== undefined ? [...whole, ...partsOf(index, start)] : whole;
    if (addEach(hits, [firsts, candidates(index, word.slice(at))], how)) return true;
  }
  return false;
}

/** What may have been meant: words of the texts, by their places, or one of the lexicon with what means the same. */
type Guess =
  | { errors: number; inTexts: number[] }
  | { errors: number; written: string; others: readonly string[] };

/** The nearest words of the texts, else of the lexicon, by both ways to read a Danish letter. */
function nearest(index: TextIndex, synonyms: Synonyms, typed: string): Guess | undefined {
  const howCommon = (at: number) => index.postings[at]?.length ?? 0;
  const readings = [...new Set([skeleton(typed), letterByLetter(typed)])];
  const inTexts = readings
    .flatMap((word) => guessWords(word, index.words, index.byBigram, howCommon, mostGuesses))
    .sort((a, b) => a.errors - b.errors);
  const [inLexicon] = readings
    .flatMap((word) => synonyms.guess(word) ?? [])
    .sort((a, b) => a.errors - b.errors);
  const [first] = inTexts;
  if (!first || (inLexicon && inLexicon.errors < first.errors)) return inLexicon;
  const alike = inTexts.filter(({ errors }) => errors === first.errors).map(({ at }) => at);
  return { errors: first.errors, inTexts: [...new Set(alike)].slice(0, mostGuesses) };
}

/** Returns what was guessed, as written. */
function addGuess(hits: WordHits, guess: Guess): string[] {
  const { index } = hits;
  if ('written' in guess) {
    for (const other of guess.others) addSynonym(hits, other, 'guess');
    return [guess.written];
  }
  const words = guess.inTexts.map((at) => index.words[at] ?? '');
  addAny(
    hits,
    words.flatMap((one) => wholeWords(index, one)),
    'guess',
  );
  return guess.inTexts
    .map((at) => index.written[at] ?? '')
    .filter((_, i) => words.findIndex((one) => stem(one) === stem(words[i] ?? '')) === i);
}
