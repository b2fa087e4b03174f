/** SQLite for Kysely through a keeper: who writes waits for another program without holding up anybody who looks up, and a save is told only when it is on the disk. */
import { setTimeout } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { DatabaseAway } from '../server/database-away.ts';
import { isBusy } from './database-unusable.ts';
import type { Keeper } from './keeper.ts';

/** Milliseconds that a save waits for another program; none for one that is known not to let go. */
const patience = 2_000;
const often = 25;

/** `which`: of the connections. */
export function keepingDialect(keeper: Keeper, which: 'writer' | 'reader'): Dialect {
  return {
    createDriver: () => keepingDriver(keeper, which),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function keepingDriver(keeper: Keeper, which: 'writer' | 'reader'): Driver {
  const sqlite = () => keeper.connections()[which];
  let isBegun = false;
  async function asking<Result>(ask: () => Result): Promise<Result> {
    for (let waited = 0; ; waited += often)
      try {
        return ask();
      } catch (error) {
        if (!isBusy(error) || waited >= patience || keeper.trouble()?.kind === 'locked')
          throw keeper.failed(error);
        await setTimeout(often);
      }
  }
  const connection: DatabaseConnection = {
    executeQuery: <Row>(query: CompiledQuery) =>
      asking(() => {
        // A full disk ends it in the middle: the rest would be written by itself.
        if (isBegun && !sqlite().inTransaction) throw new DatabaseAway(keeper.trouble()?.kind ?? 'failing');
        return run<Row>(keeper, sqlite(), query);
      }),
    streamQuery() {
      throw new Error('rows are read whole');
    },
  };
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection),
    // At once: two that both have read could not both go on to write.
    beginTransaction: () =>
      asking(() => {
        keeper.beforeWriting();
        sqlite().exec('begin immediate');
        isBegun = true;
      }),
    commitTransaction: () =>
      asking(() => {
        sqlite().exec('commit');
        isBegun = false;
        keeper.afterWriting();
      }),
    // What went wrong may have ended it already.
    rollbackTransaction: async () => {
      isBegun = false;
      if (sqlite().inTransaction) sqlite().exec('rollback');
    },
    releaseConnection: () => Promise.resolve(),
    destroy: async () => {
      if (which === 'writer') keeper.close();
    },
  };
}

function run<Row>(
  keeper: Keeper,
  sqlite: Sqlite.Database,
  { sql, parameters }: CompiledQuery,
): QueryResult<Row> {
  const statement = sqlite.prepare(sql);
  const isAlone = !statement.readonly && !sqlite.inTransaction;
  if (isAlone) keeper.beforeWriting();
  if (statement.reader) {
    const rows = statement.all(...parameters) as Row[];
    if (isAlone) keeper.afterWriting();
    return { rows };
  }
  const { changes, lastInsertRowid } = statement.run(...parameters);
  if (isAlone) keeper.afterWriting();
  return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
}
