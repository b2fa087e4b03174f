/**
 * Who has a database open. Every program holds a shared lock on a file beside it for as long as it runs; whoever replaces the database must hold
 * it alone. The operating system lets go when a program dies, so there is no number of a process to be wrong about; and it holds when the database
 * itself is damaged, replaced or gone, which its own locks do not.
 */
import Sqlite from 'better-sqlite3';
import { DatabaseUnusable, isBusy, unusableWords } from './database-unusable.ts';
import { giveOwnerOf } from './placing.ts';

/** Lets go. */
export type Release = () => void;

/** Somebody has the database open. */
export class InUse extends Error {}

/** As long as the program that starts is willing to wait for one that replaces. */
const patience = 2_000;

/** @throws DatabaseUnusable while the database is being replaced */
export function holdOpen(file: string): Release {
  const lock = openLock(file, patience);
  try {
    // A transaction that has read holds the shared lock until it ends.
    lock.exec('begin');
    lock.prepare('select count(*) from sqlite_schema').get();
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DatabaseUnusable(unusableWords.beingReplaced(file)) : error;
  }
  return () => lock.close();
}

/** @throws InUse */
export function holdAlone(file: string): Release {
  const lock = openLock(file, 0);
  try {
    // Nothing is written, so nothing needs undoing.
    lock.pragma('journal_mode = memory');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new InUse() : error;
  }
  return () => lock.close();
}

function openLock(file: string, timeout: number): Sqlite.Database {
  const name = `${file}-lock`;
  const lock = new Sqlite(name, { timeout });
  giveOwnerOf(file, name);
  return lock;
}
