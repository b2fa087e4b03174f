/** Words for somebody that an age says better: `barn 4`, `ældre 84`. Beside one that agrees they are not searched, as most offers for that age never use the word. */
import { skeleton } from '../danish-text.ts';

const agesOf: [words: string, from: number, to: number][] = [
  ['barn barnet drengen pigen', 0, 17],
  ['teenager teenageren', 13, 19],
  ['ung', 12, 30],
  ['voksen', 18, 120],
  ['ældre senior', 60, 120],
  ['manden kvinden', 0, 120],
];
const agesOfWord = new Map(
  agesOf.flatMap(([words, from, to]) =>
    words.split(' ').map((word): [string, [number, number]] => [skeleton(word), [from, to]]),
  ),
);

/** Whether the age says what the word does: `barn` of 4, not of the mother's 34. */
export function isSaidByAge(word: string, age: string): boolean {
  const [from, to] = agesOfWord.get(skeleton(word)) ?? [1, 0];
  return /^\d+$/.test(age) && Number(age) >= from && Number(age) <= to;
}
