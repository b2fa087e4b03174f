/** Puts a backup in the place of the database. */
import { existsSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { BackupMistake } from './backup.ts';
import { kyselyOn, migrate } from './database.ts';
import { copyInMemory, realFile } from './database-look.ts';
import { type Examination, examine } from './examination.ts';
import { replaceDatabase } from './replacing.ts';
import type { Database } from './tables.ts';

export type Restored = {
  examined: Examination;
  /** Where the database that was replaced is kept; undefined when there was none. */
  kept: string | undefined;
};

/**
 * Examines the backup, brings a copy of it up to date, examines that, and swaps. The backup itself is only read.
 * @throws DatabaseUnusable when the backup cannot be used
 * @throws BackupMistake while the database is in use
 */
export async function restore(file: string, backup: string, now: Temporal.ZonedDateTime): Promise<Restored> {
  if (!existsSync(backup)) throw new BackupMistake(`Der er ingen fil, der hedder ${backup}.`);
  if (realFile(file) === realFile(backup))
    throw new BackupMistake(`${backup} er databasen selv. Vælg en sikkerhedskopi.`);
  const examined = await sound(backup, now);
  const { kept } = await replaceDatabase(
    file,
    async (fresh) => {
      await writeUpToDate(copyInMemory(backup), fresh, nobodySignedIn);
      await sound(fresh, now);
    },
    now.toInstant(),
  );
  return { examined, kept };
}

/** Migrates a copy in memory, changes it and writes it to an empty file. */
export async function writeUpToDate(
  copy: Sqlite.Database,
  emptyFile: string,
  change: (database: Database) => Promise<void> = async () => undefined,
): Promise<void> {
  const database = kyselyOn(copy);
  try {
    await migrate(database);
    await change(database);
    copy.prepare('vacuum into ?').run(emptyFile);
  } finally {
    await database.destroy();
  }
}

async function sound(file: string, now: Temporal.ZonedDateTime): Promise<Examination> {
  const examined = await examine(file, now);
  const [broken] = examined.broken;
  if (broken !== undefined)
    throw new BackupMistake(
      `${file} kan ikke bruges: ${broken}. Databasen er ikke rørt. Vælg en anden sikkerhedskopi.`,
    );
  return examined;
}

/** Who signed out since, or used up a link, must not be let in again by an old copy. */
async function nobodySignedIn(database: Database): Promise<void> {
  await database.deleteFrom('session').execute();
  await database.deleteFrom('pending_sign_in').execute();
  await database.deleteFrom('password_link').where('used_at', 'is', null).execute();
}
