/** `npm run load-dump -- FOLDER`: reads what `npm run dump` wrote into an empty database. */
import { loadDump } from '../../data/load-dump.ts';
import { danishNow } from '../clock.ts';
import { readNamedDatabase } from '../config.ts';
import { onlyPath, runProgram } from '../program.ts';
import { heldWords } from './backup-words.ts';

await runProgram(async () => {
  const folder = onlyPath('Brug: npm run load-dump -- MAPPE');
  const databaseFile = readNamedDatabase(process.env);
  const examined = await loadDump(databaseFile, folder, danishNow());
  console.log(`${folder} er læst ind i ${databaseFile}: ${heldWords(examined)}.`);
  for (const doubt of examined.doubts) console.error(doubt);
});
