/** Goes through a whole database: is it whole, are its versions consistent, and can the catalogue be built from it? */
import type Sqlite from 'better-sqlite3';
import { catalogueAt } from '../server/catalogue/catalogue.ts';
import { readPublished } from './catalogue.ts';
import { kyselyOn, migrate } from './database.ts';
import { copyInMemory, identify } from './database-look.ts';
import { asUnusable, DatabaseUnusable, unusableWords } from './database-unusable.ts';
import { inconsistencies } from './inconsistencies.ts';
import { schemaDifferences } from './schema-differences.ts';

export type Examination = {
  /** The newest migration it has had, and whether this program has newer ones; they are applied when the service opens it. */
  schema: string;
  behind: boolean;
  /** Offers shown now. */
  offers: number;
  /** The newest moment at which a version was recorded; undefined when there is none. */
  recordedAt: Temporal.Instant | undefined;
  /** Rows of each table. */
  tables: { name: string; rows: number }[];
  /** What makes it useless, in Danish, one line each. */
  broken: string[];
  /** What should not be but stops nobody, in Danish. */
  doubts: string[];
};

/**
 * Examines a copy in memory: the file is only read, and may be in use. Of a damaged one nothing more is told than that.
 * @throws DatabaseUnusable when it is missing, no database of ours or newer than this program
 */
export async function examine(file: string, now: Temporal.ZonedDateTime): Promise<Examination> {
  const copy = copyInMemory(file);
  const database = kyselyOn(copy);
  try {
    const look = identify(copy, file);
    if (look.kind === 'new') throw new DatabaseUnusable(unusableWords.missing(file));
    const schema = look.applied.at(-1) ?? '';
    const found = { schema, behind: false, offers: 0, recordedAt: undefined, tables: [], doubts: [] };
    const broken = [...engineErrors(copy), ...danglingRows(copy)];
    if (broken.length > 0) return { ...found, broken };
    const tables = countedTables(copy);
    const differences = await schemaDifferences(copy, schema);
    await migrate(database);
    const behind = schema !== latestOf(copy);
    const doubts = [...differences, ...(await inconsistencies(database, now))];
    const recordedAt = newestRecording(copy);
    try {
      return {
        schema,
        behind,
        offers: await countedOffers(database, now),
        recordedAt,
        tables,
        broken,
        doubts,
      };
    } catch (error) {
      return {
        ...found,
        behind,
        recordedAt,
        tables,
        doubts,
        broken: [`Kataloget kan ikke bygges: ${oneLine(error)}`],
      };
    }
  } catch (error) {
    throw asUnusable(file, error);
  } finally {
    await database.destroy();
  }
}

/** Builds the catalogue as the service would. */
async function countedOffers(
  database: ReturnType<typeof kyselyOn>,
  now: Temporal.ZonedDateTime,
): Promise<number> {
  return catalogueAt(await readPublished(database), now).offers.length;
}

function engineErrors(sqlite: Sqlite.Database): string[] {
  const answers = sqlite.pragma('integrity_check(20)') as { integrity_check: string }[];
  return answers
    .filter(({ integrity_check }) => integrity_check !== 'ok')
    .map(({ integrity_check }) => `Filen er beskadiget: ${oneLine(integrity_check)}`);
}

function danglingRows(sqlite: Sqlite.Database): string[] {
  const rows = sqlite.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  return rows.map(
    ({ table, rowid, parent }) =>
      `Tabellen ${table}, række ${rowid}, peger på noget i ${parent}, der ikke er der`,
  );
}

export function tableNames(sqlite: Sqlite.Database): string[] {
  return sqlite
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not glob 'sqlite_*' and name not glob 'kysely_*' order by name",
    )
    .pluck()
    .all() as string[];
}

function countedTables(sqlite: Sqlite.Database): Examination['tables'] {
  return tableNames(sqlite).map((name) => ({
    name,
    rows: sqlite.prepare(`select count(*) from "${name}"`).pluck().get() as number,
  }));
}

function latestOf(sqlite: Sqlite.Database): string {
  return sqlite.prepare('select max(name) from kysely_migration').pluck().get() as string;
}

function newestRecording(sqlite: Sqlite.Database): Temporal.Instant | undefined {
  const at = sqlite.prepare('select max(recorded_at) from offer_version').pluck().get() as string | null;
  return at === null ? undefined : Temporal.Instant.from(at);
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, ' ');
}
