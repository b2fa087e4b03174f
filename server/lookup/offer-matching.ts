/**
 * Which offers suit and why the others do not. It filters and sorts published facts; it ranks nothing by clinical fit. The order is in
 * match-order.ts.
 */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { inForceOn } from '../catalogue/catalogue-index.ts';
import { matchOf } from '../catalogue/text-match.ts';
import { searchText, type TextHits } from '../catalogue/text-search.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { dayOfMinute } from '../opening-hours/danish-calendar.ts';
import { isSeveral, missBit, missesOf, nearMissReasons, onlyMiss } from './criteria-misses.ts';
import { fallbackFor } from './fallback.ts';
import { groups } from './group.ts';
import { hoursAtMoment } from './hours-at-moment.ts';
import type { LookupCriteria } from './lookup-criteria.ts';
import { windowFor } from './lookup-window.ts';
import { firstKeys, positionOf, positions } from './match-order.ts';
import { countOf, type Limits, type Match, type Matches, type Suiting } from './matches.ts';
import { opensIn, orderKeys } from './order-keys.ts';
import { reachedBy } from './place-reach.ts';
import { type Smallest, smallest } from './smallest.ts';

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
  const mentioning = collecting(limits.shown);
  const withoutWords = collecting(limits.shown);
  const others = { several: 0, wordless: 0 };
  const isPlaced = criteria.municipality !== null || (criteria.near ?? []).length > 0;
  const reached = reachedBy(index, criteria);
  const keyOf = orderKeys(catalogue, criteria, reached, text);
  const nearMissCounts = new Uint32Array(nearMissReasons.length);
  const nearKeys = smallest(limits.nearMisses);
  const isWordPassedOver = text !== undefined && required === 0;
  const near = index.nearOf.get(criteria.municipality?.cluster ?? '');

  for (let position = 0; position < offers.length; position++) {
    if (!inForce(position)) continue;
    const pattern = index.hoursPattern[position] ?? 0;
    let misses = missed[position] ?? 0;
    // An hour nobody has stated is not closed.
    if (criteria.openOnly && !isSeveral(misses) && hours.groupOf(pattern) === later) misses |= closed;
    const covered = text?.covered[position] ?? 0;
    const isWordless = text !== undefined && covered < required;
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
    const among = isWordless
      ? withoutWords
      : covered - (text?.mentioned[position] ?? 0) < required
        ? mentioning
        : withWords;
    among.counts[group] = (among.counts[group] ?? 0) + 1;
    among.found += 1;
    if (hours.isOpen(pattern)) among.open += 1;
    // What is open but has no number helps nobody on the telephone.
    among.canBeCalled ||= groups[group] === 'fits' && offerAt(offers, position).phones.length > 0;
    const { keys } = among;
    // The place of an offer is worked out only as far as it could be among the first.
    if (!keys.takes(firstKeys[group] ?? 0)) continue;
    const soonest = hours.isOpen(pattern) ? 0 : 1;
    if (!keys.takes(keyOf(position, group, soonest))) continue;
    keys.add(keyOf(position, group, soonest && opensIn(hours.statusOf(pattern), criteria.at)));
  }

  const matchAt = (position: number): Match => {
    const pattern = index.hoursPattern[position] ?? 0;
    return {
      offer: offerAt(offers, position),
      group: groups[hours.groupOf(pattern)] ?? 'later',
      status: hours.statusOf(pattern),
      textMatch: matchOf(text?.strength[position] ?? 0),
      lacks: lackedBy(text, position),
      coversNone: !reached?.[position],
    };
  };
  const suiting = ({ counts, open, keys }: Collecting): Suiting => ({
    counts: byName(groups, counts),
    open,
    shown: keys.inOrder().map((key) => matchAt(positionOf(key))),
  });
  // Where nobody has the words otherwise, those that mention them are the answer.
  const isMentionedOnly = withWords.found === 0;
  const chosen = isMentionedOnly ? mentioning : withWords;
  return {
    ...suiting(chosen),
    mentions: suiting(isMentionedOnly ? withWords : mentioning),
    nearMissCounts: byName(nearMissReasons, nearMissCounts),
    nearMisses: nearKeys.inOrder().map((key) => {
      const { offer, status } = matchAt(key % positions);
      return { offer, status, reason: nearMissReasons[Math.floor(key / positions / 2)] ?? 'municipality' };
    }),
    others,
    wordless: suiting(withoutWords),
    fallback: chosen.canBeCalled && !isWordPassedOver ? [] : fallbackFor(index, criteria, inForce, matchAt),
    text,
    someWordsOnly: false,
  };
}

/** `canBeCalled`: one of them is open in the window and has a number. */
type Collecting = { counts: Uint32Array; found: number; open: number; canBeCalled: boolean; keys: Smallest };

function collecting(most: number): Collecting {
  return {
    counts: new Uint32Array(groups.length),
    found: 0,
    open: 0,
    canBeCalled: false,
    keys: smallest(most),
  };
}

const closed = missBit('closed');
const later = groups.indexOf('later');

function byName<Name extends string>(names: readonly Name[], numbers: Uint32Array): Record<Name, number> {
  return Object.fromEntries(names.map((name, i) => [name, numbers[i] ?? 0])) as Record<Name, number>;
}

function lackedBy(text: TextHits | undefined, position: number): string[] {
  if (!text || text.covered[position] === text.findable) return [];
  return text.words.flatMap(({ typed, how }, i) =>
    how === 'nowhere' || text.holds[i]?.[position] ? [] : [typed],
  );
}

function offerAt(offers: readonly Offer[], position: number): Offer {
  const offer = offers[position];
  if (!offer) throw new RangeError(`no offer at position ${position}`);
  return offer;
}
