/** Danish text made comparable. */
import { describe, expect, test } from 'vitest';
import { compareDanish, fold, skeleton } from '../server/danish-text.ts';

describe('folded: what was spelled, without capitals, accents and signs', () => {
  test.each([
    ['Ærø', 'aeroe'],
    ['ÅRHUS', 'aarhus'],
    ['Aarhus', 'aarhus'],
    ['A\u030Arhus', 'aarhus'],
    ['Café', 'cafe'],
    ['Ringkøbing-Skjern', 'ringkoebing skjern'],
    ['  to   ord ', 'to ord'],
    ['24/7', '24 7'],
    ['§', ''],
    ['', ''],
  ])('»%s« → »%s«', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

test('as a skeleton æ ae a, ø oe o and å aa a are the same', () => {
  for (const spelled of ['Århus', 'Aarhus', 'arhus']) expect(skeleton(spelled)).toBe('arhus');
  for (const spelled of ['Ringkøbing', 'ringkoebing', 'RINGKOBING'])
    expect(skeleton(spelled)).toBe('ringkobing');
  for (const spelled of ['Ærø', 'aeroe', 'aro']) expect(skeleton(spelled)).toBe('aro');
  for (const spelled of ['døende', 'doeende', 'doende']) expect(skeleton(spelled)).toBe('donde');
  for (const spelled of ['gående', 'gaaende', 'gaende']) expect(skeleton(spelled)).toBe('gande');
});

test('Danish order: æ ø å after z, numbers as numbers', () => {
  expect(['Åben', 'Zoo', 'Ærø', 'Øst', 'Anna', 'Afsnit 10', 'Afsnit 9'].sort(compareDanish)).toEqual([
    'Afsnit 9',
    'Afsnit 10',
    'Anna',
    'Zoo',
    'Ærø',
    'Øst',
    'Åben',
  ]);
});
