/**
 * The order of the offers within a group, as rules in the order they decide. The page that tells readers the order prints these words, and the
 * lookup sorts by these digits: there is one list.
 */
import { strongest } from '../catalogue/text-match.ts';
import { groups } from './group.ts';

/** What the rules look at, of one offer. */
export type OrderFacts = {
  acute: boolean;
  /** Minutes until it opens, 0 when it is open; `neverOpens` when that is not known. */
  opensIn: number;
  /** How many of the words that can be found it does not hold. */
  lacking: number;
  /** How well the words were found; 0 without words. */
  strength: number;
  /** 1 own municipality, 2 cluster, 3 region, 4 country, 5 none of those asked about. */
  reach: number;
  /** The offer is said not to be for one of the words. */
  excluded: boolean;
  /** Place in Danish order of name. */
  position: number;
  /** As reported for the moment. */
  places: ReportedPlaces;
};

/** Few places are free ones. */
export const reportedPlaces = { free: 0, unknown: 1, full: 2 } as const;
export type ReportedPlaces = (typeof reportedPlaces)[keyof typeof reportedPlaces];

/** Room for this many offers. */
export const positions = 2 ** 19;
/** Longer than the next opening is ever looked for. */
export const neverOpens = 500 * 24 * 60;

/** Who lacks more words than this lacks as many. */
const mostLacking = 2;

/** In the order they decide; `size`: how many digits there are. */
export const orderRules = [
  { words: 'tilbud, der har meldt fuldt, sidst i deres gruppe', size: 2 },
  { words: 'åbne på tidspunktet før de andre', size: 2 },
  {
    words: 'tilbud, der nævner alle søgeordene, før dem, hvor ét mangler, og dem før dem, hvor flere mangler',
    size: mostLacking + 1,
  },
  {
    words:
      'søgeord fundet præcist, så som en del af et ord, så ved et ord, der betyder det samme, og til sidst ved en gættet stavemåde; i navnet, eller blandt andre ord for det, tilbuddet kan udføre, før i resten af teksten',
    size: strongest + 1,
  },
  { words: 'akutte tilbud før tilbud, der ikke er akutte', size: 2 },
  { words: 'kommunens egne tilbud før klyngens, regionens og landets', size: 5 },
  { words: 'tilbud, der ikke nævner søgeordet under »Ikke for«, før dem, der gør', size: 2 },
  { words: 'tilbud, der har meldt ledige pladser, før dem, hvor det ikke vides', size: 2 },
  { words: 'det, der åbner først', size: neverOpens + 1 },
  { words: 'navnet i alfabetisk orden', size: positions },
] as const;

const [
  fullLast,
  opensFirst,
  mostWordsFirst,
  strongestFirst,
  acuteFirst,
  nearestFirst,
  excludedLast,
  freeFirst,
  soonestFirst,
  byName,
] = orderRules;

/**
 * One number per offer: sorting the numbers sorts the offers. A digit per rule, written out because every offer of a lookup passes here.
 * `group`: place in `groups`.
 */
export function orderKey(
  group: number,
  { acute, opensIn, lacking, strength, reach, excluded, places, position }: OrderFacts,
): number {
  let key = group * fullLast.size + (places === reportedPlaces.full ? 1 : 0);
  key = key * opensFirst.size + (opensIn === 0 ? 0 : 1);
  key = key * mostWordsFirst.size + Math.min(lacking, mostLacking);
  key = key * strongestFirst.size + (strongest - strength);
  key = key * acuteFirst.size + (acute ? 0 : 1);
  key = key * nearestFirst.size + reach - 1;
  key = key * excludedLast.size + (excluded ? 1 : 0);
  key = key * freeFirst.size + (places === reportedPlaces.free ? 0 : 1);
  key = key * soonestFirst.size + opensIn;
  return key * byName.size + position;
}

/** The offer a key belongs to. */
export function positionOf(key: number): number {
  return key % positions;
}

const first: OrderFacts = {
  acute: true,
  opensIn: 0,
  lacking: 0,
  strength: strongest,
  reach: 1,
  excluded: false,
  places: 0,
  position: 0,
};
/** What no key of the group is below; by place in `groups`. */
export const firstKeys: readonly number[] = groups.map((_, group) => orderKey(group, first));
