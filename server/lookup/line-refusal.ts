/** What somebody does not want: `ikke indlæggelse`, `vil ikke indlægges`, `uden psykiatri`. Nothing is filtered by it, and least of all by its opposite. */
import { skeleton } from '../danish-text.ts';
import { wayInAt } from './line-way-in.ts';
import type { LineWord } from './line-word.ts';

const refusing = wordSet('ikke ej uden ingen undgå undgår nægter afviser afslår');
/** May stand before what is refused. */
const between = wordSet('til for brug have en et i på skal vil at blive vente nogen akut');
const mostBetween = 3;

/** How many words say that a way in or a domain is not wanted; 0 when they do not. */
export function refusedAt(words: readonly LineWord[], at: number): number {
  if (!refusing.has(words[at]?.key ?? '')) return 0;
  for (let next = at + 1; next <= at + 1 + mostBetween; next++) {
    const refused = wayInAt(words, next);
    if (refused && refused.field !== 'aaben') return next + refused.words - at;
    if (!between.has(words[next]?.key ?? '')) return 0;
  }
  return 0;
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(skeleton));
}
