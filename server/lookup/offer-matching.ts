/**
 * Which offers suit, in what order, and why the others do not. It filters and sorts published facts; it ranks nothing by clinical fit.
 *
 * The order, first difference decides: group (fits, unknown, later) · acute before not acute · open at the moment · exact words before
 * beginnings of words · own municipality, cluster, region, country · sooner open · name in Danish order.
 */
import { type Catalogue, compiledFor } from '../catalogue/catalogue.ts';
import { bits, reach } from '../catalogue/catalogue-index.ts';
import { findText, type TextMatch, textMatchNames } from '../catalogue/word-index.ts';
import { domains, type Offer, urgencies } from '../offers/offer-schema.ts';
import { dayOfMinute, type Minute } from '../opening-hours/danish-calendar.ts';
import { meets, type OpeningStatus, statusAt } from '../opening-hours/opening-status.ts';
import type { LookupCriteria } from './lookup-criteria.ts';
import { type Window, windowFor } from './lookup-window.ts';

export const groups = ['fits', 'unknown', 'later'] as const;
export type Group = (typeof groups)[number];
export type Match = { offer: Offer; group: Group; status: OpeningStatus; textMatch: TextMatch | null };

export const nearMissReasons = ['municipality', 'age', 'closed', 'urgency', 'domain'] as const;
export type NearMissReason = (typeof nearMissReasons)[number];
export type NearMiss = { offer: Offer; reason: NearMissReason; status: OpeningStatus };

export type Matches = {
  /** How many in each group. */
  counts: Record<Group, number>;
  /** The first ones in order. */
  shown: Match[];
  /** How many fail on exactly one thing, by that thing, and the first of them; those of the same cluster first. */
  nearMissCounts: Record<NearMissReason, number>;
  nearMisses: NearMiss[];
  /** When nothing is known to be open in the window: the visitation and the lægevagt that cover the place. */
  fallback: Match[];
};

/** How many matches and near misses to return of those found. */
export type Limits = { shown: number; nearMisses: number };

export function matchOffers(catalogue: Catalogue, criteria: LookupCriteria, limits: Limits): Matches {
  const { index, offers } = catalogue;
  const window = windowFor(criteria.urgency, criteria.at, criteria.openOnly);
  const hours = hoursOfPatterns(catalogue, criteria.at, window);
  const misses = missCounter(catalogue, criteria, hours);
  const text = findText(index.words, criteria.text);
  const today = dayOfMinute(criteria.at);
  const counts = { fits: 0, unknown: 0, later: 0 };
  const keys: number[] = [];
  const nearMissCounts = { municipality: 0, age: 0, closed: 0, urgency: 0, domain: 0 };
  const nearKeys: number[] = [];
  const far = isFar(catalogue, criteria);

  for (let position = 0; position < offers.length; position++) {
    if (today < (index.validFrom[position] ?? 0) || today > (index.validTo[position] ?? 0)) continue;
    if (text && text[position] === 0) continue;
    const missed = misses(position);
    if (missed === 'several') continue;
    if (missed !== 'nothing') {
      nearMissCounts[missed] += 1;
      nearKeys.push((nearMissOrder.indexOf(missed) * 2 + far(position)) * positions + position);
      continue;
    }
    const at = hours(index.hoursPattern[position] ?? 0);
    counts[at.group] += 1;
    keys.push(sortKey(catalogue, criteria, position, at, text?.[position] ?? 0));
  }

  const matchAt = (position: number): Match => {
    const { group, status } = hours(index.hoursPattern[position] ?? 0);
    const textMatch = textMatchNames[text?.[position] ?? 0] ?? null;
    return { offer: offerAt(offers, position), group, status, textMatch };
  };
  return {
    counts,
    shown: smallest(keys, limits.shown).map((key) => matchAt(key % positions)),
    nearMissCounts,
    nearMisses: smallest(nearKeys, limits.nearMisses).map((key) => {
      const { offer, status } = matchAt(key % positions);
      return { offer, status, reason: nearMissOrder[Math.floor(key / positions / 2)] ?? 'municipality' };
    }),
    fallback: counts.fits > 0 ? [] : fallbackFor(catalogue, criteria, matchAt),
  };
}

/** Another municipality comes last: it is the longest list and the least use. */
const nearMissOrder: readonly NearMissReason[] = ['closed', 'age', 'urgency', 'domain', 'municipality'];

function smallest(keys: readonly number[], count: number): number[] {
  return Array.from(Float64Array.from(keys).sort().subarray(0, count));
}

