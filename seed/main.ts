/** `npm run seed`: checks the seed files and puts them into the database. The lists of words are only checked: the program reads their files. */
import { openDatabase } from '../data/database.ts';
import { danishNow } from '../server/clock.ts';
import { readConfig } from '../server/config.ts';
import { runProgram } from '../server/program.ts';
import { seedDatabase } from './seed.ts';
import { readSeed } from './seed-files.ts';
import { readWordLists } from './word-lists.ts';

await runProgram(async () => {
  const { databaseFile } = readConfig(process.env);
  const seed = readSeed();
  readWordLists();
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
});
