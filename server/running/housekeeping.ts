/** What is done each minute, by itself. One chore that fails holds up none of the others, is told once, and is tried again the next minute. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { DatabaseAway } from '../database-away.ts';
import { framesOf } from '../http/error-pages.ts';
import type { Alarm } from '../status/alarm.ts';

export type Chores = Record<string, () => Promise<unknown>>;

export type Housekeeping = {
  /** Does them in order; at once when the last round is not over. */
  round(): Promise<void>;
  /** When the round that is under way is over. */
  settled(): Promise<void>;
  alarms(): Alarm[];
};

export function keepHouse(chores: Chores, now: Clock, log: Logger): Housekeeping {
  const failing = new Map<string, Temporal.Instant>();
  let underway: Promise<void> | undefined;
  async function tidy(): Promise<void> {
    for (const [chore, done] of Object.entries(chores))
      try {
        await done();
        if (failing.delete(chore)) log.info({ chore }, 'det faste arbejde lykkes igen');
      } catch (error) {
        // Told by whoever keeps the database.
        if (failing.has(chore) || error instanceof DatabaseAway) continue;
        failing.set(chore, now().toInstant());
        const { name, code } = error as { name?: unknown; code?: unknown };
        const err = { type: name, code, stack: framesOf(error) };
        log.error({ err, chore }, 'det faste arbejde lykkedes ikke; det prøves igen hvert minut');
      }
  }
  return {
    round() {
      underway ??= tidy().finally(() => {
        underway = undefined;
      });
      return underway;
    },
    settled: () => underway ?? Promise.resolve(),
    alarms() {
      return [...failing].map(([chore, since]) => ({ key: 'chores', since, detail: chore }));
    },
  };
}
