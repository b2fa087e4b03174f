/** Every table as text: a folder with one file a table, one JSON object a row, and `dump.json`, which says what they are. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { BackupMistake } from './backup.ts';
import { copyInMemory, identify } from './database-look.ts';
import { DatabaseUnusable, unusableWords } from './database-unusable.ts';
import { tableNames } from './examination.ts';
import { flushFolderOf, unfinishedEnding } from './placing.ts';

export const dumpSchema = z.object({
  /** The newest migration the tables had. */
  schema: z.string(),
  withoutPeople: z.boolean(),
  /** Rows of each. */
  tables: z.record(z.string(), z.number()),
  /** The highest number each table has ever given to a row: none is given twice. */
  highest: z.record(z.string(), z.number()),
});
export type Dump = z.infer<typeof dumpSchema>;

export const dumpFile = 'dump.json';
export const rowsFile = (table: string) => `${table}.ndjson`;

/** The only tables of a dump without people: what is published, and who is responsible as an organisation. A new table is left out until it is named here. */
const impersonalTables: readonly string[] = [
  'region',
  'cluster',
  'municipality',
  'island',
  'postcode',
  'organisation',
  'organisation_choice',
  'service',
  'offer',
  'offer_version',
  'handover',
  'offer_merge',
  'account',
  'confirmation',
  'holiday_confirmation',
  'fault_report',
  'fault_answer',
  'capacity_link',
  'capacity_report',
];
/** What people wrote or what lets them in, in those: replaced by nothing, or by what opens nothing. */
const blanked: Record<string, (row: Row) => Row> = {
  fault_report: (row) => ({ ...row, text: '' }),
  fault_answer: (row) => ({ ...row, text: '' }),
  capacity_link: (row) => ({ ...row, label: '', token_hash: `uden-${row.id}` }),
};

export type Row = Record<string, string | number | null>;

/**
 * Writes the tables of a database, which may be in use, as they are at one moment. Only this user can read them: they hold all the database does.
 * @throws BackupMistake when the folder is there already
 */
export function dump(file: string, folder: string, { withoutPeople }: { withoutPeople: boolean }): Dump {
  if (existsSync(folder))
    throw new BackupMistake(`${folder} findes allerede og bliver ikke overskrevet. Vælg et andet navn.`);
  if (!existsSync(dirname(resolve(folder))))
    throw new BackupMistake(`Mappen ${dirname(resolve(folder))} findes ikke.`);
  const copy = copyInMemory(file);
  const growing = `${resolve(folder)}${unfinishedEnding}`;
  try {
    const look = identify(copy, file);
    if (look.kind === 'new') throw new DatabaseUnusable(unusableWords.missing(file));
    rmSync(growing, { recursive: true, force: true });
    mkdirSync(growing, { mode: 0o700 });
    const tables = tableNames(copy).filter((table) => !withoutPeople || impersonalTables.includes(table));
    const rows = tables.map((table) => {
      const change = withoutPeople ? blanked[table] : undefined;
      return [table, writeRows(copy, table, join(growing, rowsFile(table)), change)] as const;
    });
    const written: Dump = {
      schema: look.applied.at(-1) ?? '',
      withoutPeople,
      tables: Object.fromEntries(rows),
      highest: highestOf(copy, tables),
    };
    writeFileSync(join(growing, dumpFile), `${JSON.stringify(written, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    renameSync(growing, folder);
    flushFolderOf(resolve(folder));
    return written;
  } finally {
    rmSync(growing, { recursive: true, force: true });
    copy.close();
  }
}

/** In the order they were written. Returns how many. */
function writeRows(sqlite: Sqlite.Database, table: string, file: string, change = (row: Row) => row): number {
  const opened = openSync(file, 'wx', 0o600);
  try {
    let rows = 0;
    for (const row of sqlite.prepare(`select * from "${table}" order by rowid`).iterate()) {
      writeSync(opened, `${JSON.stringify(change(row as Row))}\n`);
      rows += 1;
    }
    return rows;
  } finally {
    closeSync(opened);
  }
}

function highestOf(sqlite: Sqlite.Database, tables: readonly string[]): Dump['highest'] {
  const rows = sqlite.prepare('select name, seq from sqlite_sequence order by name').all() as {
    name: string;
    seq: number;
  }[];
  return Object.fromEntries(
    rows.filter(({ name }) => tables.includes(name)).map(({ name, seq }) => [name, seq]),
  );
}
