/** Work that fails and is tried again: since when, why, and when next. It is told once per cause, and forgotten when the work succeeds. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { framesOf } from '../http/error-pages.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { hasCome, longestWait, retryWait } from '../retry-wait.ts';

/** Plain data, to be shown. */
export type Trouble = {
  /** What does not succeed, in Danish. */
  what: string;
  since: Temporal.Instant;
  /** The newest one. Holds nothing of what stands in the rows, unless it was written for the operator. */
  cause: string;
  failures: number;
  retryAt: Temporal.Instant;
};

export type Attempts = {
  /** Undefined while all is well. */
  trouble(): Trouble | undefined;
  /** Whether it may be tried by itself; what somebody has asked for is tried at once. */
  isDue(): boolean;
  failed(error: unknown): void;
  succeeded(): void;
};

/** So many causes are remembered as told until it succeeds; one that differs each time must not fill the log. */
const mostTold = 20;

export function attemptsAt(what: string, now: Clock, log: Logger): Attempts {
  let trouble: Trouble | undefined;
  const told = new Set<string>();
  return {
    trouble: () => trouble,
    isDue: () => trouble === undefined || hasCome(trouble.retryAt, longestWait, now().toInstant()),
    failed(error) {
      const at = now().toInstant();
      const cause = causeOf(error);
      const failures = (trouble?.failures ?? 0) + 1;
      const retryAt = at.add({ seconds: retryWait(failures) });
      trouble = { what, since: trouble?.since ?? at, cause, failures, retryAt };
      if (told.has(cause) || told.size >= mostTold) return;
      told.add(cause);
      log.error({ cause, stack: framesOf(error) }, `${what}; det forrige bruges, til det lykkes`);
    },
    succeeded() {
      if (!trouble) return;
      log.info({ since: trouble.since, failures: trouble.failures }, `ikke længere: ${what}`);
      trouble = undefined;
      told.clear();
    },
  };
}

/** The kind of error and where it happened; the message of others' errors may quote a row. */
function causeOf(error: unknown): string {
  if (error instanceof OperatorMistake) return error.message;
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? String(error.code) : undefined;
  const frame = framesOf(error)
    ?.split('\n')
    .find((one) => !one.includes('<anonymous>'));
  return [error.name, code, frame?.trim()].filter(Boolean).join(' ');
}
