/** A link to a lookup gives whoever opens it the same answer. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLookup } from '../../server/lookup/lookup-criteria.ts';
import { type Field, fields } from '../../server/lookup/lookup-fields.ts';
import { lookupLink } from '../../server/lookup/lookup-link.ts';
import { createPlaceResolver, placeNames } from '../../server/places/place.ts';
import { parseQuery } from '../../server/query-string.ts';
import { danishTime, outside, places } from '../start-service.ts';
import { callWords } from './call-words.ts';

const reading = {
  resolvePlace: createPlaceResolver(places, outside),
  lineNames: placeNames(places, outside),
};
const read = (address: string) => readLookup(parseQuery(address), reading, danishTime('2026-12-01T10:00'));

describe('read, linked and read again is the same', () => {
  test.each([
    '/',
    '/?kommune=0615&hast=kommunalt&omraade=somatik&alder=84&tid=2026-12-24T22:00&aaben=1&q=iv',
    '/?kommune=%C3%85rhus+C',
    '/?kommune=8870',
    '/?q=50%25+%26+mere+%2B+%C3%A6%C3%B8%C3%A5+%22%3C%3E%22',
    '/?alder=300&kommune=Atlantis&tid=nu',
    '/?q=struer+84+iv+i+aften',
    '/?q=tarm+struer',
    '/?q=randers+40+%22perron+4%22',
    // What stays in the line is not read as something else for what has left it.
    '/?q=viborg+thisted+70',
    '/?q=ikke+70+11+31+31',
    '/?q=tarm+70113131+syd+djurs',
    '/?q=1813+uden+iv',
    '/?q=n%C3%A6ste+struer+dag',
    '/?q=8870+31/2+300+%C3%A5r',
  ])('%s', (address) => {
    const request = read(address);
    expect(read(lookupLink(request.entered))).toEqual({ ...request, fromLine: [] });
  });

  test('whatever is typed', () => {
    const typed = fc.record(
      Object.fromEntries(
        fields.map((field) => [field, fc.string({ unit: 'grapheme', maxLength: 30 })]),
      ) as Record<Field, fc.Arbitrary<string>>,
    );
    fc.assert(
      fc.property(typed, (entered) => {
        const request = read(lookupLink(entered));
        // What was passed over is told once and leaves the line.
        expect({ ...read(lookupLink(request.entered)), passedOver: [] }).toEqual({
          ...request,
          passedOver: [],
        });
      }),
    );
  });
});

test('any words of a call in any order mean the same once they have become fields', () => {
  const words = fc.constantFrom(...callWords);
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), (line) => {
      const request = read(lookupLink({ ...read('/').entered, q: line.join(' ') }));
      const again = read(lookupLink(request.entered));
      expect(again.criteria).toEqual({ ...request.criteria, text: again.criteria.text });
      expect(again.fromLine).toEqual([]);
      expect(lookupLink(again.entered)).toBe(lookupLink(request.entered));
    }),
    { numRuns: 2_000 },
  );
});

test('equal lookups have equal links, whatever order they were asked in', () => {
  expect(lookupLink(read('/?q=iv&alder=84&kommune=0615&hast=').entered)).toBe('/?kommune=0615&alder=84&q=iv');
  expect(lookupLink(read('/?kommune=0615&alder=84&q=iv').entered)).toBe('/?kommune=0615&alder=84&q=iv');
  expect(lookupLink(read('/?ukendt=1').entered)).toBe('/');
});

test('one thing can be changed or taken away with the rest kept', () => {
  const { entered } = read('/?kommune=0615&tid=2026-12-24T22:00&q=iv');
  expect(lookupLink(entered, { kommune: '0671' })).toBe('/?kommune=0671&tid=2026-12-24T22:00&q=iv');
  expect(lookupLink(entered, { tid: null })).toBe('/?kommune=0615&q=iv');
  expect(lookupLink(entered, { alder: '84' })).toBe('/?kommune=0615&alder=84&tid=2026-12-24T22:00&q=iv');
});
