/** `npm run seed`: checks the seed files and puts them into the database. The lexicon is only checked: the program reads its file. */
import { DatabaseUnusable, openDatabase } from '../data/database.ts';
import { danishNow } from '../server/clock.ts';
import { ConfigMistake, readConfig } from '../server/config.ts';
import { readLexicon } from './lexicon-file.ts';
import { seedDatabase } from './seed.ts';
import { readSeed, SeedMistake } from './seed-files.ts';

try {
  const { databaseFile } = readConfig(process.env);
  const seed = readSeed();
  readLexicon();
  const database = await openDatabase(databaseFile);
  const { added, changed, unchanged, leftToEditor, withdrawn } = await seedDatabase(
    database,
    seed,
    danishNow().toInstant(),
  );
  await database.destroy();
  const sources = new Set(seed.offers.flatMap((offer) => offer.sources.map((source) => source.record)));
  console.log(
    `${seed.offers.length} tilbud fra ${sources.size} kilder i ${databaseFile}: ${added} nye, ${changed} rettede, ${unchanged} uændrede, ${leftToEditor} overladt til redaktøren, ${withdrawn} trukket tilbage.`,
  );
} catch (error) {
  if (!(error instanceof SeedMistake || error instanceof DatabaseUnusable || error instanceof ConfigMistake))
    throw error;
  console.error(error.message);
  process.exitCode = 1;
}
