/** Opens the engine, applies the migrations, closes. Which engine it is, only `data/` knows. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { DatabaseAway } from '../server/database-away.ts';
import { inMemory } from './connections.ts';
import { lookAt } from './database-look.ts';
import { asUnusable, DatabaseUnusable, unusableWords } from './database-unusable.ts';
import { type Keeper, openKeeper } from './keeper.ts';
import { keepingDialect } from './keeping-dialect.ts';
import { refuseLost, takeBack } from './lost-database.ts';
import { migrations } from './migrations/migrations.ts';
import type { Database } from './tables.ts';

const keepers = new WeakMap<Database, Keeper>();

export type Opening = {
  /** For telling since when something is wrong; who only opens it for a moment tells nobody. */
  now?: () => Temporal.Instant;
  /** Where its backups lie. */
  backupFolder?: string | undefined;
  /** `make`: a new one is made where nothing tells that there was one; `make-anyway`: that is known, and there must be none; `refuse`: there must be one. */
  ifMissing?: 'make' | 'make-anyway' | 'refuse';
};

/**
 * Opens the file, creating it and its folder, and brings its tables up to date. A file that is refused for what it holds is not touched.
 * @throws DatabaseUnusable when it is locked, not writable, damaged, not a database of ours, newer than this program, or missing where there was one
 */
export async function openDatabase(file: string, opening: Opening = {}): Promise<Database> {
  const { now = () => Temporal.Instant.fromEpochMilliseconds(0) } = opening;
  let keeper: Keeper | undefined;
  let isNew = false;
  try {
    if (file !== inMemory) {
      isNew = checkWhetherNew(file, opening);
      mkdirSync(dirname(resolve(file)), { recursive: true });
    }
    keeper = openKeeper(file, now, bringUpToDate);
    const database: Database = new Kysely({ dialect: keepingDialect(keeper, 'writer') });
    keepers.set(database, keeper);
    await migrate(database);
    return database;
  } catch (error) {
    keeper?.close();
    if (isNew && keeper) takeBack(file);
    throw asUnusable(file, error instanceof DatabaseAway ? error.cause : error);
  }
}

/** @returns whether there is none yet */
function checkWhetherNew(file: string, { ifMissing = 'make', backupFolder }: Opening): boolean {
  const isNew = lookAt(file).kind === 'new';
  if (isNew && ifMissing === 'make') refuseLost(file, backupFolder);
  if (isNew && ifMissing === 'refuse') throw new DatabaseUnusable(unusableWords.missing(file));
  if (!isNew && ifMissing === 'make-anyway') throw new DatabaseUnusable(unusableWords.alreadyThere(file));
  return isNew;
}

/** What watches over a database opened here. */
export function keeperOf(database: Database): Keeper {
  const keeper = keepers.get(database);
  if (!keeper) throw new Error('only a database that was opened as a file or in memory is kept');
  return keeper;
}

/** Nobody but the caller has it. */
export function kyselyOn(sqlite: Sqlite.Database): Database {
  return new Kysely({ dialect: new SqliteDialect({ database: sqlite }) });
}

/** A second connection to a database that is open: it only reads, and waits for no transaction of the first. Of one in memory there is only the first. */
export function openReader(database: Database): Database {
  const keeper = keeperOf(database);
  const { writer, reader } = keeper.connections();
  return writer === reader ? database : new Kysely({ dialect: keepingDialect(keeper, 'reader') });
}

async function bringUpToDate(file: string): Promise<void> {
  const database = kyselyOn(new Sqlite(file));
  try {
    await migrate(database);
  } finally {
    await database.destroy();
  }
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
