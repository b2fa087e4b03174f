/** The snapshot that lookups read: complete, in Danish order, with hours that are fast and never different from the exact ones. */
import { describe, expect, test } from 'vitest';
import { catalogueAt } from '../../server/catalogue/catalogue.ts';
import { compiledFor } from '../../server/catalogue/hours-on-horizon.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { openingStatusAt, statusAt } from '../../server/opening-hours/opening-status.ts';
import {
  alwaysOpen,
  closedForHoliday,
  exampleOffer,
  hoursUnknown,
  outOfHoursDoctor,
  weekdaysOnly,
} from '../example-offers.ts';
import { catalogueOf } from '../lookup/look-up.ts';
import { danishTime, organisations, places, publishedAt, services } from '../start-service.ts';

const now = '2026-12-01T10:00';
const cast = [alwaysOpen, weekdaysOnly, closedForHoliday, hoursUnknown, outOfHoursDoctor];

describe('the fast hours say what the exact ones say', () => {
  const catalogue = catalogueOf(cast, now);
  const moments: [string, string][] = [
    ['yesterday, the first minute of the horizon', '2026-11-30T00:00'],
    ['the minute before the horizon', '2026-11-29T23:59'],
    ['now', now],
    ['tonight', '2026-12-01T23:59'],
    ['a minute before closing', '2026-12-01T15:59'],
    ['closing', '2026-12-01T16:00'],
    ['Juleaftensdag', '2026-12-24T10:00'],
    ['Juledag', '2026-12-25T07:59'],
    ['the last minute of the horizon', '2027-01-29T23:59'],
    ['the minute after the horizon', '2027-01-30T00:00'],
    ['Easter and the spring change at once', '2027-03-28T03:00'],
    ['long ago', '1950-01-01T00:00'],
    ['far ahead', '2100-12-31T23:59'],
  ];
  test.each(moments)('%s, %s', (_, local) => {
    const at = minuteOf(danishTime(local));
    for (const [i, offer] of catalogue.offers.entries()) {
      const compiled = compiledFor(catalogue.hours, catalogue.index.hoursPattern[i] ?? -1, at, at + 1);
      expect(statusAt(compiled, at), offer.name).toEqual(openingStatusAt(offer.openingHours, at));
    }
  });

  test('a span that leaves the horizon is compiled for itself', () => {
    const from = minuteOf(danishTime('2027-01-29T12:00'));
    const to = minuteOf(danishTime('2027-01-31T12:00'));
    for (const [i, offer] of catalogue.offers.entries()) {
      const compiled = compiledFor(catalogue.hours, catalogue.index.hoursPattern[i] ?? -1, from, to);
      for (const at of [from, to - 1440, to - 1])
        expect(statusAt(compiled, at), offer.name).toEqual(openingStatusAt(offer.openingHours, at));
    }
  });
});

test('offers with the same hours share them, whatever words their sources used', () => {
  const twin = exampleOffer({
    name: 'Eksempel Tvilling',
    openingHours: { ...weekdaysOnly.openingHours, words: 'Hverdage 8-16' },
  });
  const { index, hours, offers } = catalogueOf([weekdaysOnly, twin, alwaysOpen], now);
  const patternOf = (name: string) => index.hoursPattern[offers.findIndex((offer) => offer.name === name)];
  expect(hours.patterns).toHaveLength(2);
  expect(patternOf('Eksempel Tvilling')).toBe(patternOf('Eksempel Hverdage'));
  expect(patternOf('Eksempel Døgnåben')).not.toBe(patternOf('Eksempel Hverdage'));
});

test('offers stand in Danish order of name, and by slug when two share a name', () => {
  const offers = [
    exampleOffer({ name: 'Eksempel Ål', slug: 'c' }),
    exampleOffer({ name: 'Eksempel Zebra', slug: 'z' }),
    exampleOffer({ name: 'Eksempel Samme', slug: 'b' }),
    exampleOffer({ name: 'Eksempel Samme', slug: 'a' }),
  ];
  expect(catalogueOf(offers, now).offers.map(({ slug }) => slug)).toEqual(['a', 'b', 'z', 'c']);
});

test('the catalogue at a moment as known at another', () => {
  const monday = danishTime('2026-11-30T12:00');
  const tuesday = danishTime('2026-12-01T12:00');
  const versions = [alwaysOpen, hoursUnknown].map((offer, i) => ({
    ...publishedAt(i === 0 ? monday : tuesday, offer),
    effectiveFrom: monday.toInstant(),
    sequence: i + 1,
    offerId: offer.id,
  }));
  const published = { versions, places, organisations, services };
  const names = (moment: typeof monday, knownAt: typeof monday) =>
    catalogueAt(published, moment, knownAt).offers.map(({ name }) => name);
  expect(names(monday, monday)).toEqual(['Eksempel Døgnåben']);
  expect(names(monday, tuesday)).toEqual(['Eksempel Døgnåben', 'Eksempel Ukendt']);
  expect(names(monday.subtract({ minutes: 1 }), tuesday)).toEqual([]);
});
