/** The name of a scheduled backup: the hour it was taken in, in UTC, so that names sort as time does and the repeated hour of autumn has two. */

const form = /^akutoverblik-(\d{4}-\d{2}-\d{2}T\d{2})00Z\.db$/;

/** `akutoverblik-2026-11-22T1300Z.db` for every moment of that hour. */
export function backupName(at: Temporal.Instant): string {
  return `akutoverblik-${at.toString().slice(0, 13)}00Z.db`;
}

/** The beginning of the hour; undefined for any other file. */
export function hourOfBackup(name: string): Temporal.Instant | undefined {
  const hour = form.exec(name)?.[1];
  if (hour === undefined) return undefined;
  try {
    return Temporal.Instant.from(`${hour}:00Z`);
  } catch {
    return undefined;
  }
}
