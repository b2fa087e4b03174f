/** A lookup as `/api/opslag` answers it (design §4). */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { offerJson } from '../offers/offer-json.ts';
import { isoOf, minuteOf } from '../opening-hours/danish-calendar.ts';
import { foundIn } from './found-in.ts';
import type { LookupRequest } from './lookup-criteria.ts';
import type { Match, Matches } from './matches.ts';
import { nearMissWords } from './near-miss-words.ts';

export function lookupJson(
  catalogue: Catalogue,
  { criteria, ambiguous }: LookupRequest,
  matches: Matches,
  now: Temporal.ZonedDateTime,
) {
  const place = ({ code, name }: { code: string; name: string }) => ({ code, name });
  const only = new Set(matches.mentions.shown.map(({ offer }) => offer));
  const offer = ({ offer, status, group, textMatch, lacks }: Match) => ({
    ...offerJson(offer, status, criteria.at, now, catalogue),
    group,
    match: textMatch,
    lacks,
    onlyMentions: only.has(offer),
    foundIn: [...new Set(foundIn(offer, matches.text, catalogue).map(({ field }) => field))],
  });
  return {
    criteria: {
      municipality: criteria.municipality && place(criteria.municipality),
      urgency: criteria.urgency,
      domain: criteria.domain,
      age: criteria.age,
      at: isoOf(criteria.at),
      openOnly: criteria.openOnly,
      text: criteria.text,
    },
    offers: [...matches.shown, ...matches.mentions.shown].map(offer),
    notShown: matches.nearMisses.map((miss) => ({
      slug: miss.offer.slug,
      name: miss.offer.name,
      reason: miss.reason,
      text: nearMissWords(miss, criteria.at, minuteOf(now), catalogue),
    })),
    others: matches.others,
    withoutWords: matches.wordless.shown.map(offer),
    ambiguous: ambiguous.map(({ field, text, choices }) => ({ field, text, choices: choices.map(place) })),
    fallback: matches.fallback.map(offer),
  };
}
