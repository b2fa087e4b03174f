/** Words of services with slips of the fingers in them, generated: a slip seldom hides an offer, and a real word is not guessed to be another. */
import { expect, test } from 'vitest';
import { rehearsalAt, rehearsedMoments } from '../../bench/rehearsed-lines.ts';
import { slipsOf } from '../../bench/typing-errors.ts';
import { typingQuality } from '../../bench/typing-quality.ts';
import { searchText } from '../../server/catalogue/text-search.ts';

const { catalogue } = rehearsalAt(rehearsedMoments[0]);
const understood = (typed: string) => searchText(catalogue.index.words, catalogue.synonyms, typed)?.words[0];

test('a slip is a letter left out, two swapped, one struck twice, or its neighbour on the keyboard', () => {
  expect(slipsOf('øl')).toEqual(['l', 'øøl', 'æl', 'ål', 'lø', 'ø', 'øll', 'øk', 'øæ', 'øo', 'øp']);
});

test('with one slip, or two in a long word, the word of a service still finds its offers', () => {
  const { one, two } = typingQuality(catalogue);
  expect({ one: one.found >= 0.995, two: two.found >= 0.985, missed: [one.missed, two.missed] }).toEqual({
    one: true,
    two: true,
    missed: [expect.any(Array), expect.any(Array)],
  });
});

test.each(['akutem', 'akutemm', 'akuttem', 'akutteem', 'akutteamt', 'akuteam', 'akttem', 'kutteam'])(
  '»%s« is akutteam, and that it is guessed is said where it is',
  (typed) => {
    const found = understood(typed);
    expect(['guess', 'exact']).toContain(found?.how);
    if (found?.how === 'guess') expect(found.meant.join(' ')).toMatch(/\bakutteam/);
  },
);

test.each(['blære', 'hund', 'brok', 'kæreste', 'migræne', 'tarm', 'ubehandlet', 'ubekymret', 'sukker'])(
  'no offer mentions »%s«, and it is not guessed to be another word',
  (word) => {
    expect(understood(word)).toEqual({ typed: word, how: 'nowhere', meant: [] });
  },
);
