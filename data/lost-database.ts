/**
 * A database that ought to be there. A start that finds none makes a new one, which is right on a new machine; where something tells that there was one, a new one would
 * answer lookups as if nothing had happened, without accounts and what has been saved, and its backups would in time push out the good ones.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hourOfBackup } from '../server/backup/backup-name.ts';
import { isMissingOrEmpty, lookAt, realFile } from './database-look.ts';
import { DatabaseUnusable, unusableWords } from './database-unusable.ts';
import { holdAlone, holdOpen } from './run-lock.ts';

/** What this program leaves beside a database. */
const traces = /^(?:-lock|-wal(?:\.gammel-.+)?|-journal|\.(?:reddet|foer-gendannelse)-.+)$/;

/**
 * For a file with nothing in it. `backupFolder`: where its backups lie; undefined when none are taken.
 * @throws DatabaseUnusable when there was a database
 */
export function refuseLost(given: string, backupFolder: string | undefined): void {
  const file = realFile(given);
  // Interrupted in the first moment of its life: what was read with it, its log or journal, holds no table either, so there is nothing to lose.
  if (!isMissingOrEmpty(file) && ['-journal', '-wal'].some((ending) => existsSync(file + ending))) return;
  const trace = traceBeside(file) ?? newestBackup(backupFolder);
  if (trace === undefined) return;
  // Whoever restores it just now has it alone, and says so, or has ended meanwhile.
  if (existsSync(`${file}-lock`)) holdOpen(file)();
  if (!isMissingOrEmpty(file)) return;
  throw new DatabaseUnusable(unusableWords.lost(given, trace));
}

/** What a start made that then failed, so that the next is not taken for one that has lost its database. Nobody else may have it open, and there is no table in it. */
export function takeBack(given: string): void {
  const file = realFile(given);
  try {
    const release = holdAlone(file);
    try {
      if (lookAt(file).kind !== 'new') return;
      for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true });
    } finally {
      release();
    }
    rmSync(`${file}-lock`, { force: true });
  } catch {
    // Somebody has it, or it cannot be taken away: the next start tells what lies there.
  }
}

/** What can be restored from before what only tells of it. */
function traceBeside(file: string): string | undefined {
  const name = basename(file);
  const found = namesIn(dirname(file)).filter(
    (one) => one.startsWith(name) && traces.test(one.slice(name.length)),
  );
  const best = found.findLast((one) => one.startsWith(`${name}.`)) ?? found[0];
  return best && join(dirname(file), best);
}

function newestBackup(folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  const newest = namesIn(folder).findLast((name) => hourOfBackup(name) !== undefined);
  return newest && join(folder, newest);
}

/** In their order; none where the folder cannot be read, which then tells nothing. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
