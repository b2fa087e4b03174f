/** Words that differ only in a Danish ending are one word to the search. */
import { describe, expect, test } from 'vitest';
import { stem } from '../server/danish-stem.ts';
import { skeleton } from '../server/danish-text.ts';

test.each(['sommer', 'denens', 'demes', 'fems'])('a small word is no stem of %s', (word) => {
  expect(stem(word)).toBe(word);
});

describe('plural and definite endings, also possessive, do not matter', () => {
  test.each([
    ['akutplads', 'akutpladsen', 'akutpladser', 'akutpladserne', 'akutpladsernes'],
    ['sygeplejerske', 'sygeplejersker', 'sygeplejersken', 'sygeplejerskerne'],
    ['hjem', 'hjemmet', 'hjemmene'],
    ['klinik', 'klinikken', 'klinikker', 'klinikkerne'],
    ['blodprøve', 'blodprøver', 'blodprøven', 'blodprøverne', 'blodproever'],
    ['seng', 'senge', 'sengen', 'sengene'],
    ['læge', 'læger', 'lægen', 'lægens', 'lægerne', 'lægernes'],
    ['krise', 'kriser', 'krisen'],
    ['sår', 'såret', 'sårene'],
    ['team', 'teams', 'teamet', 'teamets', 'teamene'],
    ['afdeling', 'afdelings', 'afdelingen', 'afdelinger', 'afdelingens'],
    ['abstinens', 'abstinenser', 'abstinenserne'],
    ['rådgiver', 'rådgivere', 'rådgiveren', 'rådgiverne', 'rådgivernes'],
    ['krisecenter', 'krisecentret', 'krisecenteret', 'krisecentre', 'krisecentrene', 'krisecenters'],
    ['kateter', 'kateteret', 'katetret', 'katetre', 'katetrene'],
    ['hjælpemiddel', 'hjælpemidlet', 'hjælpemidler', 'hjælpemidlerne'],
    ['trussel', 'truslen', 'trusler', 'truslerne'],
    ['vagt', 'vagts', 'vagten', 'vagtens'],
  ])('%s, %s, %s …', (...words) => {
    expect(new Set(words.map((word) => stem(skeleton(word)))).size).toBe(1);
  });
});

describe('words of their own stay apart', () => {
  test.each([
    ['demens', 'dem'],
    ['kateter', 'kat'],
    ['underrette', 'under'],
    ['selvmordstankr', 'selvmordstanker'],
    ['akut', 'akutplads'],
    ['by', 'byer'],
    ['is', 'ise'],
    ['vold', 'voldtægt'],
    ['hospital', 'hospice'],
  ])('%s, %s', (a, b) => {
    expect(stem(skeleton(a))).not.toBe(stem(skeleton(b)));
  });
});

test('a short word and a number are left alone', () => {
  for (const word of ['', 'iv', 'by', 'byen', 'et', 'ene', '8700', '24']) expect(stem(word)).toBe(word);
});
