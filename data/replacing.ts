/** Puts one database in the place of another, which is kept beside it. At every moment one of the two is there whole. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { BackupMistake, prepared } from './backup.ts';
import { lookAt, realFile } from './database-look.ts';
import { isBusy } from './database-unusable.ts';
import { flushFolderOf, giveOwnerOf, link, placeOver } from './placing.ts';
import { holdAlone, InUse, type Release } from './run-lock.ts';

/**
 * Holds the database alone while `make` writes the new one into an empty file beside it, and swaps them. `kept`: where the old one is now;
 * undefined when there was none.
 * @throws BackupMistake while somebody has it open
 */
export async function replaceDatabase<Made>(
  given: string,
  make: (freshFile: string) => Promise<Made>,
  now: Temporal.Instant,
): Promise<{ made: Made; kept: string | undefined }> {
  mkdirSync(dirname(resolve(given)), { recursive: true });
  const file = realFile(given);
  const release = aloneWith(file, given);
  const fresh = prepared(file);
  try {
    const made = await make(fresh);
    foldLogIn(file, given);
    giveOwnerOf(existsSync(file) ? file : dirname(file), fresh);
    const kept = setAside(file, now);
    placeOver(fresh, file);
    return { made, kept };
  } finally {
    rmSync(fresh, { force: true });
    release();
  }
}

function aloneWith(file: string, given: string): Release {
  try {
    return holdAlone(file);
  } catch (error) {
    throw error instanceof InUse ? inUse(given) : error;
  }
}

function inUse(given: string): BackupMistake {
  return new BackupMistake(
    `Databasen ${given} er i brug. Stop tjenesten (og andre programmer, der har den åben), og prøv igen.`,
  );
}

/** So that the old database is one whole file. Only possible when nobody else has it open, which makes it a second check. */
function foldLogIn(file: string, given: string): void {
  if (!isReadable(file)) return;
  const sqlite = new Sqlite(file, { timeout: 0 });
  try {
    sqlite.pragma('journal_mode = delete');
  } catch (error) {
    throw isBusy(error) ? inUse(given) : error;
  } finally {
    sqlite.close();
  }
}

/** What is damaged or newer is kept as it is, its log with it: opening it would already change it. */
function isReadable(file: string): boolean {
  try {
    return lookAt(file).kind === 'ours';
  } catch {
    return false;
  }
}

/** The log goes before the new database comes: it would be read as the new one's. */
function setAside(file: string, now: Temporal.Instant): string | undefined {
  const stamp = now.toString({ smallestUnit: 'second' }).replaceAll(':', '');
  const aside = `${file}.foer-gendannelse-${stamp}`;
  if (existsSync(file)) link(file, aside);
  for (const ending of ['-wal', '-journal'])
    if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
  rmSync(`${file}-shm`, { force: true });
  flushFolderOf(file);
  return existsSync(aside) ? aside : undefined;
}
