/**
 * One import from upload to apply. Held in memory only: the file is let go of as soon as it has been read, and what is not applied within
 * the hour is forgotten. A restart forgets it too; the file is then sent again.
 */
import type { PlannedRow } from './import-plan.ts';
import type { Place } from './import-reading.ts';

export type ImportState =
  | { kind: 'reading'; percent: number }
  | { kind: 'refused'; message: string; places: readonly Place[] }
  | { kind: 'planned'; rows: readonly PlannedRow[] }
  | { kind: 'applying'; percent: number }
  /** `awaiting`: of them, how many wait in whole or part for somebody to approve them. */
  | { kind: 'applied'; added: number; changed: number; awaiting: number }
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
/** Each may hold a plan of many thousand rows. */
const mostJobs = 4;

export type ImportJobs = {
  add(job: ImportJob): void;
  /** Undefined when it is somebody else's, forgotten or never was. */
  of(account: string, id: string, now: Temporal.Instant): ImportJob | undefined;
  forget(id: string): void;
};

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
        if (account === job.account && state.kind !== 'applying') jobs.delete(id);
      const [oldest] = [...jobs.values()].filter(({ state }) => state.kind !== 'applying');
      if (jobs.size >= mostJobs && oldest) jobs.delete(oldest.id);
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
