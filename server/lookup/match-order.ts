/**
 * The order of the offers within a group, as rules in the order they decide. The page that tells readers the order prints these words, and the
 * lookup sorts by these digits: there is one list.
 */
import { strongest } from '../catalogue/text-search.ts';
import { type Group, groups } from './group.ts';

/** What the rules look at, of one offer. */
export type OrderFacts = {
  acute: boolean;
  /** Minutes until it opens, 0 when it is open; `neverOpens` when that is not known. */
  opensIn: number;
  /** How well the words were found; 0 without words. */
  strength: number;
  /** 1 own municipality, 2 cluster, 3 region, 4 country. */
  reach: number;
  /** Place in Danish order of name. */
  position: number;
};

/** Room for this many offers. */
export const positions = 2 ** 20;
export const neverOpens = 2 ** 20 - 1;

export const orderRules: readonly { words: string; size: number; digit(facts: OrderFacts): number }[] = [
  {
    words: 'akutte tilbud før tilbud, der ikke er akutte',
    size: 2,
    digit: ({ acute }) => (acute ? 0 : 1),
  },
  {
    words: 'åbne på tidspunktet før de andre',
    size: 2,
    digit: ({ opensIn }) => (opensIn === 0 ? 0 : 1),
  },
  {
    words:
      'søgeord fundet præcist, så som en del af et ord, så ved et ord, der betyder det samme, og til sidst ved en gættet stavemåde; i navnet før i resten af teksten',
    size: strongest + 1,
    digit: ({ strength }) => strongest - strength,
  },
  {
    words: 'kommunens egne tilbud før klyngens, regionens og landets',
    size: 8,
    digit: ({ reach }) => reach,
  },
  { words: 'det, der åbner først', size: neverOpens + 1, digit: ({ opensIn }) => opensIn },
  { words: 'navnet i alfabetisk orden', size: positions, digit: ({ position }) => position },
];

/** One number per offer: sorting the numbers sorts the offers. */
export function orderKey(group: Group, facts: OrderFacts): number {
  let key = groups.indexOf(group);
  for (const { size, digit } of orderRules) key = key * size + digit(facts);
  return key;
}

/** The offer a key belongs to. */
export function positionOf(key: number): number {
  return key % positions;
}

const first: OrderFacts = { acute: true, opensIn: 0, strength: strongest, reach: 0, position: 0 };
/** What no key of the group is below. */
export const firstKeys: Record<Group, number> = {
  fits: orderKey('fits', first),
  unknown: orderKey('unknown', first),
  later: orderKey('later', first),
};
