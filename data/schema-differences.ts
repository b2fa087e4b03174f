/** Whether tables, indexes and the triggers that refuse changes are those the migrations make. */
import Sqlite from 'better-sqlite3';
import { kyselyOn, migrate } from './database.ts';

/** Compared with a database made by the same migrations just now. One line in Danish per difference. */
export async function schemaDifferences(sqlite: Sqlite.Database, upTo: string): Promise<string[]> {
  const fresh = new Sqlite(':memory:');
  const database = kyselyOn(fresh);
  try {
    await migrate(database, upTo);
    const should = partsOf(fresh);
    const is = partsOf(sqlite);
    return [
      ...[...should.keys()].filter((part) => !is.has(part)).map((part) => `Databasen mangler ${part}`),
      ...[...is.keys()]
        .filter((part) => !should.has(part))
        .map((part) => `Databasen har ${part}, som ikke hører til`),
      ...[...should]
        .filter(([part, made]) => is.has(part) && is.get(part) !== made)
        .map(([part]) => `Databasens ${part} er ændret`),
    ];
  } finally {
    await database.destroy();
  }
}

/** `trigger offer_no_delete` → how it is made, whatever its spacing and quotes. */
function partsOf(sqlite: Sqlite.Database): Map<string, string> {
  const rows = sqlite
    .prepare(
      "select type, name, sql from sqlite_schema where name not glob 'sqlite_*' and name not glob 'kysely_*'",
    )
    .all() as { type: string; name: string; sql: string | null }[];
  return new Map(
    rows.map(({ type, name, sql }) => [`${type} ${name}`, (sql ?? '').replace(/[\s"`]+/g, '').toLowerCase()]),
  );
}
