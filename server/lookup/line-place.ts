/** A municipality, postcode, postal town or island in a line, in any spelling. */
import { fold, skeleton } from '../danish-text.ts';
import type { PlaceNames } from '../places/place.ts';
import type { LineWord, Reading } from './line-word.ts';

/** Towns whose names are also words of a call; read as places only where a place is said and no other place is. */
const alsoWords = new Set(['Tarm', 'Lem', 'Beder', 'Balle', 'Mørke', 'Vejen'].map(skeleton));
const beforePlace = new Set(['i', 'fra', 'på', 'by', 'bor', 'bopæl'].map(skeleton));
/** Without its Danish letter it is "når". */
const near = fold('nær');
/** Four digits that are a helpline, not a postcode. */
const shortNumbers = new Set(['1888', '1813']);
/** `8700 Horsens` is one place. */
const mostWordsAfterCode = 3;

export function placeAt(
  words: readonly LineWord[],
  at: number,
  { names, longest, codes }: PlaceNames,
): Reading | undefined {
  const first = words[at];
  if (!first) return undefined;
  if (codes.has(first.key))
    return {
      field: 'kommune',
      value: first.key,
      words: 1 + namedAt(words, at + 1, names, mostWordsAfterCode),
    };
  const count = namedAt(words, at, names, longest);
  if (count === 0) return inHalvesAt(words, at, names);
  const taken = words.slice(at, at + count);
  const key = taken.map((word) => word.key).join(' ');
  if (alsoWords.has(key) && (!isSaidAsPlace(words, at) || namesOther(words, at, names))) return undefined;
  return { field: 'kommune', value: taken.map((word) => word.text).join(' '), words: count };
}

const shortestHalf = 3;

/** One name written as two words, `syd djurs`. */
function inHalvesAt(words: readonly LineWord[], at: number, names: ReadonlySet<string>): Reading | undefined {
  const halves = words.slice(at, at + 2);
  const isOne = halves.length === 2 && halves.every(({ key }) => key.length >= shortestHalf);
  if (!isOne || !names.has(halves.map(({ key }) => key).join(''))) return undefined;
  return { field: 'kommune', value: halves.map(({ text }) => text).join(''), words: 2 };
}

const townSuffixes = new Set('c n v s o k m nv no sv so kommune'.split(' '));

/** How many words are a place outside the region, `Thisted`, `2100 København Ø`, or four digits that are no postcode in it; 0 when none are. */
export function outsideAt(
  words: readonly LineWord[],
  at: number,
  { names, longest, codes, outside }: PlaceNames,
): number {
  const key = words[at]?.key ?? '';
  const onlyOutside = { has: (name: string) => outside.has(name) && !names.has(name) };
  if (/^\d{4}$/.test(key) && !codes.has(key) && !shortNumbers.has(key) && !isYearOfBirth(words, at))
    return 1 + withSuffix(words, at + 1, namedAt(words, at + 1, onlyOutside, longest));
  const count = namedAt(words, at, outside, longest);
  if (count === 1 && alsoWords.has(key) && (!isSaidAsPlace(words, at) || namesOther(words, at, names)))
    return 0;
  return withSuffix(words, at, count);
}

function withSuffix(words: readonly LineWord[], at: number, count: number): number {
  return count > 0 && townSuffixes.has(words[at + count]?.key ?? '') ? count + 1 : count;
}

/** How many words say where somebody is, `er i skive`; it is the home that decides coverage. */
export function whereaboutsAt(words: readonly LineWord[], at: number, names: PlaceNames): number {
  const place = at + (words[at + 1]?.key === 'nu' ? 3 : 2);
  if (words[at]?.key !== 'er' || !/^(i|pa)$/.test(words[place - 1]?.key ?? '')) return 0;
  const said = placeAt(words, place, names);
  return said ? place + said.words - at : 0;
}

/** How many words deny a place before the right one is said, `ikke struer men`. Without "men" it is what stands before that is denied, `spiser ikke struer 84`. */
export function deniedAt(words: readonly LineWord[], at: number, names: PlaceNames): number {
  if (words[at]?.key !== 'ikke') return 0;
  const place = at + (/^(i|fra|pa)$/.test(words[at + 1]?.key ?? '') ? 2 : 1);
  const after = place + (placeAt(words, place, names)?.words ?? words.length);
  return words[after]?.key === 'men' ? after + 1 - at : 0;
}

/** How many words from here on are one of the names, as many as can be. */
function namedAt(
  words: readonly LineWord[],
  at: number,
  names: { has(name: string): boolean },
  longest: number,
): number {
  for (let count = Math.min(longest, words.length - at); count > 0; count--) {
    const taken = words.slice(at, at + count);
    if (names.has(taken.map((word) => word.key).join(' '))) return count;
  }
  return 0;
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

/** Some other word or two of the line are a place without doubt. */
function namesOther(words: readonly LineWord[], at: number, names: ReadonlySet<string>): boolean {
  return words.some(({ key }, i) => {
    if (i === at || alsoWords.has(key)) return false;
    const isName = names.has(key) || names.has(`${key} ${words[i + 1]?.key}`);
    return isName || /^\d{4}$/.test(key) || inHalvesAt(words, i, names) !== undefined;
  });
}
