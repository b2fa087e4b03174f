/**
 * Which offers suit and why the others do not. It filters and sorts published facts; it ranks nothing by clinical fit. The order is in
 * match-order.ts.
 */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type CatalogueIndex, inForceOn, type Reach, reach } from '../catalogue/catalogue-index.ts';
import { matchOf, type TextMatch } from '../catalogue/text-match.ts';
import { searchText, type TextHits } from '../catalogue/text-search.ts';
import { capacityAt } from '../offers/capacity.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { dayOfMinute, type Minute } from '../opening-hours/danish-calendar.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import {
  isSeveral,
  missBit,
  missesOf,
  type NearMissReason,
  nearMissReasons,
  onlyMiss,
} from './criteria-misses.ts';
import { type Group, groups } from './group.ts';
import { hoursAtMoment } from './hours-at-moment.ts';
import type { LookupCriteria } from './lookup-criteria.ts';
import { windowFor } from './lookup-window.ts';
import {
  firstKeys,
  neverOpens,
  orderKey,
  positionOf,
  positions,
  type ReportedPlaces,
  reportedPlaces,
} from './match-order.ts';
import { type Smallest, smallest } from './smallest.ts';

export type Match = {
  offer: Offer;
  group: Group;
  status: OpeningStatus;
  textMatch: TextMatch | null;
  /** It is asked where somebody lives, and the offer covers none of the answers. */
  coversNone: boolean;
};

export type NearMiss = { offer: Offer; reason: NearMissReason; status: OpeningStatus };

/** The offers that suit. */
export type Suiting = {
  /** How many in each group. */
  counts: Record<Group, number>;
  /** How many of those in the groups are open at the moment itself. */
  open: number;
  /** The first ones in order. */
  shown: Match[];
};

export type Matches = Suiting & {
  /** How many fail on exactly one thing, by that thing, and the first of them; those of the same cluster first. */
  nearMissCounts: Record<NearMissReason, number>;
  nearMisses: NearMiss[];
  /** Every other offer of that day, counted only: those that fail on more than one thing, and those without the words. */
  others: { several: number; wordless: number };
  /** Those that suit the chosen municipality in everything but the words; counted among `others` too. */
  wordless: Suiting;
  /** When no offer with the words that can be called is known to be open in the window: the visitation and the lægevagt that cover the place. */
  fallback: Match[];
  /** How the words were understood; undefined when there were none. */
  text: TextHits | undefined;
  /** No offer that suits holds all the words: those that hold some are shown. */
  someWordsOnly: boolean;
};

/** How many matches and near misses to return of those found. */
export type Limits = { shown: number; nearMisses: number };

export function matchOffers(catalogue: Catalogue, criteria: LookupCriteria, limits: Limits): Matches {
  const text = searchText(catalogue.index.words, catalogue.synonyms, criteria.text);
  // Words that no offer holds are told and passed over, but only while something else still narrows the answer.
  const required = text?.findable || (text && !isNarrowed(criteria) ? 1 : 0);
  const all = matchText(catalogue, criteria, limits, text, required);
  const isNearlyHeld = Object.values(all.nearMissCounts).some((count) => count > 0);
  if (required < 2 || countOf(all) > 0 || (isNearlyHeld && criteria.municipality === null)) return all;
  const some = matchText(catalogue, criteria, limits, text, 1);
  return isNearlyHeld && countOf(some) === 0 ? all : { ...some, someWordsOnly: true };
}

export function countOf({ counts }: Suiting): number {
  return counts.fits + counts.unknown + counts.later;
}

/** What a reader is shown: an offer that covers the citizen is not hidden by a word that nobody here mentions. */
export function answerOf(matches: Matches): Suiting {
  return countOf(matches) === 0 ? matches.wordless : matches;
}

/** Whether nothing of the answer has to do with what was searched for: it is all that suits otherwise. */
export function hasNoWord(matches: Matches): boolean {
  const { text, wordless } = matches;
  return (
    text !== undefined &&
    countOf(answerOf(matches)) > 0 &&
    (text.findable === 0 || answerOf(matches) === wordless)
  );
}

function isNarrowed({ municipality, urgency, domain, age }: LookupCriteria): boolean {
  return municipality !== null || urgency !== null || domain !== null || age !== null;
}

