/** How the service stands: what it tells of itself, and which alarms that opens. Nothing here waits for anything: what is slow to find out is found out beforehand. */

import type { DatabaseTrouble } from '../database-away.ts';
import type { Alarm } from './alarm.ts';

/** Asked each time it is shown. */
export type Standing = {
  /** Of the program. */
  version: string;
  startedAt: Temporal.Instant;
  database(): DatabaseTrouble | undefined;
  backups(): BackupStanding;
  /** Others who have something to tell. */
  sources: readonly StandingSource[];
};

export type BackupStanding = {
  /** Undefined: none are taken. */
  folder: string | undefined;
  last: { takenAt: Temporal.Instant } | undefined;
  alarm: { since: Temporal.Instant; message: string } | undefined;
};

/** `lines`: for the page, those who run the service only. */
export type StandingSource = {
  lines?(): { label: string; value: string }[];
  alarms?(): Alarm[];
};

/** Of a service of which nothing is known but that it runs. */
export function merelyRunning(now: Temporal.Instant): Standing {
  return {
    version: '',
    startedAt: now,
    database: () => undefined,
    backups: () => ({ folder: undefined, last: undefined, alarm: undefined }),
    sources: [],
  };
}

/** Three that were to be taken have not been. */
const oldestBackup = { hours: 3 };

/** The longest open first. `troubles`: of the catalogue. */
export function openAlarms(
  standing: Standing,
  troubles: readonly { since: Temporal.Instant; what: string; cause: string }[],
  now: Temporal.Instant,
): Alarm[] {
  const database = standing.database();
  return [
    ...(database ? [{ ...database, key: `database-${database.kind}` as const }] : []),
    ...troubles.map(({ since, what, cause }) => ({
      key: 'catalogue' as const,
      since,
      detail: `${what}: ${cause}`,
    })),
    ...backupAlarms(standing, now),
    ...standing.sources.flatMap((source) => source.alarms?.() ?? []),
  ].toSorted((a, b) => Temporal.Instant.compare(a.since, b.since));
}

function backupAlarms({ backups, startedAt }: Standing, now: Temporal.Instant): Alarm[] {
  const { folder, last, alarm } = backups();
  if (folder === undefined) return [];
  if (alarm) return [{ key: 'backup', since: alarm.since, detail: alarm.message }];
  const since = (last?.takenAt ?? startedAt).add(oldestBackup);
  return Temporal.Instant.compare(since, now) <= 0 ? [{ key: 'backup-old', since }] : [];
}
