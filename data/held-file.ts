/**
 * Whether the file that is open is still the one that lies there. A file that is deleted or replaced goes on working for whoever has it open, and everything
 * written to it is gone when the program ends; the same is true of the log beside it, which holds the newest.
 */
import { renameSync, rmSync, statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { lookAt, realFile } from './database-look.ts';
import { place, unfinished } from './placing.ts';

export type Place = 'in-place' | 'file-gone' | 'log-gone' | 'overwritten';

export type HeldFile = {
  /** Costs two questions to the file system. */
  place(): Place;
  /** Empties the log into the file when it has grown long. */
  keepLogShort(writer: Sqlite.Database): void;
  /** The log is emptied into the file that was open, and goes. False when it could not be. */
  foldLogIn(writer: Sqlite.Database): boolean;
  /** Our log that is left beside a file which is another now: it would be read as that one's. */
  setStrangeLogAside(now: Temporal.Instant): void;
};

/** Bytes. SQLite's own measure, a thousand pages. */
const longestLog = 4 * 2 ** 20;

/** To be called when it has just been opened. */
export function hold(given: string): HeldFile {
  const file = realFile(given);
  const log = `${file}-wal`;
  const held = { file: numberOf(file), log: numberOf(log) };
  let seen = traceOf(given);
  return {
    place() {
      if (numberOf(given) !== held.file) return 'file-gone';
      if (numberOf(log) !== held.log) return 'log-gone';
      const trace = traceOf(given);
      if (trace === seen) return 'in-place';
      // Only we empty the log into the file, so somebody else has written there.
      if (!isWhole(given)) return 'overwritten';
      seen = trace;
      return 'in-place';
    },
    keepLogShort(writer) {
      if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < longestLog) return;
      // When somebody reads from it, the next save tries again.
      writer.pragma('wal_checkpoint(TRUNCATE)');
      seen = traceOf(given);
    },
    foldLogIn(writer) {
      try {
        if (writer.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0) return false;
        // Beside another file it would be read as that one's.
        if (numberOf(log) === held.log)
          for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
        return true;
      } catch {
        return false;
      }
    },
    setStrangeLogAside(now) {
      if (numberOf(given) === held.file || numberOf(log) !== held.log) return;
      renameSync(log, `${log}.gammel-${stampOf(now)}`);
      rmSync(`${file}-shm`, { force: true });
    },
  };
}

/**
 * Writes what is still open into a file beside the one that is gone, and returns its name; undefined when it could not be done.
 */
export function rescue(writer: Sqlite.Database, file: string, now: Temporal.Instant): string | undefined {
  const target = `${file}.reddet-${stampOf(now)}`;
  try {
    const copy = unfinished(target);
    try {
      writer.prepare('vacuum into ?').run(copy);
      place(copy, target);
      return target;
    } finally {
      rmSync(copy, { force: true });
    }
  } catch {
    return undefined;
  }
}

function stampOf(now: Temporal.Instant): string {
  return now.toString({ smallestUnit: 'second' }).replaceAll(':', '');
}

/** Another one for another file, even of the same name. */
function numberOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false, bigint: true });
  return stat && `${stat.dev} ${stat.ino}`;
}

function traceOf(file: string): string {
  const { size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${size} ${mtimeMs}`;
}

/** A database of ours, and whole. */
function isWhole(file: string): boolean {
  try {
    return lookAt(file).kind === 'ours';
  } catch {
    return false;
  }
}
