/**
 * The published offers at a moment, in memory: immutable, complete, built anew when something is published and at midnight.
 * The lookup reads nothing else.
 */
import { compareDanish } from '../danish-text.ts';
import type { Offer } from '../offers/offer-schema.ts';
import type { Organisation, Service } from '../offers/reference-schema.ts';
import {
  calendarDay,
  type Day,
  dayOfMinute,
  type Minute,
  minuteOf,
} from '../opening-hours/danish-calendar.ts';
import type { OpeningHours } from '../opening-hours/opening-hours-schema.ts';
import { type CompiledHours, compileHours } from '../opening-hours/opening-status.ts';
import { createPlaceResolver, type PlaceNames, type PlaceResolver, placeNames } from '../places/place.ts';
import type { Places } from '../places/places-schema.ts';
import { type CatalogueIndex, indexOffers, inForceOn } from './catalogue-index.ts';
import { type Lexicon, type Synonyms, synonymsOf } from './lexicon.ts';
import { type OfferVersion, versionsAt } from './offer-version.ts';

/** Everything published, as the store holds it. */
export type Published = {
  versions: readonly OfferVersion[];
  places: Places;
  organisations: readonly Organisation[];
  services: readonly Service[];
  /** Left out: only the words themselves are found. */
  lexicon?: Lexicon;
};

export type Catalogue = {
  /** Sequence of the newest version in it. */
  revision: number;
  /** In Danish order of name; an offer is known by its position. */
  offers: readonly Offer[];
  bySlug: ReadonlyMap<string, Offer>;
  index: CatalogueIndex;
  hours: HoursOnHorizon;
  places: Places;
  resolvePlace: PlaceResolver;
  placeNames: PlaceNames;
  synonyms: Synonyms;
  organisations: ReadonlyMap<string, Organisation>;
  services: ReadonlyMap<string, Service>;
};

/** Opening hours compiled for a rolling horizon; offers with the same hours share them. */
export type HoursOnHorizon = {
  from: Minute;
  to: Minute;
  patterns: readonly OpeningHours[];
  compiled: readonly CompiledHours[];
};

const daysAhead = 60;
const daysBack = 1;

/** The catalogue at `moment` as known at `knownAt`, with its fast hours laid around `now`. */
export function catalogueAt(
  published: Published,
  moment: Temporal.ZonedDateTime,
  knownAt: Temporal.ZonedDateTime = moment,
  now: Temporal.ZonedDateTime = moment,
): Catalogue {
  const versions = versionsAt(published.versions, moment.toInstant(), knownAt.toInstant());
  const offers = versions
    .map((version) => version.offer)
    .sort((a, b) => compareDanish(a.name, b.name) || (a.slug < b.slug ? -1 : 1));
  const organisations = new Map(published.organisations.map((o) => [o.id, o]));
  const services = new Map(published.services.map((s) => [s.id, s]));
  const patterns = [...new Map(offers.map((o) => [hoursKey(o.openingHours), o.openingHours])).values()];
  return {
    revision: Math.max(0, ...versions.map((version) => version.sequence)),
    offers,
    bySlug: new Map(offers.map((offer) => [offer.slug, offer])),
    index: indexOffers(offers, patternNumbers(offers, patterns), published.places, organisations, services),
    hours: hoursOnHorizon(patterns, dayOfMinute(minuteOf(now))),
    places: published.places,
    resolvePlace: createPlaceResolver(published.places),
    placeNames: placeNames(published.places),
    synonyms: synonymsOf(published.lexicon ?? []),
    organisations,
    services,
  };
}

function hoursOnHorizon(patterns: readonly OpeningHours[], today: Day): HoursOnHorizon {
  const from = calendarDay(today - daysBack).midnight;
  const to = calendarDay(today + daysAhead).midnight;
  const compiled = patterns.map((hours) => compileHours(hours, from, to));
  return { from, to, patterns, compiled: sideBySide(compiled) };
}

/** The same, in one piece of memory: a lookup without a municipality reads nearly all of them. */
function sideBySide(compiled: readonly CompiledHours[]): CompiledHours[] {
  const all = new Int32Array(compiled.reduce((sum, { open, maybe }) => sum + open.length + maybe.length, 0));
  let end = 0;
  const placed = (minutes: Int32Array): Int32Array => {
    all.set(minutes, end);
    end += minutes.length;
    return all.subarray(end - minutes.length, end);
  };
  return compiled.map(({ open, maybe }) => ({ open: placed(open), maybe: placed(maybe) }));
}

/** The hours that answer for `from` … `to`: the fast form inside the horizon, else compiled for the span. */
export function compiledFor({ hours }: Catalogue, pattern: number, from: Minute, to: Minute): CompiledHours {
  const compiled = hours.compiled[pattern];
  if (compiled && hours.from <= from && to <= hours.to) return compiled;
  const stated = hours.patterns[pattern];
  if (!stated) throw new RangeError(`no hours with number ${pattern}`);
  return compileHours(stated, from, to);
}

/** Two offers share hours when everything but the words is the same. */
function hoursKey(hours: OpeningHours): string {
  return JSON.stringify({ ...hours, words: null });
}

function patternNumbers(offers: readonly Offer[], patterns: readonly OpeningHours[]): Uint32Array {
  const numbers = new Map(patterns.map((hours, i) => [hoursKey(hours), i]));
  return Uint32Array.from(offers, (offer) => numbers.get(hoursKey(offer.openingHours)) ?? 0);
}

/** The offers that exist at a moment, in Danish order of name. */
export function offersAt({ offers, index }: Catalogue, at: Minute): Offer[] {
  const inForce = inForceOn(index, dayOfMinute(at));
  return offers.filter((_, position) => inForce(position));
}
