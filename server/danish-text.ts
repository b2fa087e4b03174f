/**
 * Danish text made comparable. `fold` keeps what is spelled; `skeleton` also lets æ/ae/a, ø/oe/o and å/aa/a meet, so that
 * `arhus`, `århus` and `aarhus` are one word.
 */

/** Lower case, composed letters, æ→ae ø→oe å→aa, other accents dropped, everything else a single space. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** An `e` after a Danish letter goes with it, as nobody can tell `doende` for "døende" from "dønde". */
export function skeleton(text: string): string {
  return fold(text)
    .replace(/a[ae]+/g, 'a')
    .replace(/oe+/g, 'o');
}

/** Where an `e` after a Danish letter is a letter of its own, as it is when the two have been swapped. */
export function letterByLetter(word: string): string {
  return fold(word.normalize('NFC').replace(/[æå]/giu, 'a').replace(/ø/giu, 'o'));
}

/** A run of letters and digits; `i.v.` is one word. */
export const wordPattern = /(?<!\p{L})\p{L}\.\p{L}\.?(?!\p{L})|[\p{L}\p{M}\p{N}]+/u;
const everyWord = new RegExp(wordPattern, 'gu');

/** The words as written, `i.v.` as `iv`. */
export function splitWords(text: string): string[] {
  return (text.normalize('NFC').match(everyWord) ?? []).map((word) => word.replaceAll('.', ''));
}

const collator = new Intl.Collator('da', { numeric: true });

/** Danish alphabetical order: … z æ ø å. */
export function compareDanish(a: string, b: string): number {
  return collator.compare(a, b);
}
