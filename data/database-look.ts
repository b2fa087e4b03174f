/**
 * A look at a database that leaves no trace: not a byte, a time stamp or a log beside it. A file that nobody has open is read into memory
 * and looked at there; only where a log lies beside it must the engine read both together.
 */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { asUnusable, DatabaseUnusable, unusableWords } from './database-unusable.ts';
import { migrations } from './migrations/migrations.ts';

/** A file that is missing or holds no table is `new`. `applied`: the migrations it has had, in order. */
export type Look = { kind: 'new' } | { kind: 'ours'; applied: string[] };

const known = Object.keys(migrations);
const [first = ''] = known;

/**
 * Looks whether this program may use the file.
 * @throws DatabaseUnusable when it is no database, damaged, somebody else's or newer than this program
 */
export function lookAt(file: string): Look {
  return looking(file, () => {
    // Only opening it for writing can undo what was interrupted in the first moment of its life.
    if (isMissingOrEmpty(file) || existsSync(`${file}-journal`)) return { kind: 'new' };
    const copy = copyInMemory(file);
    try {
      const look = identify(copy, file);
      if (copy.pragma('quick_check(1)', { simple: true }) !== 'ok')
        throw new DatabaseUnusable(unusableWords.damaged(file));
      return look;
    } finally {
      copy.close();
    }
  });
}

/**
 * The whole database as it is now, in memory: nothing that happens to one reaches the other.
 * @throws DatabaseUnusable
 */
export function copyInMemory(file: string): Sqlite.Database {
  return looking(file, () => {
    if (isMissingOrEmpty(file)) throw new DatabaseUnusable(unusableWords.missing(file));
    const bytes = bytesOf(file);
    // Says that a log beside the file may be needed, which is in these bytes already.
    bytes.fill(1, 18, 20);
    return new Sqlite(bytes);
  });
}

/** The file itself, whatever links lead to it: what lies beside it lies beside that one. */
export function realFile(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = dirname(resolve(file));
  return existsSync(folder) ? join(realpathSync(folder), basename(file)) : file;
}

export function isMissingOrEmpty(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

function bytesOf(file: string): Buffer {
  const log = `${file}-wal`;
  const bytes = existsSync(log) ? undefined : readFileSync(file);
  // Somebody may have begun to write while it was read.
  if (bytes && !existsSync(log)) return bytes;
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    return sqlite.serialize();
  } catch (error) {
    // Of a page that cannot be read it says that memory is short; looking through it says why.
    if (sqlite.pragma('quick_check(1)', { simple: true }) === 'ok') throw error;
    throw new DatabaseUnusable(unusableWords.damaged(file));
  } finally {
    sqlite.close();
  }
}

/** @throws DatabaseUnusable when the database is somebody else's or newer than this program */
export function identify(sqlite: Sqlite.Database, file: string): Look {
  const tables = new Set(sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all());
  if (tables.size === 0) return { kind: 'new' };
  if (!tables.has('kysely_migration')) throw new DatabaseUnusable(unusableWords.somebodyElses(file));
  const applied = sqlite.prepare('select name from kysely_migration order by name').pluck().all() as string[];
  if (applied[0] !== first) throw new DatabaseUnusable(unusableWords.somebodyElses(file));
  if (applied.some((name) => !known.includes(name))) throw new DatabaseUnusable(unusableWords.newer(file));
  return { kind: 'ours', applied };
}

function looking<Result>(file: string, look: () => Result): Result {
  try {
    return look();
  } catch (error) {
    throw asUnusable(file, error);
  }
}
