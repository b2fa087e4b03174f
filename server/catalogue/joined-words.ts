/** Two words side by side that other offers write as one: "akut team" is found as `akutteam` too. */

import type { Steps } from '../steps.ts';
import { positionOf, postingOf, type Stands } from './posting.ts';

/** By word as `skeleton` gives it: how it was first written, and its postings as the text index has them. */
export type FoundWords = Map<string, { written: string; postings: number[] }>;

export function addWord(found: FoundWords, word: string, written: string, position: number, where: Stands) {
  const entry = found.get(word) ?? { written: written.toLowerCase(), postings: [] };
  const posting = postingOf(position, where);
  if (entry.postings.at(-1) !== posting) entry.postings.push(posting);
  found.set(word, entry);
}

const shortestHalf = 3;

/**
 * `stems`: of every word found, in the order of the alphabet. `texts`: the words of each offer, and where each stands, from the name on. Some offer
 * must write the word as one, in any of its endings: the other pairs would be many and never asked for.
 */
export function* joinWords(
  found: FoundWords,
  stems: ReadonlyMap<string, string>,
  texts: readonly { keys: readonly string[]; whereAt: (i: number) => Stands }[],
): Steps<void> {
  const known = new Set(stems.values());
  const firstHalves = new Set(
    [...stems.keys()].filter((word, i, all) => word.length >= shortestHalf && all[i + 1]?.startsWith(word)),
  );
  const joined: FoundWords = new Map();
  for (const [position, { keys, whereAt }] of texts.entries()) {
    yield;
    for (let i = 1; i < keys.length; i++) {
      const [first = '', second = ''] = [keys[i - 1], keys[i]];
      if (second.length < shortestHalf || whereAt(i) !== whereAt(i - 1) || !firstHalves.has(first)) continue;
      if (known.has(first + stems.get(second)))
        addWord(joined, first + second, first + second, position, whereAt(i));
    }
  }
  for (const [word, { written, postings }] of joined) {
    const asOne = found.get(word);
    found.set(word, {
      written: asOne?.written ?? written,
      postings: merged(asOne?.postings ?? [], postings),
    });
  }
}

/** Ascending, each offer once, where it stands best. */
function merged(some: readonly number[], others: readonly number[]): number[] {
  const best = new Map<number, number>();
  for (const posting of [...some, ...others]) {
    const position = positionOf(posting);
    best.set(position, Math.max(posting, best.get(position) ?? 0));
  }
  return [...best.values()].sort((a, b) => a - b);
}
