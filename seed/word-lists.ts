/** The lists of words the program reads from files, checked: what means the same, and what lies outside the region. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordLists } from '../server/catalogue/catalogue.ts';
import { OutsideMistake, parseOutside } from '../server/places/outside-places.ts';
import { readLexicon } from './lexicon-file.ts';
import { SeedMistake, seedFolder } from './seed-files.ts';

/** @throws SeedMistake naming file and line */
export function readWordLists(): WordLists {
  return { lexicon: readLexicon(), outside: readOutside() };
}

const name = 'outside-region.txt';

/** @throws SeedMistake naming file and line */
export function readOutside(folder: string = seedFolder): string[] {
  try {
    return parseOutside(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    if (!(error instanceof OutsideMistake)) throw new SeedMistake(`seed/${name}: filen kan ikke læses`);
    throw new SeedMistake(error.message.replace(/^/gm, `seed/${name}: `));
  }
}
