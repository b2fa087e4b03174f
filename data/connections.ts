/** The connections to a database that is open: one that writes, and two that only read. */
import Sqlite from 'better-sqlite3';

/** The name of a database that is gone when the program ends. */
export const inMemory = ':memory:';

export type Connections = {
  writer: Sqlite.Database;
  /** Waits for no transaction of the writer. */
  reader: Sqlite.Database;
  /** Sees as a change what the writer writes. */
  watcher: Sqlite.Database;
};

/** Milliseconds that a start is willing to wait for another program. */
const patienceAtStart = 2_000;
/** Waiting stands still for everybody: whoever writes later waits elsewhere (keeping-dialect.ts), and readers of a log hardly ever do. */
const patienceOfReaders = 100;

/** @throws the engine's own error when the file cannot be opened, read or written to */
export function connect(file: string): Connections {
  const writer = new Sqlite(file, { timeout: patienceAtStart });
  const opened = [writer];
  const readOnly = () => {
    if (file === inMemory) return writer;
    const reader = new Sqlite(file, { readonly: true, timeout: patienceOfReaders });
    opened.push(reader);
    return reader;
  };
  try {
    // WAL: readers never wait for a writer. FULL: what has been committed survives a power cut, on a Mac only with its own kind of flush.
    writer.pragma('journal_mode = WAL');
    writer.pragma('synchronous = FULL');
    writer.pragma('fullfsync = ON');
    writer.pragma('foreign_keys = ON');
    // Without it REPLACE deletes the old row past the triggers that refuse deletion.
    writer.pragma('recursive_triggers = ON');
    // Done by held-file.ts, so that whatever else writes to the file is known to be a stranger.
    writer.pragma('wal_autocheckpoint = 0');
    // A file that may only be read opens without a word; better told now than at the first save.
    mayWrite(writer);
    writer.pragma('busy_timeout = 0');
    return { writer, reader: readOnly(), watcher: readOnly() };
  } catch (error) {
    for (const connection of opened) connection.close();
    throw error;
  }
}

/** Takes the lock and a new page, and gives both back. @throws when it may not */
export function mayWrite(sqlite: Sqlite.Database): void {
  try {
    sqlite.exec('begin immediate; create table may_i_write (answer)');
  } finally {
    if (sqlite.inTransaction) sqlite.exec('rollback');
  }
}

/** The one that writes last: it alone may empty the log into the file. */
export function disconnect({ writer, reader, watcher }: Connections): void {
  for (const connection of [watcher, reader, writer]) if (connection.open) connection.close();
}
