/** `npm run environment`: writes the table of environment variables into `docs/drift.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { variables } from './environment.ts';
import { withEnvironmentTable } from './environment-table.ts';
import { OperatorMistake } from './operator-mistake.ts';
import { runProgram } from './program.ts';

const file = join(import.meta.dirname, '../docs/drift.md');

await runProgram(async () => {
  const written = withEnvironmentTable(readFileSync(file, 'utf8'), variables.shape);
  if (written === undefined)
    throw new OperatorMistake('docs/drift.md har ikke længere en plads til tabellen.');
  writeFileSync(file, written);
});
