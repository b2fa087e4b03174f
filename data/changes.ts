/** Tells when another connection has written to the database; PostgreSQL would use LISTEN/NOTIFY here. */
import { retryWait } from '../server/retry-wait.ts';
import { keeperOf } from './database.ts';
import type { Database } from './tables.ts';

/** Asking costs microseconds, and what is saved must be seen everywhere within the second. */
const fourTimesASecond = 250;

export type Changes = {
  /**
   * Calls back after a change made by others or by us since the watch began; again until the callback succeeds, less and less often until
   * something more has changed.
   */
  tell(changed: () => Promise<void>): void;
  stop(): void;
};

/** The watch begins at once, so that whoever reads after this misses nothing. A database in memory has nobody else to write to it. */
export function watchChanges(database: Database): Changes {
  const keeper = keeperOf(database);
  const { writer, watcher } = keeper.connections();
  if (writer === watcher) return { tell() {}, stop() {} };
  let known = keeper.connections();
  let openings = 0;
  // A file that has been put in the place of another has a count of its own.
  const version = () => {
    const connections = keeper.connections();
    if (connections !== known) openings += 1;
    known = connections;
    return `${openings} ${connections.watcher.pragma('data_version', { simple: true })}`;
  };
  let seen = version();
  let timer: NodeJS.Timeout | undefined;
  return {
    tell(changed) {
      let telling = false;
      let failures = 0;
      let failedAt: string | undefined;
      let pause = 0;
      timer = setInterval(async () => {
        if (telling) return;
        telling = true;
        let current: string | undefined;
        try {
          current = version();
          const isPausing = current === failedAt && pause-- > 0;
          if (current !== seen && !isPausing) {
            await changed();
            seen = current;
            failures = 0;
          }
        } catch {
          // Unread for now; lookups go on from memory, and whoever was called has told why.
          failures += 1;
          failedAt = current;
          pause = (retryWait(failures) * 1000) / fourTimesASecond - 1;
        }
        telling = false;
      }, fourTimesASecond);
      timer.unref();
    },
    stop() {
      clearInterval(timer);
    },
  };
}
