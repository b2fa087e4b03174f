/** How many typing errors lie between two words, and which words somebody may have meant. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigrams, guessWords, typingErrors } from '../../server/catalogue/word-guess.ts';

describe('typing errors', () => {
  test.each([
    ['kateter', 'kateter', 0],
    ['katater', 'kateter', 1],
    ['kteter', 'kateter', 1],
    ['katteter', 'kateter', 1],
    ['kaetter', 'kateter', 1],
    ['akteter', 'kateter', 1],
    ['katetre', 'kateter', 1],
    ['kattetre', 'kateter', 2],
    ['kaettre', 'kateter', 2],
    ['psykose', 'psykoser', 1],
    ['', '', 0],
    ['', 'iv', 2],
    ['vi', 'iv', 1],
  ])('»%s« for »%s«: %i', (typed, meant, errors) => {
    expect(typingErrors(typed, meant, 3)).toBe(errors);
  });

  test.each([
    ['kateter', 'drop', 0, 1],
    ['kateter', 'drop', 2, 3],
    ['a', 'abcdef', 1, 2],
  ])('»%s« for »%s«, counted to %i: told as %i', (typed, meant, most, told) => {
    expect(typingErrors(typed, meant, most)).toBe(told);
  });

  test('are the same both ways, none only for equal words, and never told as more than one too many', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 10 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        const errors = typingErrors(a, b, most);
        expect(typingErrors(b, a, most)).toBe(errors);
        expect(errors === 0).toBe(a === b);
        expect(errors).toBeLessThanOrEqual(most + 1);
        expect(errors).toBe(Math.min(typingErrors(a, b, 20), most + 1));
      }),
    );
  });
});

/** The words guessed among some, nearest and then most common first; how common each is stands after a colon. */
function guess(typed: string, ...among: string[]): string[] {
  const [words, counts] = [
    among.map((one) => one.split(':')[0] ?? ''),
    among.map((one) => Number(one.split(':')[1] ?? 1)),
  ];
  const byBigram = new Map<string, number[]>();
  for (const [at, word] of words.entries())
    for (const pair of bigrams(word)) byBigram.set(pair, [...(byBigram.get(pair) ?? []), at]);
  return guessWords(typed, words, byBigram, (at) => counts[at] ?? 0, 3).map(({ at }) => words[at] ?? '');
}

describe('one error in words of four letters or more, two in words of eight or more', () => {
  test.each([
    ['drp', 'drop', false],
    ['drpo', 'drop', true],
    ['dropp', 'drop', true],
    ['dripp', 'drop', false],
    ['katater', 'kateter', true],
    ['katatar', 'kateter', false],
    ['psykatri', 'psykiatri', true],
    ['spykatri', 'psykiatri', true],
    ['spykatry', 'psykiatri', false],
    ['sygepljee', 'sygepleje', true],
    ['sygplejje', 'sygepleje', true],
  ])('»%s« for »%s«: %s', (typed, meant, guessed) => {
    expect(guess(typed, meant)).toEqual(guessed ? [meant] : []);
  });

  test('a number is never guessed', () => {
    expect(guess('8701', '8700')).toEqual([]);
    expect(guess('99000001', '99000002')).toEqual([]);
  });
});

test('the fewest errors count, then the more common word; at most as many as are asked for', () => {
  expect(guess('tests', 'test', 'testet')).toEqual(['test']);
  expect(guess('team', 'tea', 'tear:9', 'teak:5', 'beam', 'seam')).toEqual(['tear', 'teak', 'tea']);
});

test('no word at all is near nothing', () => {
  expect(guess('kateter')).toEqual([]);
  expect(guess('', 'kateter')).toEqual([]);
});

test('whatever single error is made in a word, the word is found', () => {
  const letters = 'abcdefgh';
  const letter = fc.constantFrom(...letters);
  const word = fc.string({ unit: letter, minLength: 5, maxLength: 12 });
  const errors: ((word: string, at: number, letter: string) => string)[] = [
    (word, at, letter) => word.slice(0, at) + letter + word.slice(at + 1),
    (word, at, letter) => word.slice(0, at) + letter + word.slice(at),
    (word, at) => word.slice(0, at) + word.slice(at + 1),
    (word, at) =>
      word.slice(0, at) +
      word
        .slice(at, at + 2)
        .split('')
        .reverse()
        .join('') +
      word.slice(at + 2),
  ];
  fc.assert(
    fc.property(word, fc.nat(), letter, fc.constantFrom(...errors), (meant, place, letter, wrong) => {
      expect(guess(wrong(meant, place % meant.length, letter), meant)).toEqual([meant]);
    }),
  );
});
