/** A municipality, postcode, postal town or island in a line, in any spelling. */
import { fold, skeleton } from '../danish-text.ts';
import type { PlaceNames } from '../places/place.ts';
import type { LineWord, Reading } from './line-word.ts';

/** Towns whose names are also words of a call; read as places only where a place is said and no other place is. */
const alsoWords = new Set(['Tarm', 'Lem', 'Beder', 'Balle', 'Mørke'].map(skeleton));
const beforePlace = new Set(['i', 'fra', 'på', 'by', 'bor', 'bopæl'].map(skeleton));
/** Without its Danish letter it is "når". */
const near = fold('nær');
/** Four digits that are a helpline, not a postcode. */
const shortNumbers = new Set(['1888', '1813']);

export function placeAt(
  words: readonly LineWord[],
  at: number,
  { names, longest }: PlaceNames,
): Reading | undefined {
  const first = words[at];
  if (!first) return undefined;
  if (/^\d{4}$/.test(first.key) && !shortNumbers.has(first.key) && !isYearOfBirth(words, at))
    return { field: 'kommune', value: first.key, words: 1 + townAfter(words, at, names) };
  for (let count = longest; count > 0; count--) {
    const taken = words.slice(at, at + count);
    const key = taken.map((word) => word.key).join(' ');
    if (taken.length !== count || !names.has(key)) continue;
    if (alsoWords.has(key) && (!isSaidAsPlace(words, at) || namesOther(words, at, names))) return undefined;
    return { field: 'kommune', value: taken.map((word) => word.text).join(' '), words: count };
  }
  return undefined;
}

/** `født 1942`, `f. 1942`, `årgang 1942` */
function isYearOfBirth(words: readonly LineWord[], at: number): boolean {
  return /^(fodt|f|argang)$/.test(words[at - 1]?.key ?? '');
}

/** After "i" or "fra", alone, or first and followed by a number, as a call begins: `tarm 70 år`. */
function isSaidAsPlace(words: readonly LineWord[], at: number): boolean {
  const before = words[at - 1];
  if (before) return beforePlace.has(before.key) || fold(before.text) === near;
  return words.length === 1 || /^\d/.test(words[1]?.key ?? '');
}

/** Some other word of the line is a place without doubt. */
function namesOther(words: readonly LineWord[], at: number, names: ReadonlySet<string>): boolean {
  return words.some(
    ({ key }, i) => i !== at && !alsoWords.has(key) && (names.has(key) || /^\d{4}$/.test(key)),
  );
}

/** `8700 Horsens` is one place. */
function townAfter(words: readonly LineWord[], at: number, names: ReadonlySet<string>): number {
  for (let count = 3; count > 0; count--) {
    const taken = words.slice(at + 1, at + 1 + count);
    if (taken.length === count && names.has(taken.map((word) => word.key).join(' '))) return count;
  }
  return 0;
}
