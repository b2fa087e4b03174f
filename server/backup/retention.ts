/**
 * Which scheduled backups are kept: the newest 48, the last of each of the 30 newest Danish days that have one, and the last of each of the 12 newest
 * months. They are counted and never too old, so that a clock that is wrong for an hour costs one backup and not all.
 */
import { timeZone } from '../opening-hours/danish-calendar.ts';
import { backupName, hourOfBackup } from './backup-name.ts';

const kept = { hours: 48, days: 30, months: 12 };

export type Retention = { keep: string[]; remove: string[] };

/** Both in the order of time. What is no scheduled backup is in neither; what is from a time still to come is kept and not counted. */
export function retention(files: readonly string[], now: Temporal.ZonedDateTime): Retention {
  const backups = files
    .flatMap((name) => {
      const hour = hourOfBackup(name);
      return hour ? { name, hour: hour.toZonedDateTimeISO(timeZone) } : [];
    })
    .sort((a, b) => Temporal.ZonedDateTime.compare(b.hour, a.hour));
  const come = backups.filter(({ hour }) => Temporal.ZonedDateTime.compare(hour, now) <= 0);
  const keep = new Set([
    ...backups.filter((backup) => !come.includes(backup)),
    ...come.slice(0, kept.hours),
    ...lastOfEach(come, ({ hour }) => hour.toPlainDate().toString()).slice(0, kept.days),
    ...lastOfEach(come, ({ hour }) => hour.toPlainDate().toString().slice(0, 7)).slice(0, kept.months),
  ]);
  const names = (some: typeof backups) => some.map(({ name }) => name).reverse();
  return {
    keep: names(backups.filter((backup) => keep.has(backup))),
    remove: names(backups.filter((backup) => !keep.has(backup))),
  };
}

/** Files that somebody began in another hour than this or the last, and will not finish. */
export function abandoned(files: readonly string[], now: Temporal.ZonedDateTime): string[] {
  const recent = [now, now.subtract({ hours: 1 })].map((at) => backupName(at.toInstant()));
  return files.filter((file) => {
    const [, name] = /^(.+\.db)\.\w+\.new$/.exec(file) ?? [];
    return name !== undefined && hourOfBackup(name) !== undefined && !recent.includes(name);
  });
}

/** Of a list that begins with the newest. */
function lastOfEach<Backup>(backups: readonly Backup[], periodOf: (backup: Backup) => string): Backup[] {
  return [...Map.groupBy(backups, periodOf).values()].flatMap((period) => period.slice(0, 1));
}
