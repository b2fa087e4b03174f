/** The lexicon as its editors write it, and the real one in seed/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLexicon } from '../../seed/lexicon-file.ts';
import { readSeed, SeedMistake, seedFolder } from '../../seed/seed-files.ts';
import { LexiconMistake, parseLexicon, synonymsOf } from '../../server/catalogue/lexicon.ts';
import { searchText } from '../../server/catalogue/text-search.ts';
import { catalogueOf } from '../lookup/look-up.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('a line is a group, its words between equals signs', () => {
  test.each([
    ['iv = drop', [['iv', 'drop']]],
    ['iv=drop=  intravenøs behandling', [['iv', 'drop', 'intravenøs behandling']]],
    [
      'iv = drop\r\nkad = kateter\r\n',
      [
        ['iv', 'drop'],
        ['kad', 'kateter'],
      ],
    ],
    ['# en bemærkning\n\n   \niv = drop # også en', [['iv', 'drop']]],
    ['', []],
  ])('%j', (text, groups) => {
    expect(parseLexicon(text)).toEqual(groups);
  });
});

describe('every mistake is told with its line', () => {
  function mistakesIn(text: string): string[] {
    try {
      parseLexicon(text);
      return [];
    } catch (error) {
      if (!(error instanceof LexiconMistake)) throw error;
      return error.message.split('\n');
    }
  }

  test.each([
    ['iv', ['linje 1: »iv« mangler et lighedstegn']],
    ['# iv\n\niv, drop', ['linje 3: »iv, drop« mangler et lighedstegn']],
    ['iv =', ['linje 1: et ord mangler ved et lighedstegn']],
    ['iv = = drop', ['linje 1: et ord mangler ved et lighedstegn']],
    ['iv = –', ['linje 1: et ord mangler ved et lighedstegn']],
    ['iv = a\niv = b\nIV = c', ['linje 3: »iv« står i mere end 2 grupper']],
    ['århus = a\naarhus = b\narhus = c', ['linje 3: »arhus« står i mere end 2 grupper']],
    [
      'iv\nkad = kateter\ndrop =',
      ['linje 1: »iv« mangler et lighedstegn', 'linje 3: et ord mangler ved et lighedstegn'],
    ],
  ])('%j', (text, mistakes) => {
    expect(mistakesIn(text)).toEqual(mistakes);
  });

  test('two groups of a word are none', () => {
    expect(mistakesIn('drop = iv\ndrop = væske')).toEqual([]);
  });

  test('of a file that cannot be read, or is wrong, the file is told too', () => {
    expect(() => readLexicon(temporaryFolder())).toThrow(
      new SeedMistake('seed/lexicon.txt: filen kan ikke læses'),
    );
  });
});

describe('a word finds the others of its groups', () => {
  const { of, longest, guess } = synonymsOf(
    parseLexicon('iv = drop = intravenøs behandling\nblodprøve = prøver\ndrop = væske'),
  );

  test('and of both its groups', () => {
    expect(of.get('iv')).toEqual(['drop', 'intravenøs behandling']);
    expect(of.get('drop')).toEqual(['iv', 'intravenøs behandling', 'væske']);
    expect(of.get('væske')).toBeUndefined();
  });

  test('the longest phrase is known', () => {
    expect(longest).toBe(2);
    expect(synonymsOf([]).longest).toBe(1);
  });

  test('a misspelt word of the lexicon is guessed, with the others of its group', () => {
    expect(guess('blodprve')).toMatchObject({
      written: 'blodprøve',
      errors: 1,
      others: expect.arrayContaining(['prøver']),
    });
    expect(guess('hospital')).toBeUndefined();
  });
});

describe('the real lexicon', () => {
  const text = readFileSync(join(seedFolder, 'lexicon.txt'), 'utf8');
  const [inUse = '', waiting] = text.split('# Venter på tekst');
  const groups = parseLexicon(inUse);
  const catalogue = catalogueOf(readSeed().offers, '2026-12-01T10:00', inUse);

  /** As one word or phrase, whole or as part of a word; never guessed. */
  function isMentioned(phrase: string): boolean {
    const hits = searchText(catalogue.index.words, synonymsOf([]), phrase);
    const found = hits?.words.every(({ how }) => how === 'exact' || how === 'prefix') ?? false;
    return found && (hits?.covered.includes(hits.words.length) ?? false);
  }

  test('is valid, and large enough to be of use', () => {
    expect(readLexicon().length).toBeGreaterThanOrEqual(120);
    expect(groups.length).toBeGreaterThanOrEqual(120);
  });

  test('has one to three words in each place, and none twice in a group', () => {
    for (const group of readLexicon()) {
      for (const phrase of group) expect(phrase.split(/\s+/).length, phrase).toBeLessThanOrEqual(3);
      expect(new Set(group).size, group.join(' = ')).toBe(group.length);
    }
  });

  test('every group has a word that some offer mentions, but those that wait for text', () => {
    expect(waiting).toBeDefined();
    expect(groups.filter((group) => !group.some(isMentioned)).map((group) => group.join(' = '))).toEqual([]);
  });

  test('every word of these groups finds something', () => {
    const synonyms = synonymsOf(groups);
    const lost = groups.flat().filter((phrase) => {
      const words = searchText(catalogue.index.words, synonyms, phrase)?.words ?? [];
      return words.some(({ how }) => how === 'nowhere' || how === 'guess');
    });
    expect(lost).toEqual([]);
  });
});
