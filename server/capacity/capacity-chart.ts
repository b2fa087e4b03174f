/** The reports of the last days as a drawing: high when places were free, low when it was full, nothing while nobody knew. */
import { type CapacityLevel, placesWords } from '../offers/capacity.ts';
import { minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { clockWords, shortDateWords } from '../opening-hours/danish-time.ts';

export const chartDays = 30;

export type PastReport = {
  level: CapacityLevel;
  free: number | null;
  recordedAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  /** Who: the link's name, or a role. */
  by: string;
};

/** `x` and `width` in thousandths of the time drawn; a bar stands from the report to the next, or until it expired. */
export type CapacityBar = { level: CapacityLevel; x: number; width: number; height: number };

const heights: Record<CapacityLevel, number> = { free: 30, few: 18, full: 6 };

/** `reports`: the oldest first. */
export function capacityBars(reports: readonly PastReport[], now: Temporal.ZonedDateTime): CapacityBar[] {
  const end = now.epochMilliseconds;
  const start = now.subtract({ days: chartDays }).epochMilliseconds;
  const across = (at: number) => ((at - start) / (end - start)) * 1000;
  return reports.flatMap(({ level, recordedAt, expiresAt }, i) => {
    const next = reports[i + 1]?.recordedAt.epochMilliseconds ?? end;
    const from = Math.max(start, recordedAt.epochMilliseconds);
    const to = Math.min(next, expiresAt.epochMilliseconds, end);
    if (to <= from) return [];
    return [{ level, x: across(from), width: across(to) - across(from), height: heights[level] }];
  });
}

/** The newest first. */
export function capacityRows(reports: readonly PastReport[], now: Temporal.ZonedDateTime) {
  return reports.toReversed().map((report) => ({
    when: momentWords(report.recordedAt, now),
    what: placesWords(report),
    until: momentWords(report.expiresAt, now),
    by: report.by,
  }));
}

function momentWords(instant: Temporal.Instant, now: Temporal.ZonedDateTime): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  return `${shortDateWords(local.toPlainDate().toString(), now.year)} kl. ${clockWords(minuteOf(local))}`;
}
