/**
 * One value changed twice: `mine` and `theirs` were both made from `base`. What only one of them changed is taken from it; where
 * both changed the same thing, theirs stays and it is told.
 */
import { sameValue } from './same-value.ts';

export type Merged<Value> = { value: Value; clash: boolean };
export type Merge<Value> = (base: Value, mine: Value, theirs: Value) => Merged<Value>;
/** What makes two entries of a list the same entry, the surest first. */
export type Identities<Item> = readonly ((item: Item) => string)[];

export function mergeWhole<Value>(base: Value, mine: Value, theirs: Value): Merged<Value> {
  if (sameValue(base, mine) || sameValue(mine, theirs)) return { value: theirs, clash: false };
  if (sameValue(base, theirs)) return { value: mine, clash: false };
  return { value: theirs, clash: true };
}

type Parts<Fields> = { [Key in keyof Fields]?: Merge<NonNullable<Fields[Key]>> };

/** Field by field; a field without a merge of its own, or that is null in one of them, is one thing. */
export function mergeFields<Fields extends object>(
  base: Fields,
  mine: Fields,
  theirs: Fields,
  parts: Parts<Fields> = {},
): { value: Fields; clashes: (keyof Fields)[] } {
  const keys = [...new Set([base, theirs, mine].flatMap((one) => Object.keys(one)))] as (keyof Fields)[];
  const value = {} as Fields;
  const clashes: (keyof Fields)[] = [];
  for (const key of keys) {
    const merge = parts[key];
    const [was, his, hers] = [base[key], mine[key], theirs[key]];
    const whole = mergeWhole(was, his, hers);
    const merged =
      whole.clash && merge && was != null && his != null && hers != null ? merge(was, his, hers) : whole;
    if (merged.value !== undefined) value[key] = merged.value;
    if (merged.clash) clashes.push(key);
  }
  return { value, clashes };
}

/** As one field of something larger. */
export function fieldwise<Fields extends object>(parts: Parts<Fields> = {}): Merge<Fields> {
  return (base, mine, theirs) => {
    const { value, clashes } = mergeFields(base, mine, theirs, parts);
    return { value, clash: clashes.length > 0 };
  };
}

/**
 * Entry by entry. An entry that one of them removed is gone, also where the other changed it: a number taken away does not come back.
 * In the order of theirs, or of mine where theirs has only changed what the entries say.
 */
export function listwise<Item>(
  identities: Identities<Item>,
  mergeItem: Merge<Item> = mergeWhole,
): Merge<Item[]> {
  return (base, mine, theirs) => {
    const inMine = pairs(base, mine, identities);
    const inTheirs = pairs(base, theirs, identities);
    let clash = false;
    const ofMine = new Map<Item, Item>();
    const ofTheirs = new Map<Item, Item>();
    for (const was of base) {
      const his = inMine.get(was);
      const hers = inTheirs.get(was);
      if (his === undefined || hers === undefined) {
        clash ||= [his, hers].some((other) => other !== undefined && !sameValue(other, was));
        continue;
      }
      const merged = mergeItem(was, his, hers);
      clash ||= merged.clash;
      ofMine.set(his, merged.value);
      ofTheirs.set(hers, merged.value);
    }
    const newInMine = without(mine, inMine);
    const newInTheirs = without(theirs, inTheirs);
    const bothAdded = pairs(newInMine, newInTheirs, identities);
    for (const item of newInTheirs) ofTheirs.set(item, item);
    for (const item of newInMine) {
      const other = bothAdded.get(item);
      clash ||= other !== undefined && !sameValue(item, other);
      ofMine.set(item, other ?? item);
    }
    const [first, second] = [
      mine.flatMap((item) => ofMine.get(item) ?? []),
      theirs.flatMap((item) => ofTheirs.get(item) ?? []),
    ];
    const inOrder = keepsOrder(base, inTheirs, theirs) ? [...first, ...second] : [...second, ...first];
    return { value: [...new Set(inOrder)], clash };
  };
}

/** Each item of the first list that is also in the second, and which one it is there. */
export function pairs<Item>(
  first: readonly Item[],
  second: readonly Item[],
  identities: Identities<Item>,
): Map<Item, Item> {
  const found = new Map<Item, Item>();
  const taken = new Set<Item>();
  for (const identity of identities)
    for (const item of first) {
      if (found.has(item)) continue;
      const other = second.find((one) => !taken.has(one) && identity(one) === identity(item));
      if (other === undefined) continue;
      found.set(item, other);
      taken.add(other);
    }
  return found;
}

function without<Item>(items: readonly Item[], paired: ReadonlyMap<Item, Item>): Item[] {
  const known = new Set(paired.values());
  return items.filter((item) => !known.has(item));
}

function keepsOrder<Item>(base: readonly Item[], paired: ReadonlyMap<Item, Item>, other: readonly Item[]) {
  const positions = base.flatMap((item) => {
    const there = paired.get(item);
    return there === undefined ? [] : [other.indexOf(there)];
  });
  return positions.every((position, i) => i === 0 || position > (positions[i - 1] ?? 0));
}

/** Of words and codes: nothing but themselves. */
export const asSet: Merge<string[]> = (base, mine, theirs) => {
  const kept = (all: readonly string[]) =>
    all.filter((one) => !base.includes(one) || (mine.includes(one) && theirs.includes(one)));
  return { value: [...new Set([...kept(theirs), ...kept(mine)])], clash: false };
};
