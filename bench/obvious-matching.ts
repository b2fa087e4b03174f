/**
 * The matching done the obvious way: every offer looked at in turn, its hours worked out from the rules, all of them sorted. The answer is
 * the product's, but for how words are found.
 */
import { compareDanish } from '../server/danish-text.ts';
import { type NearMissReason, nearMissReasons } from '../server/lookup/criteria-misses.ts';
import { type Group, groups } from '../server/lookup/group.ts';
import type { LookupCriteria } from '../server/lookup/lookup-criteria.ts';
import { firstShown } from '../server/lookup/lookup-page.ts';
import { windowFor } from '../server/lookup/lookup-window.ts';
import { neverOpens, orderKey, reportedPlaces } from '../server/lookup/match-order.ts';
import type { Match, Matches, Suiting } from '../server/lookup/matches.ts';
import type { Offer } from '../server/offers/offer-schema.ts';
import { dayOfDate, dayOfMinute, type Minute } from '../server/opening-hours/danish-calendar.ts';
import { compileHours, meets, type OpeningStatus, statusAt } from '../server/opening-hours/opening-status.ts';
import type { Municipality } from '../server/places/places-schema.ts';
import type { ObviousDirectory } from './obvious-directory.ts';

type Considered = { match: Match; reach: number; near: boolean; missed: NearMissReason[]; key: number };

const none: Suiting = { counts: { fits: 0, unknown: 0, later: 0 }, open: 0, shown: [] };
const kinds = ['municipalities', 'clusters', 'region', 'country'];

export function obviousMatches(directory: ObviousDirectory, criteria: LookupCriteria): Matches {
  const inForce = directory.offers
    .filter((offer) => isInForce(offer, criteria.at))
    .sort((a, b) => compareDanish(a.name, b.name) || (a.slug < b.slug ? -1 : 1))
    .map((offer, position) => consider(directory, criteria, offer, position));
  const found = inForce.filter(({ match }) => directory.found?.has(match.offer.slug) ?? true);
  const matches = found.filter(({ missed }) => missed.length === 0).sort((a, b) => a.key - b.key);
  const misses = nearMissReasons.flatMap((reason) => {
    const some = found.filter(({ missed }) => missed.length === 1 && missed[0] === reason);
    return [...some.filter(({ near }) => near), ...some.filter(({ near }) => !near)].map((one) => ({
      ...one.match,
      reason,
    }));
  });
  const inGroup = (group: Group) => matches.filter(({ match }) => match.group === group).length;
  const missing = (reason: NearMissReason) => misses.filter((miss) => miss.reason === reason).length;
  const counts = { fits: inGroup('fits'), unknown: inGroup('unknown'), later: inGroup('later') };
  return {
    counts,
    open: matches.filter(({ match }) => match.status.kind === 'open').length,
    shown: matches.slice(0, firstShown.shown).map(({ match }) => match),
    nearMissCounts: {
      municipality: missing('municipality'),
      age: missing('age'),
      closed: missing('closed'),
      urgency: missing('urgency'),
      domain: missing('domain'),
    },
    others: {
      several: found.filter(({ missed }) => missed.length > 1).length,
      wordless: inForce.length - found.length,
    },
    nearMisses: misses.slice(0, firstShown.nearMisses),
    fallback: matches.some(canBeCalled) ? [] : fallbackAmong(inForce, criteria.municipality ? 1 : 3),
    text: undefined,
    wordless: none,
    mentions: none,
    someWordsOnly: false,
  };
}

function consider(
  { references }: ObviousDirectory,
  { municipality, urgency, domain, age, at, openOnly }: LookupCriteria,
  offer: Offer,
  position: number,
): Considered {
  const window = windowFor(urgency, at, openOnly);
  const hours = compileHours(offer.openingHours, at, Math.max(at + 1, window.to));
  const status = statusAt(hours, at);
  const open = meets(hours.open, window.from, window.to);
  const group: Group = open ? 'fits' : meets(hours.maybe, window.from, window.to) ? 'unknown' : 'later';
  const reach = municipality ? reachOf(offer, municipality) : kinds.indexOf(offer.coverage.kind) + 1;
  const missed: NearMissReason[] = [];
  if (reach === 0) missed.push('municipality');
  if (urgency && !offer.urgencies.includes(urgency)) missed.push('urgency');
  if (domain && !offer.domains.includes(domain)) missed.push('domain');
  if (age !== null && (age < (offer.ageFrom ?? 0) || age > (offer.ageTo ?? 120))) missed.push('age');
  if (openOnly && group === 'later') missed.push('closed');
  const neighbours = references.places.municipalities.filter((m) => m.cluster === municipality?.cluster);
  return {
    match: { offer, group, status, textMatch: null, lacks: [], coversNone: false },
    reach,
    near: neighbours.some((neighbour) => reachOf(offer, neighbour) > 0),
    missed,
    key: orderKey(groups.indexOf(group), {
      acute: offer.urgencies.length > 0,
      opensIn: opensIn(status, at),
      lacking: 0,
      strength: 0,
      reach: reach || 5,
      excluded: false,
      places: reportedPlaces.unknown,
      position,
    }),
  };
}

function canBeCalled({ match }: Considered): boolean {
  return match.group === 'fits' && match.offer.phones.length > 0;
}

/** `nearest`: without a municipality only what covers every one of them. */
function fallbackAmong(considered: Considered[], nearest: number): Match[] {
  return considered
    .filter(({ match, reach }) => match.offer.fallback && reach >= nearest && match.status.kind !== 'closed')
    .sort((a, b) => a.reach - b.reach)
    .map(({ match }) => match);
}

function isInForce({ validFrom, validTo }: Offer, at: Minute): boolean {
  const today = dayOfMinute(at);
  return (
    (validFrom === null || dayOfDate(validFrom) <= today) && (validTo === null || today <= dayOfDate(validTo))
  );
}

function opensIn(status: OpeningStatus, at: Minute): number {
  if (status.kind === 'open') return 0;
  return status.opens === null ? neverOpens : status.opens - at;
}

function reachOf({ coverage }: Offer, { code, cluster }: Municipality): number {
  if (coverage.kind === 'municipalities') return coverage.codes.includes(code) ? 1 : 0;
  if (coverage.kind === 'clusters') return coverage.ids.includes(cluster) ? 2 : 0;
  return coverage.kind === 'region' ? 3 : 4;
}
