/** Tells when another connection has written to the database; PostgreSQL would use LISTEN/NOTIFY here. */
import Sqlite from 'better-sqlite3';

const everySecond = 1_000;

/** Calls back after each change made by others or by us. Returns how to stop. */
export function watchChanges(file: string, changed: () => void): () => void {
  const sqlite = new Sqlite(file, { readonly: true });
  let seen = sqlite.pragma('data_version', { simple: true });
  const timer = setInterval(() => {
    try {
      const version = sqlite.pragma('data_version', { simple: true });
      if (version !== seen) changed();
      seen = version;
    } catch {
      // The file is away for now; lookups go on from memory and the next second is another chance.
    }
  }, everySecond);
  timer.unref();
  return () => {
    clearInterval(timer);
    sqlite.close();
  };
}
