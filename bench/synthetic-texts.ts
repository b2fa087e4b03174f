/** Distinct texts: real sentences with compounds coined from their own words, common ones more often than rare ones. */
import type { Offer } from '../server/offers/offer-schema.ts';
import type { Random } from './seeded-random.ts';

/** A directory's vocabulary grows slower than itself: about 15,000 words at 3,000 offers, 60,000 at 100,000. */
const mostCoined = 55_000;
const coinedPerOffer = 4;
const shortestReplaced = 6;
const replaced = 0.15;

export type Writer = (text: string) => string;

export function createWriter(offers: readonly Offer[], size: number, random: Random): Writer {
  const words = wordsIn(offers);
  const coined = Array.from({ length: Math.min(mostCoined, size * coinedPerOffer) }, () =>
    coinedWord(words, random),
  );
  const drawn = () => coined[Math.floor(coined.length * random.next() ** 2)] ?? '';
  return (text) =>
    text
      .split(' ')
      .map((word) => (word.length >= shortestReplaced && random.chance(replaced) ? drawn() : word))
      .join(' ');
}

function wordsIn(offers: readonly Offer[]): string[] {
  const text = offers.map(({ summary, targetGroup }) => `${summary} ${targetGroup ?? ''}`).join(' ');
  return [...new Set(text.toLowerCase().match(/\p{L}{4,}/gu))];
}

function coinedWord(words: readonly string[], random: Random): string {
  return `${random.pick(words)}${random.pick(words)}`.slice(0, 24);
}
