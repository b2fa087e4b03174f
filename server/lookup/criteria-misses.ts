/** Which criteria each offer fails on, as bits: one pass per criterion over plain numbers, whatever the number of offers. */
import { bits, type CatalogueIndex } from '../catalogue/catalogue-index.ts';
import { domains, urgencies } from '../offers/offer-values.ts';
import type { LookupCriteria } from './lookup-criteria.ts';

/** In the order they are listed. Another municipality comes last: it is the longest list and the least use. */
export const nearMissReasons = ['closed', 'age', 'urgency', 'domain', 'municipality'] as const;
export type NearMissReason = (typeof nearMissReasons)[number];

/** Bit *i* stands for the *i*-th reason. */
export function missBit(reason: NearMissReason): number {
  return 1 << nearMissReasons.indexOf(reason);
}

export function isSeveral(misses: number): boolean {
  return (misses & (misses - 1)) !== 0;
}

/** The place in `nearMissReasons` of the only bit that is set. */
export function onlyMiss(miss: number): number {
  return 31 - Math.clz32(miss);
}

/** Per offer the bits of what it fails on; `closed` is not asked here, because hours cost more. */
export function missesOf(index: CatalogueIndex, criteria: LookupCriteria): Uint8Array {
  const { municipality, urgency, domain, age } = criteria;
  const missed = new Uint8Array(index.urgencies.length);
  const reachHere = municipality && index.reachOf.get(municipality.code);
  if (reachHere) addWithout(missed, reachHere, 0xff, missBit('municipality'));
  if (urgency) addWithout(missed, index.urgencies, bits(urgencies, [urgency]), missBit('urgency'));
  if (domain) addWithout(missed, index.domains, bits(domains, [domain]), missBit('domain'));
  if (age !== null) addOutside(missed, index.ageFrom, index.ageTo, age, missBit('age'));
  return missed;
}

/** Those whose number has none of the bits `wanted`. */
function addWithout(missed: Uint8Array, numbers: Uint8Array, wanted: number, bit: number): void {
  for (let i = 0; i < missed.length; i++)
    if (((numbers[i] ?? 0) & wanted) === 0) missed[i] = (missed[i] ?? 0) | bit;
}

function addOutside(missed: Uint8Array, from: Uint8Array, to: Uint8Array, age: number, bit: number): void {
  for (let i = 0; i < missed.length; i++)
    if (age < (from[i] ?? 0) || age > (to[i] ?? 0)) missed[i] = (missed[i] ?? 0) | bit;
}
