/** Phrases of the lexicon where a text has the whole of one: its words apart, »akut« here and »sygepleje« there, are not »akut sygepleje«. */
import { stem } from '../danish-stem.ts';
import { skeleton, splitWords } from '../danish-text.ts';
import { type Lexicon, synonymKey } from './lexicon.ts';
import { remembered } from './remembered.ts';

/** A word of the lexicon shorter than this must be a word of its own: `sår` is not the beginning of `sårbarhed`. */
export const shortestLexiconStart = 5;

/** Its key as `synonymKey` gives it, and its words as `skeleton` and `stem` do. */
type Phrase = { key: string; words: readonly LexiconWord[] };
type LexiconWord = { word: string; stem: string };

/** Tells of a text, word by word, which phrases stand there from that word on, whatever the order of their words: `læge, praktiserende`. */
export type PhraseReader = (keys: readonly string[], at: number) => readonly Phrase[];

const readers = new WeakMap<Lexicon, PhraseReader>();

export function phraseReader(lexicon: Lexicon): PhraseReader {
  return readers.getOrInsertComputed(lexicon, () => readerOf(phrasesOf(lexicon)));
}

function phrasesOf(lexicon: Lexicon): Phrase[] {
  const phrases = lexicon.flat().map((written) => {
    const words = splitWords(written).map(skeleton);
    return { key: synonymKey(words), words: words.map((word) => ({ word, stem: stem(word) })) };
  });
  return phrases.filter(({ words }) => words.length > 1);
}

function readerOf(phrases: readonly Phrase[]): PhraseReader {
  const none: readonly Phrase[] = [];
  const holding = remembered((key) => {
    const itsStem = stem(key);
    return phrases.filter(({ words }) => words.some((word) => standsFor(key, itsStem, word)));
  });
  return (keys, at) => {
    const held = holding(keys[at] ?? '');
    if (held.length === 0) return none;
    return held.filter(({ words }) => {
      const there = keys.slice(at, at + words.length).map((key) => ({ key, stem: stem(key) }));
      return words.every((word) => there.some((one) => standsFor(one.key, one.stem, word)));
    });
  };
}

function standsFor(key: string, itsStem: string, { word, stem }: LexiconWord): boolean {
  return key === word || itsStem === stem || (word.length >= shortestLexiconStart && key.startsWith(word));
}
