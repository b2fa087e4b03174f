/** `npm run verify [-- FILE]`: goes through a database, in use or not, and says what is in it and what is wrong. Ends with 1 when anything is. */
import { examine } from '../../data/examination.ts';
import { danishNow } from '../clock.ts';
import { readConfig } from '../config.ts';
import { atMostOnePath, runProgram } from '../program.ts';
import { reportLines } from './backup-words.ts';

await runProgram(async () => {
  const given = atMostOnePath('Brug: npm run verify [-- FIL]');
  const file = given ?? readConfig(process.env).databaseFile;
  const examined = await examine(file, danishNow());
  for (const line of reportLines(file, examined)) console.log(line);
  if (examined.broken.length + examined.doubts.length > 0) process.exitCode = 1;
});
