/** The words of every offer, folded and sorted: what free text is looked up in. Offers are known by their position. */
import { wordsOf } from '../danish-text.ts';

export type WordIndex = {
  words: readonly string[];
  /** Per word the offers that hold it, ascending. */
  offers: readonly Uint32Array[];
  size: number;
};

export type TextMatch = 'exact' | 'prefix';

export function buildWordIndex(texts: readonly string[]): WordIndex {
  const offersOfWord = new Map<string, number[]>();
  for (const [offer, text] of texts.entries())
    for (const word of new Set(wordsOf(text))) {
      const offers = offersOfWord.get(word);
      if (offers) offers.push(offer);
      else offersOfWord.set(word, [offer]);
    }
  const words = [...offersOfWord.keys()].sort();
  return {
    words,
    offers: words.map((word) => Uint32Array.from(offersOfWord.get(word) ?? [])),
    size: texts.length,
  };
}

const none = 0;
const prefix = 1;
const exact = 2;
export const textMatchNames: readonly (TextMatch | null)[] = [null, 'prefix', 'exact'];

/**
 * Per offer how all words of the text were found (an index into `textMatchNames`): exactly, or at least one only as the beginning of
 * a word. Undefined when the text holds no words.
 */
export function findText(index: WordIndex, text: string): Uint8Array | undefined {
  let found: Uint8Array | undefined;
  for (const word of new Set(wordsOf(text))) {
    const hits = new Uint8Array(index.size);
    for (let i = firstFrom(index.words, word); index.words[i]?.startsWith(word); i++) {
      const kind = index.words[i] === word ? exact : prefix;
      for (const offer of index.offers[i] ?? []) if ((hits[offer] ?? none) < kind) hits[offer] = kind;
    }
    if (found) for (const [i, hit] of hits.entries()) found[i] = Math.min(found[i] ?? none, hit);
    else found = hits;
  }
  return found;
}

/** Position of the first word that does not sort before `word`. */
function firstFrom(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
