/**
 * The curated lexicon: groups of words that mean the same for finding an offer. It links what is typed to what is published; it says
 * nothing of what a patient has. One group a line, ` = ` between the words, `#` begins a comment.
 */
import { stem } from '../danish-stem.ts';
import { skeleton } from '../danish-text.ts';
import { bigrams, guessWords } from './word-guess.ts';

export type Lexicon = readonly (readonly string[])[];

/** The message holds one line per mistake. */
export class LexiconMistake extends Error {}

const mostGroupsOfAWord = 2;

/** @throws LexiconMistake naming the line, for a group of one, an empty word or a word in too many groups */
export function parseLexicon(text: string): Lexicon {
  const mistakes: string[] = [];
  const groupsOf = new Map<string, number>();
  const groups = text.split(/\r?\n/).flatMap((line, i) => {
    const content = line.replace(/#.*$/, '').trim();
    if (content === '') return [];
    const words = content.split('=').map((word) => word.trim());
    const tell = (problem: string) => mistakes.push(`linje ${i + 1}: ${problem}`);
    if (words.length < 2) tell(`»${content}« mangler et lighedstegn`);
    if (words.some((word) => skeleton(word) === '')) tell('et ord mangler ved et lighedstegn');
    for (const word of new Set(words.map(skeleton))) {
      const groups = (groupsOf.get(word) ?? 0) + 1;
      groupsOf.set(word, groups);
      if (groups > mostGroupsOfAWord) tell(`»${word}« står i mere end ${mostGroupsOfAWord} grupper`);
    }
    return [words];
  });
  if (mistakes.length > 0) throw new LexiconMistake(mistakes.join('\n'));
  return groups;
}

export type Synonyms = {
  /** For each word or phrase of the lexicon, as `synonymKey` gives it, the others of its groups as written. */
  of: ReadonlyMap<string, readonly string[]>;
  /** Words in the longest phrase. */
  longest: number;
  /** The nearest word of the lexicon to a misspelt one, with the others of its group. */
  guess(word: string): { written: string; errors: number; others: readonly string[] } | undefined;
};

export function synonymsOf(lexicon: Lexicon): Synonyms {
  const of = new Map<string, string[]>();
  const written = new Map<string, string>();
  for (const group of lexicon)
    for (const word of group) {
      const words = skeleton(word).split(' ');
      const others = group.filter((other) => other !== word);
      const key = synonymKey(words);
      of.set(key, [...new Set([...(of.get(key) ?? []), ...others])]);
      if (words.length === 1) written.set(words[0] ?? '', word);
    }
  const single = [...written.keys()].sort();
  const byBigram = Map.groupBy(
    single.flatMap((word, at) => bigrams(word).map((pair) => ({ pair, at }))),
    ({ pair }) => pair,
  );
  const places = new Map([...byBigram].map(([pair, found]) => [pair, found.map(({ at }) => at)]));
  return {
    of,
    longest: Math.max(1, ...[...of.keys()].map((key) => key.split(' ').length)),
    guess(word) {
      const [nearest] = guessWords(word, single, places, () => 0, 1);
      const found = nearest && single[nearest.at];
      if (nearest === undefined || found === undefined) return undefined;
      return {
        written: written.get(found) ?? found,
        errors: nearest.errors,
        others: [found, ...(of.get(synonymKey([found])) ?? [])],
      };
    },
  };
}

/** Endings do not matter: `blodprøver` and `blodprøven` find the group of `blodprøve`. */
export function synonymKey(words: readonly string[]): string {
  return words.map(stem).join(' ');
}