type HoursAtMoment = { status: OpeningStatus; group: Group };

/** Offers with the same hours are asked about once. */
function hoursOfPatterns(catalogue: Catalogue, at: Minute, window: Window) {
  const known: HoursAtMoment[] = [];
  return (pattern: number): HoursAtMoment => {
    const answered = known[pattern];
    if (answered) return answered;
    const compiled = compiledFor(catalogue, pattern, at, Math.max(at + 1, window.to));
    const group = meets(compiled.open, window.from, window.to)
      ? 'fits'
      : meets(compiled.maybe, window.from, window.to)
        ? 'unknown'
        : 'later';
    const answer: HoursAtMoment = { status: statusAt(compiled, at), group };
    known[pattern] = answer;
    return answer;
  };
}

/** What an offer fails on. An hour nobody has stated is not closed. */
function missCounter(
  { index }: Catalogue,
  criteria: LookupCriteria,
  hours: (pattern: number) => HoursAtMoment,
) {
  const { municipality, urgency, domain, age, openOnly } = criteria;
  const reachHere = municipality ? index.reachOf.get(municipality.code) : undefined;
  const urgencyBit = urgency === null ? 0 : bits(urgencies, [urgency]);
  const domainBit = domain === null ? 0 : bits(domains, [domain]);
  return (position: number): NearMissReason | 'nothing' | 'several' => {
    let missed: NearMissReason | 'nothing' = 'nothing';
    let count = 0;
    const miss = (reason: NearMissReason) => {
      missed = reason;
      count += 1;
    };
    if (reachHere && reachHere[position] === reach.none) miss('municipality');
    if (urgencyBit && !((index.urgencies[position] ?? 0) & urgencyBit)) miss('urgency');
    if (domainBit && !((index.domains[position] ?? 0) & domainBit)) miss('domain');
    if (age !== null && (age < (index.ageFrom[position] ?? 0) || age > (index.ageTo[position] ?? 0)))
      miss('age');
    if (openOnly && count < 2 && hours(index.hoursPattern[position] ?? 0).group === 'later') miss('closed');
    return count > 1 ? 'several' : missed;
  };
}

/** Room for this many offers in the lowest digits of a key. */
const positions = 2 ** 20;
const neverMinutes = 2 ** 20 - 1;

/** One number per match: sorting the numbers sorts the matches. Positions are in Danish order of name already. */
function sortKey(
  { index }: Catalogue,
  { municipality, at }: LookupCriteria,
  position: number,
  { status, group }: HoursAtMoment,
  textMatch: number,
): number {
  const reachHere = municipality ? index.reachOf.get(municipality.code) : index.reachAnywhere;
  const opensIn = status.kind === 'open' ? 0 : status.opens === null ? neverMinutes : status.opens - at;
  let key = groups.indexOf(group);
  key = key * 2 + (index.urgencies[position] === 0 ? 1 : 0);
  key = key * 2 + (status.kind === 'open' ? 0 : 1);
  key = key * 4 + (3 - textMatch);
  key = key * 8 + (reachHere?.[position] ?? 0);
  key = key * (neverMinutes + 1) + Math.min(opensIn, neverMinutes);
  return key * positions + position;
}

/** 0 when an offer reaches some municipality of the same cluster, else 1. */
function isFar({ index, places }: Catalogue, { municipality }: LookupCriteria) {
  const neighbours = places.municipalities
    .filter((m) => m.cluster === municipality?.cluster)
    .map((m) => index.reachOf.get(m.code));
  return (position: number) => (neighbours.some((reached) => reached?.[position]) ? 0 : 1);
}

function fallbackFor(
  { index, offers }: Catalogue,
  { municipality }: LookupCriteria,
  matchAt: (position: number) => Match,
): Match[] {
  const reached = municipality ? index.reachOf.get(municipality.code) : undefined;
  return offers
    .flatMap((offer, position) => {
      const near = reached
        ? reached[position]
        : index.reachAnywhere[position] === reach.region
          ? reach.region
          : reach.none;
      return offer.fallback && near ? [{ near, match: matchAt(position) }] : [];
    })
    .sort((a, b) => a.near - b.near)
    .map(({ match }) => match)
    .filter(({ status }) => status.kind !== 'closed');
}

function offerAt(offers: readonly Offer[], position: number): Offer {
  const offer = offers[position];
  if (!offer) throw new RangeError(`no offer at position ${position}`);
  return offer;
}
