/** Which texts of an offer free text is searched in, and how each word is found there. */
import { describe, expect, test } from 'vitest';
import { exampleOffer } from '../example-offers.ts';
import { lookUp } from './look-up.ts';

const nursing = exampleOffer({
  name: 'Eksempel Åben Sygepleje',
  summary: 'Sårpleje på Ærø-vis',
  operator: 'livslinien',
  targetGroup: 'Voksne med blærekateter',
  access: { who: 'Praktiserende læge', how: 'Ring til Øllegård' },
  services: ['iv-behandling', 'blodproever'],
  exclusions: 'Ikke rusmidler',
  note: 'Indgang fra gården',
});

function matchOf(q: string) {
  const { matches } = lookUp(`q=${encodeURIComponent(q)}`, { offers: [nursing], now: '2026-12-01T10:00' });
  return matches.shown[0]?.textMatch ?? (matches.shown.length > 0 ? 'everything' : 'nothing');
}

describe('Danish letters either way, capitals or not', () => {
  test.each([
    'åben',
    'ÅBEN',
    'aaben',
    'Aaben',
    'A\u030Aben',
    'sårpleje',
    'saarpleje',
    'ærø',
    'aeroe',
    'øllegård',
    'oellegaard',
  ])('%s', (q) => {
    expect(matchOf(q)).toBe('exact');
  });
});

describe('what is searched: name, summary, target group, access, organisation, what it can do', () => {
  test.each([
    'sygepleje',
    'sårpleje',
    'voksne',
    'praktiserende',
    'øllegård',
    'Livslinien',
    'Kommune',
    'intravenøs',
    'blodprøver',
  ])('%s', (q) => {
    expect(matchOf(q)).toBe('exact');
  });
});

describe('what it is not for, and remarks, are not searched: they would find the opposite', () => {
  test.each(['rusmidler', 'gården'])('%s', (q) => {
    expect(matchOf(q)).toBe('nothing');
  });
});

describe('several words', () => {
  test.each([
    ['sygepleje voksne', 'exact'],
    ['voksne   SYGEPLEJE', 'exact'],
    ['voksne, sygepleje!', 'exact'],
    ['sygep', 'prefix'],
    ['sygepleje voks', 'prefix'],
    ['pleje voksne', 'prefix'],
    ['voksne sygeplje', 'guess'],
    ['sygepleje findesikke', 'exact'],
    ['findesikke', 'nothing'],
  ])('%s: %s', (q, match) => {
    expect(matchOf(q)).toBe(match);
  });
});

test('the name of a place is a place, not a word', () => {
  expect(matchOf('Horsens Kommune')).toBe('everything');
});

test('in quotes every word is a word', () => {
  expect(matchOf('"Horsens Kommune"')).toBe('exact');
  expect(matchOf('sygepleje "Horsens" 84')).toBe('exact');
});

test('text without a single word searches for nothing and shows everything', () => {
  for (const q of ['', '   ', '!!!', '%', '*', '-']) expect(matchOf(q), q).toBe('everything');
});

test('an emoji, a quote and a tag are words like any other: not found, nothing breaks', () => {
  for (const q of ['🚑', `' or 1=1 --`, '<b>fed</b>', 'constructor', '__proto__', 'toString'])
    expect(['nothing', 'everything'], q).toContain(matchOf(q));
});
