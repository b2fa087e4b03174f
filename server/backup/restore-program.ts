/** `npm run restore -- FILE`: puts a backup in the place of the database, which is kept beside it. The service must be stopped. */
import { restore } from '../../data/restore.ts';
import { danishNow } from '../clock.ts';
import { readNamedDatabase } from '../config.ts';
import { onlyPath, runProgram } from '../program.ts';
import { heldWords } from './backup-words.ts';

await runProgram(async () => {
  const backup = onlyPath('Brug: npm run restore -- SIKKERHEDSKOPI');
  const databaseFile = readNamedDatabase(process.env);
  const { examined, kept } = await restore(databaseFile, backup, danishNow());
  const old = kept === undefined ? '' : ` Den gamle ligger i ${kept}.`;
  console.log(
    `${databaseFile} er gendannet fra ${backup}: ${heldWords(examined)}.${old} Start tjenesten; alle skal logge ind igen.`,
  );
  for (const doubt of examined.doubts) console.error(doubt);
});
