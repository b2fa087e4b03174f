/** What a word finds: per offer the best way, and what to mark. It is gathered in one pass over the postings of the words that may be meant. */
import { stem } from '../danish-stem.ts';
import { positionOf, stands, whereOf } from './posting.ts';
import type { TextIndex } from './text-index.ts';
import { mentionOf, strengthOf, type TextMatch, withoutName } from './text-match.ts';

/** Words of the texts as `skeleton` gives them, to mark where they stand, with the best way each was found. */
export type Marks = {
  words: Map<string, TextMatch>;
  /** Marked only where the whole of one stands: for each of its words those that may stand there. */
  phrases: { how: TextMatch; words: ReadonlySet<string>[] }[];
};

export type WordHits = {
  index: TextIndex;
  /** Per offer the best match so far, as `strengthOf` gives it. */
  hits: Uint8Array;
  /** Not 0 for offers that are said not to be for the word. */
  excluded: Uint8Array;
  marks: Marks;
};

const shortestMarked = 3;

export function noHits(index: TextIndex): WordHits {
  return {
    index,
    hits: new Uint8Array(index.size),
    excluded: new Uint8Array(index.size),
    marks: { words: new Map(), phrases: [] },
  };
}

/** Offers that hold any of the words. */
export function addAny(
  found: WordHits,
  words: readonly number[],
  how: TextMatch,
  inName: 'counts' | 'as elsewhere' = 'counts',
): boolean {
  for (const at of words) {
    mark(found, found.index.words[at] ?? '', how);
    for (const posting of found.index.postings[at] ?? []) {
      const where = whereOf(posting);
      const counted = inName === 'counts' || where !== stands.inName ? where : stands.inText;
      raise(found, positionOf(posting), how, counted);
    }
  }
  return words.length > 0;
}

/** These offers, by what is no word. */
export function addOffers(found: WordHits, positions: readonly number[], how: TextMatch): void {
  for (const position of positions) raise(found, position, how, stands.inText);
}

/** Offers that hold one of each list; nothing is added when there are none. */
export function addEach(found: WordHits, lists: readonly (readonly number[])[], how: TextMatch): boolean {
  const { index } = found;
  if (lists.length === 0 || lists.some((words) => words.length === 0)) return false;
  // One more than where it stands, so that 0 is an offer without it: the best place of each word, and of those the worst.
  const held = new Uint8Array(index.size).fill(stands.inName + 1);
  for (const words of lists) {
    const best = new Uint8Array(index.size);
    for (const at of words)
      for (const posting of index.postings[at] ?? []) {
        const position = positionOf(posting);
        best[position] = Math.max(best[position] ?? 0, whereOf(posting) + 1);
      }
    for (let position = 0; position < index.size; position++)
      held[position] = Math.min(held[position] ?? 0, best[position] ?? 0);
  }
  let any = false;
  for (let position = 0; position < index.size; position++) {
    const where = (held[position] ?? 0) - 1;
    if (where < 0) continue;
    any = true;
    raise(found, position, how, where);
  }
  if (any)
    for (const at of lists.flat()) {
      const word = found.index.words[at] ?? '';
      // The small words of a phrase stand everywhere.
      if (word.length >= shortestMarked) mark(found, word, how);
    }
  return any;
}

/**
 * Offers that hold the whole of a phrase that nobody typed. `words`: for each of its words those that may stand there. Half of it would say something
 * else, "behandling" of »intravenøs behandling«.
 */
export function addPhrase(
  found: WordHits,
  key: string,
  words: readonly (readonly number[])[],
  how: TextMatch,
): boolean {
  const postings = found.index.byPhrase.get(key) ?? [];
  for (const posting of postings) raise(found, positionOf(posting), how, whereOf(posting));
  if (postings.length === 0) return false;
  found.marks.phrases.push({
    how,
    words: words.map((list) => new Set(list.map((at) => found.index.words[at] ?? ''))),
  });
  return true;
}

/** A word that an offer says it is not for too: that it stands in the name as well says nothing. */
export function weakenExcluded({ index, hits, excluded, marks }: WordHits): void {
  for (const [word, how] of marks.words) {
    if (how !== 'exact' && how !== 'synonym') continue;
    for (const position of index.excluded.get(stem(word)) ?? []) {
      hits[position] = withoutName(hits[position] ?? 0);
      excluded[position] = 1;
    }
  }
}

/** A better match replaces a weaker one. Other words for a service mean the same as its name, and tell more of the offer than a mention elsewhere. */
function raise({ hits }: WordHits, position: number, how: TextMatch, where: number): void {
  const told = where === stands.asOtherWord && how !== 'guess' ? 'synonym' : how;
  const strength = where === stands.inAccess ? mentionOf(told) : strengthOf(told, where !== stands.inText);
  if (strength > (hits[position] ?? 0)) hits[position] = strength;
}

/** The best ways are tried first. */
function mark({ marks }: WordHits, word: string, how: TextMatch): void {
  if (!marks.words.has(word)) marks.words.set(word, how);
}
