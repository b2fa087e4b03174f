/** `npm run backup -- FILE`: copies the database as it is now, in use or not, examines the copy and says what it holds. */
import { statSync } from 'node:fs';
import { backUp } from '../../data/backup.ts';
import { danishNow } from '../clock.ts';
import { readConfig } from '../config.ts';
import { onlyPath, runProgram } from '../program.ts';
import { heldWords } from './backup-words.ts';

await runProgram(async () => {
  const target = onlyPath('Brug: npm run backup -- FIL');
  const { databaseFile } = readConfig(process.env);
  const examined = await backUp(databaseFile, target, danishNow());
  console.log(
    `Sikkerhedskopi af ${databaseFile} i ${target}: ${heldWords(examined)}, ${statSync(target).size} byte. Efterset.`,
  );
  for (const doubt of examined.doubts) console.error(doubt);
});
