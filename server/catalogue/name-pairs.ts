/**
 * Two words that stand side by side in the name of an offer, `Perron 4`, `Akutklinik Silkeborg`, `Lev Uden Vold`, or in a phrase of the lexicon:
 * there the second is no age and no home, and the first refuses nothing. The halves of one that begins with a time, `nat beredskab`, are no time.
 */
import { stem } from '../danish-stem.ts';
import { skeleton } from '../danish-text.ts';
import type { PlaceNames } from '../places/place.ts';
import type { Lexicon } from './lexicon.ts';

/** Words that say no to what follows. */
export const negations: ReadonlySet<string> = new Set('ikke ej uden ingen intet'.split(' '));

/**
 * Only the pairs that a line could read otherwise; words as `skeleton` gives them, with a space between. `textWords`: of all texts, of which one may begin
 * with somebody, `voksenpsykiatrien`: written apart, `voksen psykiatri`, the age does not say it.
 */
export function namePairs(
  names: Iterable<string>,
  lexicon: Lexicon,
  places: PlaceNames,
  textWords: readonly string[] = [],
): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const word of textWords) {
    const [, person, rest] = /^(aldre|voksen|unge?|barn|senior)(.{4,})$/.exec(word) ?? [];
    if (rest !== undefined) for (const second of [rest, stem(rest)]) pairs.add(`${person} ${second}`);
  }
  for (const phrase of [...names, ...lexicon.flat()]) {
    const words = skeleton(phrase).split(' ');
    for (const [i, second] of words.entries()) {
      const [, time, rest] = /^(nat|aften|weekend)(.{4,})$/.exec(second) ?? [];
      if (rest !== undefined) pairs.add(`${time} ${rest}`);
      const first = words[i - 1];
      if (first === undefined) continue;
      if (negations.has(first) || places.names.has(second) || /^\d+$/.test(second))
        pairs.add(`${first} ${second}`);
    }
  }
  return pairs;
}

/** What a line is read by: places, and the pairs where there are offers. */
export type LineNames = PlaceNames & { pairs?: ReadonlySet<string> };
