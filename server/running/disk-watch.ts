/** Looks each minute how much room there is where the database lies. Asking may take long on a share that is away, so nobody waits for it. */
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Alarm } from '../status/alarm.ts';

/** Megabytes: room for some hundred thousand saves, and for a backup on its way. */
const leastRoom = 200;

export type DiskWatch = {
  look(): Promise<void>;
  lines(): { label: string; value: string }[];
  alarms(): Alarm[];
};

/** `least`: megabytes. A database in memory lies on no disk. */
export function watchDisk(file: string, now: Clock, least = leastRoom): DiskWatch {
  const folder = dirname(resolve(file));
  let free: number | undefined;
  let since: Temporal.Instant | undefined;
  let isLooking = false;
  return {
    async look() {
      if (file === ':memory:' || isLooking) return;
      isLooking = true;
      try {
        const { bavail, bsize } = await statfs(folder);
        free = Math.floor((bavail * bsize) / 1_000_000);
        since = free < least ? (since ?? now().toInstant()) : undefined;
      } catch {
        // A folder that is gone is told by whoever needs it.
        free = undefined;
        since = undefined;
      } finally {
        isLooking = false;
      }
    },
    lines: () => (free === undefined ? [] : [{ label: 'Plads til databasen', value: roomWords(free) }]),
    alarms: () =>
      since ? [{ key: 'disk', since, detail: `${roomWords(free ?? 0)} tilbage i ${folder}` }] : [],
  };
}

/** `3451 MB`, `75,3 GB`: when there is plenty, how many thousand megabytes says enough. */
export function roomWords(megabytes: number): string {
  return megabytes < 10_000 ? `${megabytes} MB` : `${(megabytes / 1_000).toFixed(1).replace('.', ',')} GB`;
}
