/** A text with the searched words marked where they stand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { skeleton } from '../../server/danish-text.ts';
import { excerptOf, markWords } from '../../server/offers/marked-text.ts';

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
    ['Et akut team kører akut ud', ['akutteam'], 'Et [akut team] kører akut ud'],
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

describe('an excerpt is the first mark with whole words around it', () => {
  const long =
    'Borgere i eget hjem eller på plejecenter, som har brug for hjælp til kateter, medicin eller sår hele døgnet og ikke kan vente til dagen efter';
  const excerpt = (text: string, ...words: string[]) =>
    excerptOf(markWords(text, new Set(words)))
      ?.map((part) => (part.hit ? `[${part.text}]` : part.text))
      .join('');

  test.each([
    [
      'kateter',
      '… som har brug for hjælp til [kateter], medicin eller sår hele døgnet og ikke kan vente til …',
    ],
    ['borgere', '[Borgere] i eget hjem eller på plejecenter, som har brug for hjælp til kateter, medicin …'],
    ['efter', '… for hjælp til kateter, medicin eller sår hele døgnet og ikke kan vente til dagen [efter]'],
  ])('»%s«: %s', (word, expected) => {
    expect(excerpt(long, word)).toBe(expected);
  });

  test('a short text stands whole', () => {
    expect(excerpt('Voksne med kateter', 'kateter')).toBe('Voksne med [kateter]');
  });

  test('without a mark there is none', () => {
    expect(excerpt(long, 'demens')).toBeUndefined();
  });

  test('it is never much longer than a line, and begins and ends between words', () => {
    fc.assert(
      fc.property(fc.nat(long.split(' ').length - 1), (at) => {
        const word = long.split(' ')[at]?.replace(',', '') ?? '';
        const parts = excerptOf(markWords(long, new Set([skeleton(word)]))) ?? [];
        const text = parts
          .map((part) => part.text)
          .join('')
          .replace(/^… /, '')
          .replace(/ …$/, '');
        expect(text.length).toBeLessThanOrEqual(90);
        expect(` ${long} `).toContain(` ${text} `);
      }),
    );
  });
});
