/** `npm run dump -- FOLDER [--without-people]`: writes every table as text, one JSON object a line. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dump } from '../../data/dump.ts';
import { readConfig } from '../config.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { runProgram } from '../program.ts';

const usage = 'Brug: npm run dump -- MAPPE [--without-people]';

await runProgram(async () => {
  const { folder, withoutPeople } = readArguments();
  const { databaseFile } = readConfig(process.env);
  const { tables } = dump(databaseFile, folder, { withoutPeople });
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
  const secrets = withoutPeople
    ? 'Uden personer, adgangskoder og det, læsere har skrevet.'
    : 'Den rummer navne og adgangskoders aftryk: pas på den.';
  console.log(
    `${databaseFile} er skrevet til ${folder}: ${Object.keys(tables).length} tabeller, ${rows} rækker. ${secrets}`,
  );
});

function readArguments(): { folder: string; withoutPeople: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { 'without-people': { type: 'boolean' } },
      allowPositionals: true,
    });
    const [folder, ...more] = positionals;
    if (folder && more.length === 0)
      return { folder: resolve(folder), withoutPeople: values['without-people'] ?? false };
  } catch {
    // Told below.
  }
  throw new OperatorMistake(usage);
}
