/**
 * Takes a backup in every hour that has none yet, as soon as the service runs in it: after a restart, a suspended machine or a clock that was put
 * right, the hours missed are caught up by one. It never fails whoever asks; what goes wrong is told by `state` and in the log.
 */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { backupName, hourOfBackup } from '../backup/backup-name.ts';
import type { BackupOutcome, BackupTask } from '../backup/backup-worker.ts';
import { abandoned, retention } from '../backup/retention.ts';
import type { Clock } from '../clock.ts';

export type BackupState = {
  /** Where they are put; undefined: none are taken. */
  folder: string | undefined;
  /** The newest there; undefined when none is known. */
  last: { name: string; takenAt: Temporal.Instant } | undefined;
  /** Why the latest could not be taken, in Danish, and since when none can. */
  alarm: { since: Temporal.Instant; message: string } | undefined;
};

export type BackupSchedule = {
  /** For whoever keeps house, each minute: takes a backup if it is time. */
  tend(): Promise<void>;
  state(): BackupState;
  /** Gives up a backup that is under way; it leaves nothing that looks like one. */
  stop(): Promise<void>;
};

/** Far longer than any takes: a share that no longer answers. */
const longestMinutes = 10;
export const noBackups: BackupSchedule = {
  tend: () => Promise.resolve(),
  state: () => ({ folder: undefined, last: undefined, alarm: undefined }),
  stop: () => Promise.resolve(),
};

export function createBackupSchedule(
  folder: string,
  databaseFile: string,
  now: Clock,
  log: Logger,
): BackupSchedule {
  let last: BackupState['last'];
  let alarm: BackupState['alarm'];
  let worker: Worker | undefined;
  let isTending = false;

  async function takeIfDue(): Promise<void> {
    await mkdir(folder).catch(thereAlready);
    const name = backupName(now().toInstant());
    if (!(await readdir(folder)).includes(name)) {
      worker = backupWorker({ file: databaseFile, target: join(folder, name) });
      const outcome = await outcomeOf(worker);
      worker = undefined;
      if (outcome.kind === 'failed') throw new Error(outcome.why);
      if (outcome.kind === 'done') log.info({ backup: name }, 'sikkerhedskopien er taget');
    }
    await forgetOld();
    last = await newestIn(folder, now().toInstant());
  }

  async function forgetOld(): Promise<void> {
    const names = await readdir(folder);
    const present = now();
    for (const name of [...retention(names, present).remove, ...abandoned(names, present)])
      await rm(join(folder, name), { force: true });
  }

  return {
    async tend() {
      if (isTending) return;
      isTending = true;
      try {
        await takeIfDue();
        if (alarm) log.info('sikkerhedskopier tages igen');
        alarm = undefined;
      } catch (error) {
        const message = explain(error, folder);
        if (alarm?.message !== message) log.error({ why: message }, 'sikkerhedskopien kunne ikke tages');
        alarm = { since: alarm?.since ?? now().toInstant(), message };
      } finally {
        isTending = false;
      }
    },
    state: () => ({ folder, last, alarm }),
    async stop() {
      await worker?.terminate();
    },
  };
}

/** Only the folder itself is made: below a share that is away there is nothing to make it in. */
function thereAlready(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}

function backupWorker(task: BackupTask): Worker {
  return new Worker(new URL('../backup/backup-worker.ts', import.meta.url), { workerData: task });
}

function outcomeOf(worker: Worker): Promise<BackupOutcome> {
  return new Promise<BackupOutcome>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve({ kind: 'failed', why: 'Sikkerhedskopien blev afbrudt' }));
    const tooLong = { kind: 'failed', why: 'Sikkerhedskopien tog for lang tid og blev opgivet' } as const;
    setTimeout(() => resolve(tooLong), longestMinutes * 60_000).unref();
  }).finally(() => worker.terminate());
}

/** Told by its name; a name from a time still to come is from a clock that was wrong. */
async function newestIn(folder: string, now: Temporal.Instant): Promise<BackupState['last']> {
  const name = (await readdir(folder))
    .filter((one) => {
      const hour = hourOfBackup(one);
      return hour && Temporal.Instant.compare(hour, now) <= 0;
    })
    .sort()
    .at(-1);
  if (name === undefined) return undefined;
  const { mtimeMs } = await stat(join(folder, name));
  return { name, takenAt: Temporal.Instant.fromEpochMilliseconds(Math.floor(mtimeMs)) };
}

function explain(error: unknown, folder: string): string {
  const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
  if (code !== '') return `Mappen ${folder} kan ikke bruges${code}`;
  return error instanceof Error ? error.message : String(error);
}
