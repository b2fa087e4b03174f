/** Numbers, ages and trust as they are read on a card. */
import { describe, expect, test } from 'vitest';
import type { Source } from '../../server/offers/offer-schema.ts';
import { ageWords, numberWords, sourceWords, trustWords } from '../../server/offers/offer-words.ts';
import { verificationAt } from '../../server/offers/verification.ts';
import { exampleOffer, exampleSource } from '../example-offers.ts';
import { danishTime } from '../start-service.ts';

describe('a number stands as it is said', () => {
  test.each([
    ['+4570113131', '70 11 31 31'],
    ['+4599000001', '99 00 00 01'],
    ['112', '112'],
    ['1813', '1813'],
    ['1888', '1888'],
    ['116111', '116 111'],
  ])('%s is "%s"', (number, words) => {
    expect(numberWords(number)).toBe(words);
  });
});

describe('ages', () => {
  test.each([
    [null, null, ''],
    [0, null, ''],
    [18, null, 'fra 18 år'],
    [null, 17, 'til og med 17 år'],
    [0, 17, 'til og med 17 år'],
    [18, 64, '18–64 år'],
    [17, 17, '17 år'],
    [0, 0, 'til og med 0 år'],
  ])('from %s to %s is "%s"', (ageFrom, ageTo, words) => {
    expect(ageWords({ ageFrom, ageTo })).toBe(words);
  });
});

describe('how far an entry can be trusted', () => {
  const verifiedOn = (verifiedAt: string, reverifyAfterDays = 90) =>
    exampleOffer({ name: 'Eksempel', verifiedAt, reverifyAfterDays });
  const readFrom = (...sources: Partial<Source>[]) =>
    exampleOffer({ name: 'Eksempel', sources: sources.map((source) => ({ ...exampleSource, ...source })) });

  test.each([
    [
      'confirmed today',
      verifiedOn('2026-12-01T09:00:00+01:00'),
      'verified',
      'Bekræftet 1. december 2026 af Eksempel Kommune',
    ],
    [
      'on the last day of the interval',
      verifiedOn('2026-09-02T10:00:00+02:00'),
      'verified',
      'Bekræftet 2. september 2026 af Eksempel Kommune',
    ],
    [
      'a minute past the interval',
      verifiedOn('2026-09-02T09:59:00+02:00'),
      'overdue',
      'Forfalden: sidst bekræftet 2. september 2026 af Eksempel Kommune',
    ],
    [
      'with an interval of its own',
      verifiedOn('2026-11-20T10:00:00+01:00', 10),
      'overdue',
      'Forfalden: sidst bekræftet 20. november 2026 af Eksempel Kommune',
    ],
    [
      'late in the evening counts as that Danish day',
      verifiedOn('2026-11-30T23:30:00Z'),
      'verified',
      'Bekræftet 1. december 2026 af Eksempel Kommune',
    ],
    ['never confirmed', readFrom({}), 'unverified', 'Ikke bekræftet af tilbuddet · kilde fra 2026'],
    [
      'never confirmed, from a page without a date',
      readFrom({ pageDate: null }),
      'unverified',
      'Ikke bekræftet af tilbuddet · udateret kilde',
    ],
    [
      'read with low confidence',
      readFrom({ confidence: 'low' }),
      'unverified',
      'Usikker oplysning, ikke bekræftet af tilbuddet · kilde fra 2026',
    ],
    [
      'from a page more than five years old',
      readFrom({ pageDate: '2021-11-30' }),
      'unverified',
      'Usikker oplysning, ikke bekræftet af tilbuddet · kilde fra 2021',
    ],
    [
      'from a page of exactly five years',
      readFrom({ pageDate: '2021-12-01' }),
      'unverified',
      'Ikke bekræftet af tilbuddet · kilde fra 2021',
    ],
    [
      'one good source is enough',
      readFrom({ confidence: 'low', pageDate: '2019-01-01' }, { pageDate: '2025-05-05' }),
      'unverified',
      'Ikke bekræftet af tilbuddet · kilde fra 2025',
    ],
  ] as const)('%s', (_, offer, kind, words) => {
    const verification = verificationAt(offer, danishTime('2026-12-01T10:00'), {});
    expect(verification.kind).toBe(kind);
    expect(trustWords(verification, offer.sources, 'Eksempel Kommune')).toBe(words);
  });
});

test('a source says when its page is from and when it was entered', () => {
  expect(sourceWords(exampleSource)).toBe('offentlig side fra 12. februar 2026, indlæst 21. november 2026');
  expect(sourceWords({ ...exampleSource, pageDate: null })).toBe(
    'udateret offentlig side, indlæst 21. november 2026',
  );
});
