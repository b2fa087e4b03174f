/** Opens the engine, applies the migrations, closes. Which engine it is, only `data/` knows. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { lookAt, realFile } from './database-look.ts';
import { asUnusable } from './database-unusable.ts';
import { migrations } from './migrations/migrations.ts';
import { holdOpen, type Release } from './run-lock.ts';
import type { Database } from './tables.ts';

/** The name of a database that is gone when the program ends. */
export const inMemory = ':memory:';
/** How long a statement waits for another process before it gives up. */
const busyTimeout = 2_000;

/**
 * Opens the file, creating it and its folder, and brings its tables up to date. A file that is refused for what it holds is not touched.
 * @throws DatabaseUnusable when it is locked, not writable, damaged, not a database of ours, or newer than this program
 */
export async function openDatabase(file: string): Promise<Database> {
  let release: Release = () => undefined;
  let sqlite: Sqlite.Database | undefined;
  try {
    if (file !== inMemory) {
      lookAt(file);
      mkdirSync(dirname(resolve(file)), { recursive: true });
      release = holdOpen(realFile(file));
    }
    sqlite = new Sqlite(file, { timeout: busyTimeout });
    // WAL: readers never wait for a writer. FULL: what has been committed survives a power cut, on a Mac only with its own kind of flush.
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('fullfsync = ON');
    sqlite.pragma('foreign_keys = ON');
    // Without it REPLACE deletes the old row past the triggers that refuse deletion.
    sqlite.pragma('recursive_triggers = ON');
    // A file that may only be read opens without a word; better told now than at the first save.
    sqlite.exec('begin immediate; create table may_i_write (answer); rollback');
    const database = kyselyOn(sqlite, release);
    await migrate(database);
    return database;
  } catch (error) {
    sqlite?.close();
    release();
    throw asUnusable(file, error);
  }
}

/** `closed` is called once when the database is destroyed. */
export function kyselyOn(sqlite: Sqlite.Database, closed: () => void = () => undefined): Database {
  const engine = {
    prepare: (statement: string) => sqlite.prepare(statement),
    close() {
      sqlite.close();
      closed();
    },
  };
  return new Kysely({ dialect: new SqliteDialect({ database: engine }) });
}

/** A second connection to a database that is open: it only reads, and waits for no transaction of the first. Of one in memory there is only the first. */
export function openReader(file: string, database: Database): Database {
  if (file === inMemory) return database;
  return kyselyOn(new Sqlite(file, { readonly: true, timeout: busyTimeout }));
}

/** A database nobody has put an offer into yet. */
export async function isEmpty(database: Database): Promise<boolean> {
  const version = await database.selectFrom('offer_version').select('sequence').limit(1).executeTakeFirst();
  return version === undefined;
}

/** Brings the tables up to date, or to what they were after the migration named. */
export async function migrate(database: Database, upTo?: string): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error) throw error;
}
