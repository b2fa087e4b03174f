/**
 * `npm run seed [-- --new]`: checks the seed files and puts them into the database; `--new`: into a new one, though something tells that there was one. The lists of words
 * are only checked: the program reads their files.
 */
import { parseArgs } from 'node:util';
import { openDatabase } from '../data/database.ts';
import { danishNow } from '../server/clock.ts';
import { readConfig } from '../server/config.ts';
import { OperatorMistake } from '../server/operator-mistake.ts';
import { runProgram } from '../server/program.ts';
import { seedDatabase } from './seed.ts';
import { readSeed } from './seed-files.ts';
import { readWordLists } from './word-lists.ts';

await runProgram(async () => {
  const ifMissing = mayMakeNew() ? 'make-anyway' : 'make';
  const { databaseFile, backupFolder } = readConfig(process.env);
  const seed = readSeed();
  readWordLists();
  const database = await openDatabase(databaseFile, { backupFolder, ifMissing });
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

function mayMakeNew(): boolean {
  try {
    return parseArgs({ options: { new: { type: 'boolean' } } }).values.new ?? false;
  } catch {
    throw new OperatorMistake('Brug: npm run seed [-- --new]');
  }
}
