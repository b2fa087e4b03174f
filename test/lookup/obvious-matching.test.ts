/** What `npm run bench` compares with does the same work: asked for no words, the obvious way answers as the lookup does. */
import { expect, test } from 'vitest';
import { lookupQueries } from '../../bench/lookup-queries.ts';
import { obviousMatches } from '../../bench/obvious-matching.ts';
import { rehearsalAt, rehearsedMoments } from '../../bench/rehearsed-lines.ts';
import { seededRandom } from '../../bench/seeded-random.ts';
import { readLookup } from '../../server/lookup/lookup-criteria.ts';
import { firstShown } from '../../server/lookup/lookup-page.ts';
import type { Matches } from '../../server/lookup/matches.ts';
import { matchOffers } from '../../server/lookup/offer-matching.ts';
import { parseQuery } from '../../server/query-string.ts';

test.each(rehearsedMoments)('$called, wherever, whoever and however urgent', (moment) => {
  const { now, catalogue } = rehearsalAt(moment);
  const offers = [...catalogue.bySlug.values()];
  const directory = { references: catalogue, offers, found: undefined };
  const queries = lookupQueries({ places: catalogue.places, offers }, now.toPlainDate(), 120, seededRandom(7))
    .map((query) => query.replace(/[?&]q=[^&]*/, ''))
    .map((query) => `/?${query.replace(/^[?&]/, '')}`);
  for (const query of queries) {
    const { criteria } = readLookup(parseQuery(query), catalogue, now);
    expect(answered(obviousMatches(directory, criteria)), query).toEqual(
      answered(matchOffers(catalogue, criteria, firstShown)),
    );
  }
});

/** All that is shown and counted; offers by name. */
function answered({ shown, nearMisses, fallback, ...counted }: Matches) {
  return {
    ...counted,
    shown: shown.map(({ offer, group, status }) => [offer.slug, group, status.kind]),
    nearMisses: nearMisses.map(({ offer, reason }) => [offer.slug, reason]),
    fallback: fallback.map(({ offer }) => offer.slug),
  };
}
