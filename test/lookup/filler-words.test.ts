/** Words that are passed over must not be what an offer is called or found by. */
import { expect, test } from 'vitest';
import { readLexicon } from '../../seed/lexicon-file.ts';
import { readSeed } from '../../seed/seed-files.ts';
import { fold, splitWords } from '../../server/danish-text.ts';
import { fillers, isFiller } from '../../server/lookup/filler-words.ts';
import { exampleOffer } from '../example-offers.ts';
import { lookUp } from './look-up.ts';

const people = new Set(fillers.at(-1)?.words.split(' ').map(fold));

test('no word for a person that is passed over stands in the name of an offer', () => {
  const called = readSeed().offers.flatMap(({ name }) => splitWords(name).map(fold));
  expect(called.filter((word) => people.has(word))).toEqual([]);
});

test('no word of the lexicon is passed over', () => {
  const single = readLexicon()
    .flat()
    .filter((phrase) => !phrase.includes(' '));
  expect(single.filter(isFiller)).toEqual([]);
});

test.each([
  ['på', 'paa', 'PA', 'pa', 'pa\u030A'],
  ['når', 'naar', 'NÅR', 'nar'],
  ['være', 'vaere', 'Være', 'vare'],
  ['gør', 'goer', 'GØR', 'gor'],
])('a small word is passed over however its letters are written: %s', (...ways) => {
  expect(ways.filter((word) => !isFiller(word))).toEqual([]);
});

test('a word that only has the bare letters of a small word is searched for', () => {
  expect(['hår', 'haar', 'mænd', 'maend', 'åt'].filter(isFiller)).toEqual([]);
});

test('a call told in a sentence searches for what it is about', () => {
  const nursing = exampleOffer({ name: 'Eksempel Sygepleje', services: ['iv-behandling'] });
  const line = 'jeg har en dame på 84 i horsens der skal have iv';
  const { request, matches } = lookUp(`q=${encodeURIComponent(line)}`, {
    offers: [nursing],
    now: '2026-12-01T10:00',
  });
  expect(request.criteria.text).toBe('iv');
  expect(matches.text?.words.map(({ typed }) => typed)).toEqual(['iv']);
});

test('a word for somebody is searched when the texts have it in one word with the next', () => {
  const adults = exampleOffer({ name: 'Eksempel Voksenteamet' });
  const read = (q: string) =>
    lookUp(`${new URLSearchParams({ q })}`, { offers: [adults], now: '2026-12-01T10:00' }).request.criteria
      .text;
  expect(read('40 voksen team')).toBe('voksen team');
  expect(read('40 voksen krise')).toBe('krise');
});
