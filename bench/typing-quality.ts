/** How often a misspelt word of a service still finds what the word finds, on the real offers. */
import type { Catalogue } from '../server/catalogue/catalogue.ts';
import { isMention, strengthOf } from '../server/catalogue/text-match.ts';
import { searchText } from '../server/catalogue/text-search.ts';
import { stem } from '../server/danish-stem.ts';
import { skeleton } from '../server/danish-text.ts';
import { seededRandom } from './seeded-random.ts';
import { slipsOf, twoSlipsOf } from './typing-errors.ts';

export type TypingQuality = { tried: number; found: number; missed: string[] };

const wordCount = 40;
const shortestWord = 5;
const twiceFrom = 8;
const pairsOfSlips = 40;
const exactly = strengthOf('exact', false);

/** Every single slip in the forty words of services that most offers hold, and some pairs of slips in the long ones among them. */
export function typingQuality(catalogue: Catalogue): { one: TypingQuality; two: TypingQuality } {
  const words = commonestWords(catalogue);
  const random = seededRandom(20261122);
  return {
    one: foundAmong(catalogue, words, slipsOf),
    two: foundAmong(
      catalogue,
      words.filter((word) => word.length >= twiceFrom),
      (word) => twoSlipsOf(word, pairsOfSlips, random),
    ),
  };
}

function commonestWords(catalogue: Catalogue): string[] {
  const single = [...catalogue.services.values()]
    .flatMap(({ name, words }) => [name, ...words])
    .map((word) => word.toLowerCase())
    .filter((word) => /^\p{L}+$/u.test(word) && word.length >= shortestWord);
  const byStem = new Map(single.map((word) => [stem(skeleton(word)), word]));
  return [...byStem.values()]
    .map((word) => ({ word, count: offersWith(catalogue, word).length }))
    .sort((a, b) => b.count - a.count)
    .slice(0, wordCount)
    .map(({ word }) => word);
}

function offersWith(catalogue: Catalogue, word: string): number[] {
  const { strength = new Uint8Array() } = searchText(catalogue.index.words, catalogue.synonyms, word) ?? {};
  return [...strength.keys()].filter((position) => {
    const hit = strength[position] ?? 0;
    return !isMention(hit) && hit >= exactly;
  });
}

function foundAmong(
  catalogue: Catalogue,
  words: readonly string[],
  misspelt: (word: string) => string[],
): TypingQuality {
  const tries = words.flatMap((word) => {
    const wanted = offersWith(catalogue, word);
    return misspelt(word).map((typed) => {
      const { covered = new Uint8Array() } =
        searchText(catalogue.index.words, catalogue.synonyms, typed) ?? {};
      return { typed, isFound: wanted.every((position) => (covered[position] ?? 0) > 0) };
    });
  });
  const missed = tries.filter(({ isFound }) => !isFound).map(({ typed }) => typed);
  return { tried: tries.length, found: 1 - missed.length / tries.length, missed };
}
