/** What fingers make of a word: every single slip of four kinds, and some pairs of slips. */
import type { Random } from './seeded-random.ts';

/** The letters beside each other on a Danish keyboard, row above row. */
const rows = ['qwertyuiopå', 'asdfghjklæø', 'zxcvbnm'];

/** A letter left out, two swapped, one struck twice, or one for its neighbour on the keyboard; without the word itself. */
export function slipsOf(word: string): string[] {
  const letters = [...word];
  const at = (i: number, some: string) => [...letters.slice(0, i), some, ...letters.slice(i + 1)].join('');
  const slips = letters.flatMap((letter, i) => {
    const next = letters[i + 1];
    return [
      at(i, ''),
      at(i, letter + letter),
      ...neighbours(letter).map((other) => at(i, other)),
      ...(next ? [[...letters.slice(0, i), next, letter, ...letters.slice(i + 2)].join('')] : []),
    ];
  });
  return [...new Set(slips)].filter((slip) => slip !== word);
}

/** So many words with two slips. */
export function twoSlipsOf(word: string, count: number, random: Random): string[] {
  const slips = Array.from({ length: count }, () => random.pick(slipsOf(random.pick(slipsOf(word)))));
  return [...new Set(slips)].filter((slip) => slip !== word);
}

function neighbours(letter: string): string[] {
  const row = rows.findIndex((one) => one.includes(letter));
  const at = rows[row]?.indexOf(letter) ?? -1;
  if (at < 0) return [];
  const beside = [rows[row]?.[at - 1], rows[row]?.[at + 1]];
  // A row stands half a key to the right of the one above it.
  const above = [rows[row - 1]?.[at], rows[row - 1]?.[at + 1]];
  const below = [rows[row + 1]?.[at - 1], rows[row + 1]?.[at]];
  return [...beside, ...above, ...below].flatMap((one) => one ?? []);
}
