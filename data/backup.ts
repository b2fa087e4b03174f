/**
 * Copies a database in use. VACUUM INTO reads it as it is at one moment while others go on saving; the copy is one file that needs no log beside
 * it, and holds nothing of what has been erased.
 */
import { existsSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { OperatorMistake } from '../server/operator-mistake.ts';
import { isMissingOrEmpty, realFile } from './database-look.ts';
import { asUnusable, codeOf, DatabaseUnusable, isFull, unusableWords } from './database-unusable.ts';
import { type Examination, examine } from './examination.ts';
import { place, unfinished } from './placing.ts';
import { holdOpen } from './run-lock.ts';

/** Nothing was copied or put back; the message is one line for the operator. */
export class BackupMistake extends OperatorMistake {
  /** Somebody was first: there is a copy of that name already. */
  taken: boolean;
  constructor(message: string, { taken = false } = {}) {
    super(message);
    this.taken = taken;
  }
}

/**
 * Copies, examines the copy, and only then gives it its name. What is odd but whole is copied as it is.
 * @throws BackupMistake
 * @throws DatabaseUnusable
 */
export async function backUp(
  file: string,
  target: string,
  now: Temporal.ZonedDateTime,
): Promise<Examination> {
  if (existsSync(target)) throw taken(target);
  const copy = prepared(target);
  try {
    copyInto(file, copy);
    const examined = await examine(copy, now);
    const [broken] = examined.broken;
    if (broken !== undefined)
      throw new BackupMistake(`Kopien kan ikke bruges, og er ikke gemt. ${broken}. Se »npm run verify«.`);
    place(copy, target);
    return examined;
  } catch (error) {
    throw explained(error, target);
  } finally {
    rmSync(copy, { force: true });
  }
}

/** @throws DatabaseUnusable */
function copyInto(file: string, emptyFile: string): void {
  if (isMissingOrEmpty(file)) throw new DatabaseUnusable(unusableWords.missing(file));
  try {
    const release = holdOpen(realFile(file));
    // Not read-only, so that closing leaves no log beside a database that nobody else has open.
    const source = new Sqlite(file, { fileMustExist: true });
    try {
      source.prepare('vacuum into ?').run(resolve(emptyFile));
    } finally {
      source.close();
      release();
    }
  } catch (error) {
    // It is the copy that finds no room.
    throw isFull(error) ? error : asUnusable(file, error);
  }
}

/** @throws BackupMistake when there is no room for a new file beside it */
export function prepared(target: string): string {
  try {
    return unfinished(target);
  } catch (error) {
    throw explained(error, target);
  }
}

function taken(target: string): BackupMistake {
  return new BackupMistake(
    `Filen ${target} findes allerede og bliver ikke overskrevet. Vælg et andet navn.`,
    {
      taken: true,
    },
  );
}

function explained(error: unknown, target: string): unknown {
  const code = codeOf(error);
  const folder = dirname(resolve(target));
  if (code === 'EEXIST') return taken(target);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new BackupMistake(`Mappen ${folder} findes ikke.`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new BackupMistake(
      `I mappen ${folder} kan der ikke skrives. Ret rettighederne, eller vælg en anden.`,
    );
  if (isFull(error))
    return new BackupMistake(`Disken med ${folder} er fuld. Skaf plads, eller vælg en anden.`);
  return error;
}
