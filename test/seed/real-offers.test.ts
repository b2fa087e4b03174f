/** The real offers in seed/: whole, honest, and enough that a lookup always gives somebody to ring. */
import { describe, expect, test } from 'vitest';
import { readPublished } from '../../data/catalogue.ts';
import { openDatabase } from '../../data/database.ts';
import { seedDatabase } from '../../seed/seed.ts';
import { readSeed } from '../../seed/seed-files.ts';
import { catalogueAt } from '../../server/catalogue/catalogue.ts';
import { matchOffers } from '../../server/lookup/offer-matching.ts';
import { urgencies } from '../../server/offers/offer-values.ts';
import { isDoubtfulNumber, verificationAt } from '../../server/offers/verification.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { danishTime } from '../start-service.ts';

const seed = readSeed();
const now = danishTime('2026-12-01T10:00');
const sources = seed.offers.flatMap((offer) => offer.sources);

describe('what was collected is all there', () => {
  test('every one of the 180 records that were read is the source of an offer', () => {
    expect(new Set(sources.map(({ record }) => record)).size).toBe(180);
  });

  test('every municipality has offers of its own', () => {
    const covered = new Set(
      seed.offers.flatMap(({ coverage }) => (coverage.kind === 'municipalities' ? coverage.codes : [])),
    );
    expect(
      seed.places.municipalities.filter(({ code }) => !covered.has(code)).map(({ name }) => name),
    ).toEqual([]);
  });

  test('every organisation is used, but a municipality that has no offer of its own yet', () => {
    const used = new Set(
      seed.offers.flatMap(({ authority, operator, editor }) => [authority, operator, editor]),
    );
    const unused = seed.organisations.filter(({ id, kind }) => kind !== 'municipality' && !used.has(id));
    expect(unused.map(({ id }) => id)).toEqual([]);
  });

  test('no organisation and no service stands twice', () => {
    for (const list of [seed.organisations, seed.services])
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });
});

describe('nothing is claimed that nobody has said', () => {
  test('no offer counts as confirmed by its own organisation', () => {
    const confirmed = seed.offers.filter((offer) => verificationAt(offer, now, {}).kind !== 'unverified');
    expect(confirmed.map(({ slug }) => slug)).toEqual([]);
  });

  test('an offer whose every source was read with low confidence is shown as doubtful', () => {
    const low = seed.offers.filter((offer) => offer.sources.every(({ confidence }) => confidence === 'low'));
    expect(low.length).toBeGreaterThan(0);
    for (const offer of low)
      expect(verificationAt(offer, now, {}), offer.slug).toEqual({ kind: 'unverified', doubtful: true });
  });

  test('an offer that says itself that it rests on an old list or an old page, or that nobody knows, is shown as doubtful', () => {
    const saysSo =
      /wikipedias oversigt|ifølge en ældre|kilden er (en )?(ældre|gammel)|kilden er (fra|en \p{L}+ fra)[^.;]*\b20[01]\d|uvist/iu;
    const surer = seed.offers
      .filter(({ note, openingHours }) =>
        saysSo.test(`${note} ${'words' in openingHours ? openingHours.words : ''}`),
      )
      .filter((offer) => {
        const verification = verificationAt(offer, now, {});
        return !(verification.kind === 'unverified' && verification.doubtful);
      });
    expect(surer.map(({ slug }) => slug)).toEqual([]);
  });

  test('a number that the offer says is to be confirmed is shown so', () => {
    const saysSo = /nummeret[^.;]*(bør|skal) bekræftes|begge numre er fra 20[01]\d/i;
    const surer = seed.offers
      .filter(({ note }) => note !== null && saysSo.test(note))
      .filter((offer) =>
        offer.phones.some((phone) => !isDoubtfulNumber(phone, verificationAt(offer, now, {}))),
      );
    expect(surer.map(({ slug }) => slug)).toEqual([]);
  });

  test('what stands under »Ikke for« is whom it is not for, not whom it is for', () => {
    const opposite = seed.offers.filter(({ exclusions }) =>
      /\bkun,? (når|hvis|for)\b|gives ikke|skal kunne|kan ikke flyttes/i.test(exclusions ?? ''),
    );
    expect(opposite.map(({ slug }) => slug)).toEqual([]);
  });

  test('no source was read after the day it was entered, or in the future', () => {
    for (const { record, pageDate, recordedOn } of sources) {
      expect(recordedOn <= '2026-12-01', record).toBe(true);
      expect((pageDate ?? '') <= recordedOn, record).toBe(true);
    }
  });

  test('where hours are unknown nothing but the words of the source stands in their place', () => {
    for (const { slug, openingHours } of seed.offers)
      if (openingHours.kind === 'unknown')
        expect(Object.keys(openingHours).sort(), slug).toEqual(['exceptions', 'kind', 'words']);
  });
});

describe('a doctor can be told whom to ring, at any hour, wherever the citizen lives', () => {
  const published = openDatabase(':memory:').then(async (database) => {
    await seedDatabase(database, seed, now.toInstant());
    return readPublished(database);
  });
  test.each(['2026-12-01T10:00', '2026-12-05T03:00', '2026-12-24T18:00', '2027-01-01T07:30'])(
    '%s',
    async (tid) => {
      const at = danishTime(tid);
      const catalogue = catalogueAt(await published, at, at);
      const all = { domain: null, age: null, openOnly: false, text: '', at: minuteOf(at) };
      for (const municipality of seed.places.municipalities)
        for (const urgency of [null, ...urgencies]) {
          const criteria = { ...all, municipality, urgency };
          const { shown, fallback, counts } = matchOffers(catalogue, criteria, {
            shown: 1_000,
            nearMisses: 0,
          });
          expect(shown.length + fallback.length, `${municipality.name} ${urgency}`).toBeGreaterThan(0);
          expect(counts.fits > 0 || fallback.length > 0, `${municipality.name} ${urgency}`).toBe(true);
        }
    },
  );
});
