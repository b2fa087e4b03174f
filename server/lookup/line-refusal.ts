/**
 * What somebody does not want or have: `ikke indlæggelse`, `vil ikke indlægges`, `uden iv`. Nothing is searched or filtered by it, and least of all by its
 * opposite.
 */
import { negations } from '../catalogue/name-pairs.ts';
import { skeleton } from '../danish-text.ts';
import { wayInAt } from './line-way-in.ts';
import type { LineWord } from './line-word.ts';

const refusing = new Set([...negations, ...wordSet('undgå undgår nægter afviser afslår')]);
/** May stand before the way in that is refused. */
const beforeWayIn = wordSet('til for brug have en et i på skal vil at blive vente nogen akut');
/** May stand before the word that is. */
const beforeWord = wordSet('brug behov for en et at have nogen noget');
const mostBetween = 3;

/** How many words say what is not wanted; 0 when they do not. `searchedAt`: how many words from there would be searched for as one, `70 11 31 31`; 0 for what is not searched. */
export function refusedAt(
  words: readonly LineWord[],
  at: number,
  pairs: ReadonlySet<string>,
  searchedAt: (at: number) => number,
): number {
  const key = words[at]?.key ?? '';
  if (!refusing.has(key) || isNamed(words, at, pairs)) return 0;
  for (let next = at + 1; next <= at + 1 + mostBetween; next++) {
    const refused = wayInAt(words, next);
    if (refused && refused.field !== 'aaben') return next + refused.words - at;
    if (!beforeWayIn.has(words[next]?.key ?? '')) break;
  }
  if (!negations.has(key)) return 0;
  let next = at + 1;
  while (beforeWord.has(words[next]?.key ?? '')) next++;
  const searched = words[next]?.key === 'kun' ? 0 : searchedAt(next);
  return searched > 0 ? next + searched - at : 0;
}

/** Whether a word says no to nothing that follows, and is in no name. */
export function isIdleNegation(words: readonly LineWord[], at: number, pairs: ReadonlySet<string>): boolean {
  return negations.has(words[at]?.key ?? '') && !isNamed(words, at, pairs);
}

/** Whether the word and the next stand so in a name, `Lev Uden Vold`; the last one may be on its way to. */
function isNamed(words: readonly LineWord[], at: number, pairs: ReadonlySet<string>): boolean {
  const pair = `${words[at]?.key} ${words[at + 1]?.key}`;
  return pairs.has(pair) || (at + 2 === words.length && [...pairs].some((one) => one.startsWith(pair)));
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(skeleton));
}
