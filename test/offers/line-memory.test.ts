/** A line that is kept says what a line made anew says. */
import { expect, test } from 'vitest';
import { lineInMinute } from '../../server/offers/line-memory.ts';
import { offerLine } from '../../server/offers/offer-line.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import { alwaysOpen, closedForHoliday, hoursUnknown, staffNumber, weekdaysOnly } from '../example-offers.ts';
import { catalogueOf } from '../lookup/look-up.ts';
import { danishTime } from '../start-service.ts';

const offers = [alwaysOpen, weekdaysOnly, closedForHoliday, hoursUnknown, staffNumber];
const before = '2026-12-01T15:59';
const after = '2026-12-01T16:00';
const christmas = '2026-12-24T12:00';

test('whatever was asked before: at another moment, with another link, a minute later, of another directory', () => {
  const old = catalogueOf(offers, before);
  const renamed = offers.map((offer): Offer => ({ ...offer, unit: 'Afdeling' }));
  for (let round = 0; round < 2; round++)
    for (const catalogue of [old, catalogueOf(renamed, before)])
      for (const now of [before, after])
        for (const tid of ['', before, christmas])
          for (const offer of catalogue.offers) {
            const at = minuteOf(danishTime(tid || now));
            const status = openingStatusAt(offer.openingHours, at);
            const asked = [offer, status, at, danishTime(now), catalogue, tid] as const;
            expect(lineInMinute(...asked)).toEqual(offerLine(...asked));
          }
});

test('the same line is made once', () => {
  const catalogue = catalogueOf(offers, before);
  const at = minuteOf(danishTime(before));
  const status = openingStatusAt(alwaysOpen.openingHours, at);
  const line = () => lineInMinute(alwaysOpen, status, at, danishTime(before), catalogue, '');
  expect(line()).toBe(line());
});
