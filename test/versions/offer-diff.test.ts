/** What has changed is told as a reader of the card would say it. */
import { describe, expect, test } from 'vitest';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { offerDiff } from '../../server/versions/offer-diff.ts';
import { wordDiff } from '../../server/versions/word-diff.ts';
import { exampleOffer, staffNumber } from '../example-offers.ts';
import { organisations, places, services } from '../start-service.ts';

const references = {
  places,
  organisations: new Map(organisations.map((one) => [one.id, one])),
  services: new Map(services.map((one) => [one.id, one])),
  bySlug: new Map<string, Offer>(),
  signals: new Map(),
};
const offer = exampleOffer({
  name: 'Eksempel',
  openingHours: {
    kind: 'weekly',
    rows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '15:00' }],
    publicHolidays: 'closed',
  },
  phones: [
    { number: '+4587840100', label: 'Læger', audience: 'doctors', contactHours: { kind: 'as-offer' } },
  ],
});
const [phone] = offer.phones;

function said(to: Partial<Offer>, from: Offer = offer, staffNumbers = true): string[] {
  const published = (one: Offer) => ({ state: 'published' as const, offer: one });
  return offerDiff(published(from), published({ ...from, ...to }), references, { staffNumbers }).map(
    ({ label, before, after }) => `${label}: ${before ?? '∅'} → ${after ?? '∅'}`,
  );
}

test('nothing changed, nothing said', () => {
  expect(said({})).toEqual([]);
});

test.each<[string, Partial<Offer>, string[]]>([
  [
    'a number',
    { phones: phone ? [{ ...phone, number: '+4587840102' }] : [] },
    ['Telefon (Læger): 87 84 01 00 → 87 84 01 02'],
  ],
  ['a number gone', { phones: [] }, ['Telefon: 87 84 01 00 – Læger, for læger → ∅']],
  [
    'hours of some days',
    {
      openingHours: {
        ...offer.openingHours,
        rows: [
          { weekdays: [1, 2, 3, 4], from: '08:00', to: '16:00' },
          { weekdays: [5], from: '08:00', to: '15:00' },
          { weekdays: [6], from: '10:00', to: '12:00', weeks: 'even' },
        ],
      } as Offer['openingHours'],
    },
    [
      'Åbningstid mandag–torsdag: kl. 08.00–15.00 → kl. 08.00–16.00',
      'Åbningstid lørdag: lukket → kl. 10.00–12.00 (lige uger)',
    ],
  ],
  [
    'a closed day',
    {
      openingHours: {
        ...offer.openingHours,
        exceptions: [{ kind: 'closed', from: '2027-01-04', to: '2027-01-05', note: 'flytning' }],
      },
    },
    ['Åbningstid, undtagelse: ∅ → Lukket 4. januar 2027–5. januar 2027: flytning'],
  ],
  [
    'who is responsible',
    { authority: 'region-midtjylland' },
    ['Myndighed: Horsens Kommune → Region Midtjylland'],
  ],
  ['ages', { ageFrom: 18 }, ['Alder fra: ∅ → 18 år']],
  ['what a source did not say', { note: 'Ring først' }, ['Bemærk: ∅ → Ring først']],
])('%s', (_, to, words) => {
  expect(said(to)).toEqual(words);
});

test('a withdrawal', () => {
  const changes = offerDiff({ state: 'published', offer }, { state: 'withdrawn', offer }, references, {
    staffNumbers: false,
  });
  expect(changes).toEqual([{ label: 'Tilbuddet', before: 'vises i opslaget', after: 'trukket tilbage' }]);
});

test('a number for staff is told to those who may see it, and to nobody else', () => {
  const moved = staffNumber.phones.map((one) =>
    one.audience === 'staff' ? { ...one, number: '+4599000099' } : one,
  );
  expect(said({ phones: moved }, staffNumber)).toEqual(['Telefon (Bagvagt): 99 00 00 01 → 99 00 00 99']);
  expect(said({ phones: moved }, staffNumber, false)).toEqual([]);
});

describe('in a long text the changed words are marked', () => {
  const read = (before: string, after: string) =>
    wordDiff(before, after)
      .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind])
      .join('');
  test.each([
    ['en to tre', 'en to tre', 'en to tre'],
    ['en to tre', 'en fire tre', 'en [-to -][+fire +]tre'],
    ['en to', 'en to tre', 'en [-to-][+to tre+]'],
    ['', 'ny', '[+ny+]'],
    ['gammel', '', '[-gammel-]'],
  ])('%s ⇒ %s', (before, after, marked) => {
    expect(read(before, after)).toBe(marked);
  });

  test('the two texts can be read out of it again', () => {
    const [before, after] = ['a b c d e f g', 'b x c e y f z'];
    const parts = wordDiff(before, after);
    const without = (kind: string) =>
      parts.flatMap((part) => (part.kind === kind ? [] : [part.text.trim()])).join(' ');
    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
  });
});
