/**
 * The published offers at a moment, in memory: immutable, complete, built anew when something is published and at midnight.
 * The lookup reads nothing else.
 */
import { compareDanish, skeleton } from '../danish-text.ts';
import type { CapacityReport } from '../offers/capacity.ts';
import type { Offer } from '../offers/offer-schema.ts';
import type { Organisation, Service } from '../offers/reference-schema.ts';
import type { Signals } from '../offers/signals.ts';
import { dayOfMinute, type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { createPlaceResolver, type PlaceResolver, placeNames } from '../places/place.ts';
import type { Places } from '../places/places-schema.ts';
import { atOnce, type Steps } from '../steps.ts';
import { type CatalogueIndex, indexSteps, inForceOn } from './catalogue-index.ts';
import { type HoursOnHorizon, hoursPatterns, hoursSteps } from './hours-on-horizon.ts';
import { type Lexicon, type Synonyms, synonymsOf } from './lexicon.ts';
import { type LineNames, namePairs } from './name-pairs.ts';
import { type OfferVersion, versionsAt } from './offer-version.ts';
import { wordAt } from './word-candidates.ts';
import { isKnown } from './word-search.ts';

/** Everything published, as the store holds it. */
export type Published = {
  versions: readonly OfferVersion[];
  places: Places;
  organisations: readonly Organisation[];
  services: readonly Service[];
  /** Addresses that lead to another since two offers were merged, the newest last. Left out: none. */
  moves?: readonly { from: string; to: string }[];
  /** Left out: nobody has said anything about any offer. */
  signals?: Signals;
} & WordLists;

/** What the program reads from files besides. */
export type WordLists = {
  /** Left out: only the words themselves are found. */
  lexicon?: Lexicon;
  /** Names of places outside the region. Left out: they are words like any other. */
  outside?: readonly string[];
};

export const nothingSaid: Signals = new Map();

export type Catalogue = {
  /** Sequence of the newest version in it. */
  revision: number;
  /** In Danish order of name; an offer is known by its position. */
  offers: readonly Offer[];
  bySlug: ReadonlyMap<string, Offer>;
  /** Where the address of an offer that was merged into another leads. */
  moved: ReadonlyMap<string, string>;
  /** Sequence of the version each offer is of, by slug. */
  versions: ReadonlyMap<string, number>;
  index: CatalogueIndex;
  hours: HoursOnHorizon;
  places: Places;
  resolvePlace: PlaceResolver;
  /** What the one line is read by. */
  lineNames: LineNames;
  synonyms: Synonyms;
  /** Whether some offer, the lexicon or the list of ordinary words has a word, or one that begins or ends so. */
  knowsWord: (word: string) => boolean;
  organisations: ReadonlyMap<string, Organisation>;
  services: ReadonlyMap<string, Service>;
  signals: Signals;
  /** Only in the view for those who may read them. */
  staffNumbers?: boolean;
  /** Free places as last reported, for the few offers that report them. */
  reported: readonly { position: number; report: CapacityReport }[];
};

/** The catalogue at `moment` as known at `knownAt`, with its fast hours laid around `now`. */
export function catalogueAt(...asked: Parameters<typeof catalogueSteps>): Catalogue {
  return atOnce(catalogueSteps(...asked));
}

export function* catalogueSteps(
  published: Published,
  moment: Temporal.ZonedDateTime,
  knownAt: Temporal.ZonedDateTime = moment,
  now: Temporal.ZonedDateTime = moment,
): Steps<Catalogue> {
  const versions = versionsAt(published.versions, moment.toInstant(), knownAt.toInstant());
  const signals = published.signals ?? nothingSaid;
  const offers = versions
    .map(({ offer }) => offer)
    .sort((a, b) => compareDanish(a.name, b.name) || (a.slug < b.slug ? -1 : 1));
  yield;
  const organisations = new Map(published.organisations.map((o) => [o.id, o]));
  const services = new Map(published.services.map((s) => [s.id, s]));
  const { patterns, patternOf } = hoursPatterns(offers.map(({ openingHours }) => openingHours));
  yield;
  const lexicon = published.lexicon ?? [];
  const index = yield* indexSteps(offers, patternOf, published.places, organisations, services, lexicon);
  const synonyms = synonymsOf(lexicon);
  // What an offer's own text names is searched for.
  const outside = (published.outside ?? []).filter(
    (name) => wordAt(index.words, skeleton(name)) === undefined,
  );
  const names = placeNames(published.places, outside);
  const pairs = namePairs(
    offers.map(({ name }) => name),
    lexicon,
    names,
    index.words.words,
  );
  return {
    revision: versions.reduce((newest, { sequence }) => Math.max(newest, sequence), 0),
    offers,
    bySlug: new Map(offers.map((offer) => [offer.slug, offer])),
    moved: new Map(published.moves?.map(({ from, to }) => [from, to])),
    versions: new Map(versions.map(({ offer, sequence }) => [offer.slug, sequence])),
    index,
    hours: yield* hoursSteps(patterns, dayOfMinute(minuteOf(now))),
    places: published.places,
    resolvePlace: createPlaceResolver(published.places, published.outside),
    lineNames: { ...names, pairs },
    synonyms,
    knowsWord: (word) => isKnown(index.words, synonyms, word, names.names),
    organisations,
    services,
    signals,
    reported: reportedAmong(offers, signals),
  };
}

/** The same offers with what is said about them now: nothing is indexed again. */
export function withSignals(catalogue: Catalogue, signals: Signals): Catalogue {
  return { ...catalogue, signals, reported: reportedAmong(catalogue.offers, signals) };
}

function reportedAmong(offers: readonly Offer[], signals: Signals): Catalogue['reported'] {
  return offers.flatMap(({ id }, position) => {
    const report = signals.get(id)?.capacity;
    return report ? [{ position, report }] : [];
  });
}

/** The offers that exist at a moment, in Danish order of name. */
export function offersAt({ offers, index }: Catalogue, at: Minute): Offer[] {
  const inForce = inForceOn(index, dayOfMinute(at));
  return offers.filter((_, position) => inForce(position));
}

/** Those of them that are shown when nothing is open. */
export function fallbacksAt({ offers, index }: Catalogue, at: Minute): Offer[] {
  const inForce = inForceOn(index, dayOfMinute(at));
  return Array.from(index.fallbacks).flatMap((position) => {
    const offer = offers[position];
    return offer && inForce(position) ? [offer] : [];
  });
}
