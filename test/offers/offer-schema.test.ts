/** What an offer may hold. */
import { describe, expect, test } from 'vitest';
import { offerSchema } from '../../server/offers/offer-schema.ts';
import { alwaysOpen } from '../example-offers.ts';

function fieldsWrongIn(wrong: object): string[] {
  const read = offerSchema.safeParse({ ...alwaysOpen, ...wrong });
  return read.success ? [] : read.error.issues.map((issue) => issue.path.join('.'));
}

const phone = { label: 'X', audience: 'doctors', contactHours: { kind: 'as-offer' } };

describe('numbers', () => {
  test.each(['+4520000000', '+4599999999', '112', '1813', '116111'])('%s is one', (number) => {
    expect(fieldsWrongIn({ phones: [{ ...phone, number }] })).toEqual([]);
  });
  test.each([
    '99 00 00 01',
    '99000001',
    '+45 99000001',
    '+4510000000',
    '+459900000',
    '+46990000001',
    '0112',
    '11',
    '',
    'ring',
  ])('»%s« is not', (number) => {
    expect(fieldsWrongIn({ phones: [{ ...phone, number }] })).toEqual(['phones.0.number']);
  });
});

describe('refused', () => {
  test.each<[string, object, string]>([
    ['a name of spaces', { name: '   ' }, 'name'],
    ['an empty text instead of none', { exclusions: '' }, 'exclusions'],
    ['no domain', { domains: [] }, 'domains'],
    ['an area of no municipality', { coverage: { kind: 'municipalities', codes: [] } }, 'coverage.codes'],
    ['a slug with capitals', { slug: 'Eksempel' }, 'slug'],
    ['an id that is no UUID', { id: 'eksempel' }, 'id'],
    ['an age over 120', { ageTo: 121 }, 'ageTo'],
    ['half a year', { ageFrom: 0.5 }, 'ageFrom'],
    [
      'a source without an address',
      { sources: [{ ...alwaysOpen.sources[0], url: 'horsens.dk' }] },
      'sources.0.url',
    ],
    ['a confirmation without a time zone', { verifiedAt: '2026-12-01T10:00:00' }, 'verifiedAt'],
    ['a day that does not exist', { validFrom: '2026-02-31' }, 'validFrom'],
  ])('%s', (_, wrong, field) => {
    expect(fieldsWrongIn(wrong)).toEqual([field]);
  });
});

test('an offer read again is the same', () => {
  expect(offerSchema.parse(JSON.parse(JSON.stringify(alwaysOpen)))).toEqual(alwaysOpen);
});

test('what is not said is none, never filled in', () => {
  expect(alwaysOpen).toMatchObject({
    targetGroup: null,
    exclusions: null,
    ageFrom: null,
    ageTo: null,
    access: { who: null, how: null, ready: null },
    services: [],
    phones: [],
    places: [],
    capacity: null,
    verifiedAt: null,
    fallback: false,
  });
});

test('a name is one line, however it was pasted', () => {
  expect(offerSchema.parse({ ...alwaysOpen, name: ' Akut\r\nteam  \tNord ' }).name).toBe('Akut team Nord');
  expect(offerSchema.safeParse({ ...alwaysOpen, name: ' \n ' }).success).toBe(false);
});
