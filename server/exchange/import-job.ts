/** One import from upload to apply. What is going on is held in memory, what has been planned in the database; the file is let go of as soon as it has been read. */
import type { Place } from './import-reading.ts';

export type ImportState =
  | { kind: 'reading'; percent: number }
  | { kind: 'refused'; message: string; places: readonly Place[] }
  | { kind: 'planned' }
  | { kind: 'applying'; percent: number }
  /** `awaiting`: of them, how many wait in whole or part for somebody to approve them; `already`: how many more did before. */
  | { kind: 'applied'; added: number; changed: number; awaiting: number; already: number }
  /** Somebody saved some of the offers after the plan was made; nothing has been applied. */
  | { kind: 'overtaken'; names: readonly string[] }
  | { kind: 'failed' };

export type ImportJob = {
  id: string;
  account: string;
  fileName: string;
  startedAt: Temporal.Instant;
  state: ImportState;
};

const forgottenAfter = { minutes: 60 };

export type ImportJobs = {
  add(job: ImportJob): void;
  /** Undefined when it is somebody else's, forgotten or never was. */
  of(account: string, id: string, now: Temporal.Instant): ImportJob | undefined;
  forget(id: string): void;
};

function isUnderWay({ kind }: ImportState): boolean {
  return kind === 'reading' || kind === 'applying';
}

export function createImportJobs(): ImportJobs {
  const jobs = new Map<string, ImportJob>();
  const forgetOld = (now: Temporal.Instant) => {
    for (const { id, startedAt } of jobs.values())
      if (Temporal.Instant.compare(now, startedAt.add(forgottenAfter)) >= 0) jobs.delete(id);
  };
  return {
    add(job) {
      forgetOld(job.startedAt);
      for (const { id, account, state } of jobs.values())
        if (account === job.account && !isUnderWay(state)) jobs.delete(id);
      jobs.set(job.id, job);
    },
    of(account, id, now) {
      forgetOld(now);
      const job = jobs.get(id);
      return job?.account === account ? job : undefined;
    },
    forget: (id) => void jobs.delete(id),
  };
}
