/** Opens the engine, applies the migrations, closes. Which engine it is, only this, `changes.ts` and the migrations know. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { OperatorMistake } from '../server/operator-mistake.ts';
import { migrations } from './migrations/migrations.ts';
import type { Database } from './tables.ts';

/** The database cannot be used; the message is one line for the operator. */
export class DatabaseUnusable extends OperatorMistake {}

/** The name of a database that is gone when the program ends. */
export const inMemory = ':memory:';
/** How long a statement waits for another process before it gives up. */
const busyTimeout = 2_000;

/**
 * Opens the file, creating it and its folder, and brings its tables up to date.
 * @throws DatabaseUnusable when it is locked, not writable, not a database, or newer than this program
 */
export async function openDatabase(file: string): Promise<Database> {
  try {
    if (file !== inMemory) mkdirSync(dirname(resolve(file)), { recursive: true });
    const sqlite = new Sqlite(file, { timeout: busyTimeout });
    // WAL: readers never wait for a writer. FULL: what has been committed survives a power cut.
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    // Without it REPLACE deletes the old row past the triggers that refuse deletion.
    sqlite.pragma('recursive_triggers = ON');
    // A file that may only be read opens without a word; better told now than at the first save.
    sqlite.exec('begin immediate; create table may_i_write (answer); rollback');
    const database: Database = new Kysely({ dialect: new SqliteDialect({ database: sqlite }) });
    await migrate(database);
    return database;
  } catch (error) {
    throw error instanceof DatabaseUnusable ? error : new DatabaseUnusable(explain(file, error));
  }
}

/** A database nobody has put an offer into yet. */
export async function isEmpty(database: Database): Promise<boolean> {
  const version = await database.selectFrom('offer_version').select('sequence').limit(1).executeTakeFirst();
  return version === undefined;
}

async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await database.destroy();
    throw error;
  }
}

function explain(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return `Databasen ${file} er låst af et andet program. Luk det, og start igen.`;
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EROFS')
    return `Databasen ${file} kan ikke skrives. Ret rettighederne til filen og mappen, eller vælg en anden fil med DATABASE_FILE.`;
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENOENT')
    return `Databasen ${file} kan ikke åbnes eller oprettes. Findes mappen, og er den skrivbar? Ellers vælg en anden fil med DATABASE_FILE.`;
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))
    return `Filen ${file} er ikke en brugelig database. Gendan den fra en sikkerhedskopi, eller vælg en anden fil med DATABASE_FILE.`;
  if (message.includes('corrupted migrations') || message.includes('missing'))
    return `Databasen ${file} er lavet af en nyere udgave af Akutoverblik end denne. Brug den nyere udgave.`;
  return `Databasen ${file} kan ikke bruges: ${message}`;
}
