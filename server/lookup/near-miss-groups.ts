/** Why-not: what is listed after the results, by the one thing each fails on. */
import { offerHref } from '../offers/offer-line.ts';
import type { References } from '../offers/offer-references.ts';
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { nearMissReasons } from './criteria-misses.ts';
import type { LookupRequest } from './lookup-criteria.ts';
import { countOf, type Matches } from './matches.ts';
import { nearMissHeadings, nearMissWords, statusSaid } from './near-miss-words.ts';
import { lackingWords } from './words-notice.ts';

export type NearMissGroup = {
  heading: string;
  count: number;
  lines: { name: string; href: string; words: string }[];
  rest: number;
};

/** A screenful: those that are open stand first. */
const mostWordless = 20;

/** Those that suit the municipality and lack only the words. */
export function wordlessGroup(
  { criteria }: LookupRequest,
  matches: Matches,
  now: Minute,
  moment: string,
): NearMissGroup {
  const { wordless } = matches;
  const count = countOf(wordless);
  const lines = wordless.shown.slice(0, mostWordless).map(({ offer, status }) => ({
    name: offer.name,
    href: offerHref(offer.slug, moment),
    words: statusSaid(status, criteria.at, now),
  }));
  return {
    heading: `Dækker her, men ${lackingWords(matches)}`,
    count,
    lines,
    rest: count - lines.length,
  };
}

export function nearMissGroups(
  references: References,
  { criteria }: LookupRequest,
  { nearMisses, nearMissCounts }: Matches,
  now: Minute,
  moment: string,
): NearMissGroup[] {
  return nearMissReasons
    .map((reason) => {
      const lines = nearMisses
        .filter((miss) => miss.reason === reason)
        .map((miss) => ({
          name: miss.offer.name,
          href: offerHref(miss.offer.slug, moment),
          words: nearMissWords(miss, criteria.at, now, references),
        }));
      const count = nearMissCounts[reason];
      return { heading: nearMissHeadings[reason], count, lines, rest: count - lines.length };
    })
    .filter(({ count }) => count > 0);
}
