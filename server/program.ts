/** What every program that an operator runs has in common: one readable line when it cannot, and what it was given. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { OperatorMistake } from './operator-mistake.ts';

/** Runs it; ends with 1 when it could not do what was asked. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    if (!(error instanceof OperatorMistake)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** The whole path of the only argument, as what is told must name it. @throws OperatorMistake */
export function onlyPath(usage: string): string {
  const given = atMostOnePath(usage);
  if (given === undefined) throw new OperatorMistake(usage);
  return given;
}

/** @throws OperatorMistake */
export function atMostOnePath(usage: string): string | undefined {
  try {
    const { positionals } = parseArgs({ allowPositionals: true });
    const [path, ...more] = positionals;
    if (more.length === 0 && path !== '') return path && resolve(path);
  } catch {
    // Told below.
  }
  throw new OperatorMistake(usage);
}
