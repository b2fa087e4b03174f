/** A thread that takes one backup and tells how it went, so that nobody's lookup waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { BackupMistake, backUp } from '../../data/backup.ts';
import { DatabaseUnusable } from '../../data/database-unusable.ts';
import { danishNow } from '../clock.ts';

export type BackupTask = { file: string; target: string };
/** `taken`: another process had taken the backup of this hour. `failed`: why, in Danish. */
export type BackupOutcome = { kind: 'done' } | { kind: 'taken' } | { kind: 'failed'; why: string };

const { file, target } = workerData as BackupTask;

parentPort?.postMessage(await outcome());

async function outcome(): Promise<BackupOutcome> {
  try {
    await backUp(file, target, danishNow());
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof BackupMistake && error.taken) return { kind: 'taken' };
    if (error instanceof BackupMistake || error instanceof DatabaseUnusable)
      return { kind: 'failed', why: error.message };
    return { kind: 'failed', why: `Sikkerhedskopien kunne ikke tages: ${error}` };
  }
}
