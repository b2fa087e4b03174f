/** A text with the searched words marked where they stand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markWords } from '../../server/offers/marked-text.ts';

/** `Kommunal [Sygepleje]` */
function marked(text: string, ...words: string[]): string {
  return markWords(text, new Set(words))
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');
}

describe('the word is marked as it stands, whole', () => {
  test.each([
    ['Kommunal Sygepleje', ['sygepleje'], 'Kommunal [Sygepleje]'],
    ['Sårpleje, også om natten', ['sarpleje', 'natten'], '[Sårpleje], også om [natten]'],
    ['A\u030Aben nu', ['aben'], '[A\u030Aben] nu'],
    ['giver i.v. hjemme', ['iv'], 'giver [i.v.] hjemme'],
    ['akut-team', ['team'], 'akut-[team]'],
    ['kateterpleje', ['kateter'], 'kateterpleje'],
    ['(KAD)', ['kad'], '([KAD])'],
    ['<b>fed</b>', ['fed'], '<b>[fed]</b>'],
    ['', ['fed'], ''],
  ])('»%s« %j → »%s«', (text, words, expected) => {
    expect(marked(text, ...words)).toBe(expected);
  });
});

test('nothing searched, nothing marked', () => {
  expect(markWords('Kommunal Sygepleje', new Set())).toEqual([{ text: 'Kommunal Sygepleje', hit: false }]);
});

test('neighbours of the same kind are one piece', () => {
  expect(markWords('Åben hele natten', new Set(['natten']))).toEqual([
    { text: 'Åben hele ', hit: false },
    { text: 'natten', hit: true },
  ]);
});

test('whatever is marked, every letter is still there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ maxLength: 3 })), (text, words) => {
      const parts = markWords(text, new Set(words));
      expect(parts.map((part) => part.text).join('')).toBe(text);
    }),
  );
});