/** `required`: how many of the words an offer must hold. */
function matchText(
  catalogue: Catalogue,
  criteria: LookupCriteria,
  limits: Limits,
  text: TextHits | undefined,
  required: number,
): Matches {
  const { index, offers } = catalogue;
  const window = windowFor(criteria.urgency, criteria.at, criteria.openOnly);
  const hours = hoursAtMoment(catalogue.hours, criteria.at, window);
  const missed = missesOf(index, criteria);
  const inForce = inForceOn(index, dayOfMinute(criteria.at));
  const withWords = collecting(limits.shown);
  const withoutWords = collecting(limits.shown);
  const others = { several: 0, wordless: 0 };
  const isPlaced = criteria.municipality !== null || (criteria.near ?? []).length > 0;
  const reached = reachedBy(index, criteria);
  const keyOf = orderKeys(catalogue, criteria, reached, text);
  const nearMissCounts = new Uint32Array(nearMissReasons.length);
  const nearKeys = smallest(limits.nearMisses);
  let canBeCalled = false;
  const isWordPassedOver = text !== undefined && required === 0;
  const near = index.nearOf.get(criteria.municipality?.cluster ?? '');

  for (let position = 0; position < offers.length; position++) {
    if (!inForce(position)) continue;
    const pattern = index.hoursPattern[position] ?? 0;
    let misses = missed[position] ?? 0;
    // An hour nobody has stated is not closed.
    if (criteria.openOnly && !isSeveral(misses) && hours.groupOf(pattern) === later) misses |= closed;
    const isWordless = text !== undefined && (text.covered[position] ?? 0) < required;
    if (isWordless) others.wordless += 1;
    // Without a municipality those would be nearly everything.
    if (isWordless && (misses !== 0 || !isPlaced || !reached?.[position])) continue;
    if (isSeveral(misses)) {
      others.several += 1;
      continue;
    }
    if (misses !== 0) {
      const reason = onlyMiss(misses);
      nearMissCounts[reason] = (nearMissCounts[reason] ?? 0) + 1;
      const far = near?.[position] ? 0 : 1;
      nearKeys.add((reason * 2 + far) * positions + position);
      continue;
    }
    const group = hours.groupOf(pattern);
    const among = isWordless ? withoutWords : withWords;
    among.counts[group] = (among.counts[group] ?? 0) + 1;
    if (hours.isOpen(pattern)) among.open += 1;
    // What is open but has no number helps nobody on the telephone.
    canBeCalled ||= !isWordless && groups[group] === 'fits' && offerAt(offers, position).phones.length > 0;
    const { keys } = among;
    // The place of an offer is worked out only as far as it could be among the first.
    if (!keys.takes(firstKeys[group] ?? 0)) continue;
    const strength = text?.strength[position] ?? 0;
    const soonest = hours.isOpen(pattern) ? 0 : 1;
    if (!keys.takes(keyOf(position, group, strength, soonest))) continue;
    keys.add(keyOf(position, group, strength, soonest && opensIn(hours.statusOf(pattern), criteria.at)));
  }

  const matchAt = (position: number): Match => {
    const pattern = index.hoursPattern[position] ?? 0;
    return {
      offer: offerAt(offers, position),
      group: groups[hours.groupOf(pattern)] ?? 'later',
      status: hours.statusOf(pattern),
      textMatch: matchOf(text?.strength[position] ?? 0),
      coversNone: !reached?.[position],
    };
  };
  const suiting = ({ counts, open, keys }: Collecting): Suiting => ({
    counts: byName(groups, counts),
    open,
    shown: keys.inOrder().map((key) => matchAt(positionOf(key))),
  });
  const suits = suiting(withWords);
  return {
    ...suits,
    nearMissCounts: byName(nearMissReasons, nearMissCounts),
    nearMisses: nearKeys.inOrder().map((key) => {
      const { offer, status } = matchAt(key % positions);
      return { offer, status, reason: nearMissReasons[Math.floor(key / positions / 2)] ?? 'municipality' };
    }),
    others,
    wordless: suiting(withoutWords),
    fallback: canBeCalled && !isWordPassedOver ? [] : fallbackFor(catalogue, criteria, inForce, matchAt),
    text,
    someWordsOnly: false,
  };
}

type Collecting = { counts: Uint32Array; open: number; keys: Smallest };

function collecting(most: number): Collecting {
  return { counts: new Uint32Array(groups.length), open: 0, keys: smallest(most) };
}

const closed = missBit('closed');
const later = groups.indexOf('later');

function byName<Name extends string>(names: readonly Name[], numbers: Uint32Array): Record<Name, number> {
  return Object.fromEntries(names.map((name, i) => [name, numbers[i] ?? 0])) as Record<Name, number>;
}

/** Minutes until it opens; 0 when it is open. */
function opensIn(status: OpeningStatus, at: Minute): number {
  if (status.kind === 'open') return 0;
  return status.opens === null ? neverOpens : Math.min(status.opens - at, neverOpens);
}

/** After the country. */
const reachesNone = 5;

/** How far each offer reaches the municipality, or the nearest of those that are asked about. */
function reachedBy(index: CatalogueIndex, { municipality, near = [] }: LookupCriteria): Reach | undefined {
  if (municipality) return index.reachOf.get(municipality.code);
  if (near.length === 0) return index.reachAnywhere;
  const reaches = near.flatMap(({ code }) => index.reachOf.get(code) ?? []);
  return index.reachAnywhere.map((_, position) => {
    const some = reaches.map((one) => one[position] ?? 0).filter((one) => one !== reach.none);
    return some.length > 0 ? Math.min(...some) : reach.none;
  });
}

/** The order key of an offer that opens in so many minutes. */
function orderKeys(
  { index, reported }: Catalogue,
  { at }: LookupCriteria,
  reached: Reach | undefined,
  text: TextHits | undefined,
) {
  const places = placesAt(reported, at);
  return (position: number, group: number, strength: number, opensIn: number): number =>
    orderKey(group, {
      acute: index.urgencies[position] !== 0,
      opensIn,
      strength,
      reach: reached?.[position] || reachesNone,
      excluded: text?.excluded[position] === 1,
      places: places.get(position) ?? reportedPlaces.unknown,
      position,
    });
}

/** What is reported for the moment; of nearly every offer nothing is. */
function placesAt(reported: Catalogue['reported'], at: Minute): Map<number, ReportedPlaces> {
  const places = new Map<number, ReportedPlaces>();
  for (const { position, report } of reported)
    if (capacityAt(report, at))
      places.set(position, report.level === 'full' ? reportedPlaces.full : reportedPlaces.free);
  return places;
}

function fallbackFor(
  { index }: Catalogue,
  { municipality }: LookupCriteria,
  inForce: (position: number) => boolean,
  matchAt: (position: number) => Match,
): Match[] {
  const reached = municipality ? index.reachOf.get(municipality.code) : index.reachAnywhere;
  // Without a municipality only what covers every one of them.
  const nearest = municipality ? reach.municipality : reach.region;
  return Array.from(index.fallbacks)
    .flatMap((position) => {
      const near = reached?.[position] ?? reach.none;
      return near >= nearest && inForce(position) ? [{ near, match: matchAt(position) }] : [];
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
