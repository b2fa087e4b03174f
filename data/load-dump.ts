/** Reads a dump back: a database is made as it was when the dump was written, filled, and then brought up to date. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { BackupMistake } from './backup.ts';
import { kyselyOn, migrate } from './database.ts';
import { copyInMemory, isMissingOrEmpty } from './database-look.ts';
import { type Dump, dumpFile, dumpSchema, type Row, rowsFile } from './dump.ts';
import { type Examination, examine, tableNames } from './examination.ts';
import { migrations } from './migrations/migrations.ts';
import { replaceDatabase } from './replacing.ts';
import { writeUpToDate } from './restore.ts';

/**
 * @throws BackupMistake when the dump is not whole or newer than this program, or the database is not empty or in use
 */
export async function loadDump(
  file: string,
  folder: string,
  now: Temporal.ZonedDateTime,
): Promise<Examination> {
  const dumped = readDump(folder);
  refuseUnlessEmpty(file);
  const filled = new Sqlite(':memory:');
  await migrate(kyselyOn(filled), dumped.schema);
  fill(filled, folder, dumped);
  const { made } = await replaceDatabase(
    file,
    async (fresh) => {
      await writeUpToDate(filled, fresh);
      const examined = await examine(fresh, now);
      const [broken] = examined.broken;
      if (broken !== undefined) throw new BackupMistake(`${folder} kan ikke bruges: ${broken}.`);
      return examined;
    },
    now.toInstant(),
  );
  return made;
}

function readDump(folder: string): Dump {
  let read: ReturnType<typeof dumpSchema.safeParse> | undefined;
  try {
    read = dumpSchema.safeParse(JSON.parse(readFileSync(join(folder, dumpFile), 'utf8')));
  } catch {
    // Told below.
  }
  if (!read?.success)
    throw new BackupMistake(
      `I ${folder} er der ingen ${dumpFile}, der kan læses. Er mappen lavet af »npm run dump«?`,
    );
  if (!(read.data.schema in migrations))
    throw new BackupMistake(
      `${folder} er lavet af en nyere udgave af Akutoverblik end denne. Brug den nyere udgave.`,
    );
  return read.data;
}

function refuseUnlessEmpty(file: string): void {
  if (isMissingOrEmpty(file)) return;
  const copy = copyInMemory(file);
  try {
    const filled = tableNames(copy).some((table) => copy.prepare(`select 1 from "${table}" limit 1`).get());
    if (filled)
      throw new BackupMistake(
        `Databasen ${file} er ikke tom. Vælg en ny fil med DATABASE_FILE; intet er rørt.`,
      );
  } finally {
    copy.close();
  }
}

function fill(sqlite: Sqlite.Database, folder: string, { tables, highest, withoutPeople }: Dump): void {
  const known = tableNames(sqlite);
  const wrong = Object.keys(tables).find((table) => !known.includes(table));
  if (wrong !== undefined)
    throw new BackupMistake(`${folder}/${dumpFile} nævner tabellen ${wrong}, som ikke findes.`);
  const missing = known.find((table) => !(table in tables));
  if (missing !== undefined && !withoutPeople)
    throw new BackupMistake(`${folder} mangler tabellen ${missing}.`);
  sqlite
    .transaction(() => {
      // A row may name one that comes later.
      sqlite.pragma('defer_foreign_keys = on');
      for (const [table, rows] of Object.entries(tables)) fillTable(sqlite, folder, table, rows);
      for (const [table, highestEver] of Object.entries(highest)) {
        sqlite.prepare('delete from sqlite_sequence where name = ?').run(table);
        sqlite.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(table, highestEver);
      }
      const [dangling] = sqlite.pragma('foreign_key_check') as { table: string; parent: string }[];
      if (dangling)
        throw new BackupMistake(
          `${folder}/${rowsFile(dangling.table)} peger på noget i ${dangling.parent}, der ikke er der.`,
        );
    })
    .immediate();
}

function fillTable(sqlite: Sqlite.Database, folder: string, table: string, rows: number): void {
  const name = `${folder}/${rowsFile(table)}`;
  const lines = linesOf(folder, table);
  if (lines.length !== rows)
    throw new BackupMistake(`${name} har ${lines.length} rækker, men skulle have ${rows}.`);
  const columns = sqlite.prepare(`select name from pragma_table_info(?)`).pluck().all(table) as string[];
  const list = columns.map((column) => `"${column}"`).join(', ');
  const insert = sqlite.prepare(
    `insert into "${table}" (${list}) values (${columns.map(() => '?').join(', ')})`,
  );
  for (const [i, line] of lines.entries()) {
    try {
      const row: Row = JSON.parse(line);
      const unknown = Object.keys(row).find((column) => !columns.includes(column));
      if (unknown !== undefined) throw new Error(`kolonnen ${unknown} findes ikke`);
      insert.run(columns.map((column) => row[column] ?? null));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new BackupMistake(`${name}, linje ${i + 1}, kan ikke læses ind: ${why}.`);
    }
  }
}

function linesOf(folder: string, table: string): string[] {
  try {
    return readFileSync(join(folder, rowsFile(table)), 'utf8')
      .split('\n')
      .slice(0, -1);
  } catch {
    throw new BackupMistake(`${folder}/${rowsFile(table)} kan ikke læses.`);
  }
}
