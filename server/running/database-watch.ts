/** Looks after the database once a second, and tells in the log when something is wrong with it and when it is well again. */
import type { Logger } from 'pino';
import type { DatabaseTrouble } from '../database-away.ts';

export type Watched = { look(): Promise<void>; trouble(): DatabaseTrouble | undefined };

const often = 1_000;

/** Returns how to stop. */
export function watchDatabase(database: Watched, log: Logger): () => void {
  let told: DatabaseTrouble['kind'] | undefined;
  const tell = () => {
    const trouble = database.trouble();
    if (trouble?.kind === told) return;
    told = trouble?.kind;
    if (trouble) log.error({ database: trouble.kind, detail: trouble.detail }, 'databasen kan ikke bruges');
    else log.info({ database: 'usable' }, 'databasen kan bruges igen');
  };
  const timer = setInterval(async () => {
    // Somebody may have met it since, and looking may mend it.
    tell();
    await database.look().catch((error) => log.error({ err: error }, 'databasen kunne ikke ses efter'));
    tell();
  }, often).unref();
  return () => clearInterval(timer);
}
