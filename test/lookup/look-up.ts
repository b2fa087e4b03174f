/** A lookup without the network: the query as the address holds it, answered by the real parser, catalogue and matcher. */
import { type Catalogue, catalogueAt } from '../../server/catalogue/catalogue.ts';
import { parseLexicon } from '../../server/catalogue/lexicon.ts';
import type { OfferVersion } from '../../server/catalogue/offer-version.ts';
import type { Group } from '../../server/lookup/group.ts';
import { type LookupRequest, readLookup } from '../../server/lookup/lookup-criteria.ts';
import type { Matches } from '../../server/lookup/matches.ts';
import { nearMissWords } from '../../server/lookup/near-miss-words.ts';
import { matchOffers } from '../../server/lookup/offer-matching.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import type { Signals } from '../../server/offers/signals.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { parseQuery } from '../../server/query-string.ts';
import { danishTime, organisations, places, publishedAt, services } from '../start-service.ts';

export type World = { offers: Offer[]; now: string; lexicon?: string };

export type Found = {
  request: LookupRequest;
  matches: Matches;
  /** `Eksempel Døgnåben` … in order, of one group or of all. */
  names: (group?: Group) => string[];
  fallback: string[];
  /** `Eksempel Børn: Kun til og med 17 år` */
  nearMisses: string[];
};

export function lookUp(query: string, { offers, now, lexicon = '' }: World): Found {
  const catalogue = catalogueOf(offers, now, lexicon);
  const request = readLookup(parseQuery(`/?${query}`), catalogue, danishTime(now));
  const matches = matchOffers(catalogue, request.criteria, { shown: 1_000, nearMisses: 1_000 });
  return {
    request,
    matches,
    names: (group) =>
      matches.shown.filter((match) => !group || match.group === group).map(({ offer }) => offer.name),
    fallback: matches.fallback.map(({ offer }) => offer.name),
    nearMisses: matches.nearMisses.map(
      (miss) =>
        `${miss.offer.name}: ${nearMissWords(miss, request.criteria.at, minuteOf(danishTime(now)), catalogue)}`,
    ),
  };
}

/** These offers, published at `now`. */
export function catalogueOf(
  offers: readonly Offer[],
  now: string,
  lexicon = '',
  signals: Signals = new Map(),
): Catalogue {
  const moment = danishTime(now);
  const versions = offers.map(
    (offer, i): OfferVersion => ({ ...publishedAt(moment, offer), sequence: i + 1, offerId: offer.id }),
  );
  const published = { versions, places, organisations, services, signals, lexicon: parseLexicon(lexicon) };
  return catalogueAt(published, moment);
}
