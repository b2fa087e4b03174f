/** One word of the free text → the offers that hold it, the best way each does. */
import { stem } from '../danish-stem.ts';
import { fold, skeleton, splitWords } from '../danish-text.ts';
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
  if (direct === 'prefix' && word !== undefined && words.length === 1) addHalves(hits, word, 'prefix');
  if (direct) return as(direct, others);
  if (others.length > 0) return as('synonym', others);
  if (word === undefined || words.length > 1) return as('nowhere');
  // A word the lexicon knows is spelled as it is meant, also when no offer holds it.
  if (synonyms.of.has(key) || isOrdinary(word)) return as('nowhere');
  if (addHalves(hits, word, 'exact')) return as('exact');
  if (addHalves(hits, word, 'prefix', true)) return as('prefix');
  const guessed = addGuesses(hits, synonyms, word);
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

/** `sygeplejevagt` typed as one word where the texts say "sygepleje" and "vagt"; only the last half has endings. */
function addHalves(hits: WordHits, word: string, how: 'exact' | 'prefix', isLoose = false): boolean {
  const { index } = hits;
  for (let at = word.length - shortestHalf; at >= shortestHalf; at--) {
    const start = word.slice(0, at);
    const first = wordAt(index, start) ?? wordAt(index, start.replace(/[se]$/, ''));
    const candidates = isLoose ? partsOf : wholeWords;
    const firsts = first === undefined ? [] : isLoose ? [first, ...partsOf(index, start)] : [first];
    if (addEach(hits, [firsts, candidates(index, word.slice(at))], how)) return true;
  }
  return false;
}

/** The nearest words of the texts, else of the lexicon. Returns what was guessed, as written. */
function addGuesses(hits: WordHits, synonyms: Synonyms, word: string): string[] {
  const { index } = hits;
  const howCommon = (at: number) => index.postings[at]?.length ?? 0;
  const inTexts = guessWords(word, index.words, index.byBigram, howCommon, mostGuesses);
  const inLexicon = synonyms.guess(word);
  const never = Number.POSITIVE_INFINITY;
  if (inTexts.length > 0 && (inTexts[0]?.errors ?? never) <= (inLexicon?.errors ?? never)) {
    const words = inTexts.map(({ at }) => index.words[at] ?? '');
    addAny(
      hits,
      words.flatMap((one) => wholeWords(index, one)),
      'guess',
    );
    return inTexts
      .map(({ at }) => index.written[at] ?? '')
      .filter((_, i) => words.findIndex((one) => stem(one) === stem(words[i] ?? '')) === i);
  }
  const found = inLexicon?.others.filter((other) => addSynonym(hits, other, 'guess')) ?? [];
  return inLexicon && found.length > 0 ? [inLexicon.written] : [];
}
