/** The lexicon as its editors keep it, checked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lexicon, LexiconMistake, parseLexicon } from '../server/catalogue/lexicon.ts';
import { SeedMistake, seedFolder } from './seed-files.ts';

const name = 'lexicon.txt';

/** @throws SeedMistake naming file and line */
export function readLexicon(folder: string = seedFolder): Lexicon {
  try {
    return parseLexicon(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    if (!(error instanceof LexiconMistake)) throw new SeedMistake(`seed/${name}: filen kan ikke læses`);
    throw new SeedMistake(error.message.replace(/^/gm, `seed/${name}: `));
  }
}
