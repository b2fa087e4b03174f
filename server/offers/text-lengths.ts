/**
 * How much there is room for, one bound a kind of field. Asked where text is typed or sent in, not where it is read back: what was stored
 * before there was a bound must still be readable, and may stand until somebody rewrites it.
 */
import type { Offer } from './offer-schema.ts';

/** What stands in a list, a heading or on a button. */
export const longestLine = 120;
export const longestText = 2_000;
const longestList = 200;
const lines = ['name', 'label', 'unit'];

export type TooLong = { path: (string | number)[]; message: string };

/** What there is no room for, and was not there before. */
export function tooLong(offer: Offer, before: Offer): TooLong[] {
  const known = new Set(leaves(before, []).map(({ value }) => value));
  return leaves(offer, []).flatMap(({ path, value }) => {
    if (typeof value !== 'string')
      return value.length > longestList
        ? [{ path, message: `Højst ${longestList}; her er ${value.length}` }]
        : [];
    const most = lines.includes(String(path.at(-1))) ? longestLine : longestText;
    return value.length > most && !known.has(value) ? [{ path, message: tooLongWords(value, most) }] : [];
  });
}

export function tooLongWords(text: string, most: number): string {
  return `Højst ${most} tegn; her er ${text.length}`;
}

type Leaf = { path: (string | number)[]; value: string | readonly unknown[] };

/** Every text and every list. */
function leaves(value: unknown, path: (string | number)[]): Leaf[] {
  if (typeof value === 'string') return [{ path, value }];
  if (Array.isArray(value))
    return [{ path, value }, ...value.flatMap((item, i) => leaves(item, [...path, i]))];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}
