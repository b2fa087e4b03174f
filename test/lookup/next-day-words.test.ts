/** Who asks for a time the next day is told of that day where the sentence of the moment leaves it open. 29 November 2026 is a Sunday. */
import { expect, test } from 'vitest';
import { lookupPage } from '../../server/lookup/lookup-page.ts';
import { saidAloud } from '../../server/offers/offer-sentence.ts';
import { exampleOffer } from '../example-offers.ts';
import { danishTime } from '../start-service.ts';
import { catalogueOf, lookUp } from './look-up.ts';

const now = '2026-11-29T10:00';
/** `unknown`: the weekdays nobody has stated the times of. */
function opensOnSundays(unknown: number[]) {
  return exampleOffer({
    name: 'Eksempel Næste dag',
    urgencies: ['next-day'],
    openingHours: {
      kind: 'weekly',
      rows: unknown.includes(7) ? [] : [{ weekdays: [7], from: '08:00', to: '14:00' }],
      unknownWeekdays: unknown,
      publicHolidays: 'closed',
    },
  });
}

test.each([
  [
    'unknown on Sundays, closed on Mondays',
    opensOnSundays([7]),
    'Ukendt åbningstid søndag, lukket mandag, nummer mangler',
  ],
  [
    'open on Sundays, closed on Mondays',
    opensOnSundays([]),
    'Åben nu, lukker kl. 14.00, nummer mangler, lukket mandag',
  ],
  [
    'open on Sundays, unknown on Mondays',
    opensOnSundays([1]),
    'Åben nu, lukker kl. 14.00, nummer mangler, åbningstid mandag ukendt',
  ],
])('%s', (_, offer, sentence) => {
  const { request, matches } = lookUp('hast=naeste-dag', { offers: [offer], now });
  const { sections } = lookupPage(catalogueOf([offer], now), request, matches, danishTime(now));
  const [line] = sections.flatMap(({ lines }) => lines);
  expect(line && saidAloud({ ...line.said, doubt: '' })).toBe(sentence);
});
