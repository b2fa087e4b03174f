/** What every program that an operator runs has in common: one readable line when it cannot, and what it was given. */
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

/** @throws OperatorMistake */
export function onlyArgument(usage: string): string {
  const given = atMostOneArgument(usage);
  if (given === undefined) throw new OperatorMistake(usage);
  return given;
}

/** @throws OperatorMistake */
export function atMostOneArgument(usage: string): string | undefined {
  try {
    const { positionals } = parseArgs({ allowPositionals: true });
    if (positionals.length <= 1 && positionals[0] !== '') return positionals[0];
  } catch {
    // Told below.
  }
  throw new OperatorMistake(usage);
}
