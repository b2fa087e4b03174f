/** Free places as somebody reported them, for as long as they said it would hold. A report that has expired says nothing: unknown, never free. */
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { endMomentWords, lengthWords } from '../opening-hours/danish-time.ts';

export const capacityLevels = ['free', 'few', 'full'] as const;
export type CapacityLevel = (typeof capacityLevels)[number];

export type CapacityReport = {
  level: CapacityLevel;
  /** How many, when that was said. */
  free: number | null;
  reason: string | null;
  /** When the reason is expected to end; ISO date. */
  expectedEnd: string | null;
  reportedAt: Minute;
  expiresAt: Minute;
};

/** The report that holds at a moment: made by then and not expired. */
export function capacityAt(report: CapacityReport | undefined, at: Minute): CapacityReport | undefined {
  return report && report.reportedAt <= at && at < report.expiresAt ? report : undefined;
}

const levelWords: Record<CapacityLevel, string> = {
  free: 'Ledige pladser',
  few: 'Få ledige pladser',
  full: 'Meldt fuldt',
};

/** `2 ledige pladser, meldt for 40 min siden, gælder til kl. 20.00` */
export function capacityWords(report: CapacityReport, at: Minute, now: Minute): string {
  const { level, free, reason, reportedAt, expiresAt } = report;
  const places =
    level !== 'full' && free !== null
      ? `${free} ${free === 1 ? 'ledig plads' : 'ledige pladser'}`
      : levelWords[level];
  const age = now - reportedAt;
  return [
    reason === null ? places : `${places} (${reason.replace(/\.$/, '')})`,
    age < 1 ? 'meldt nu' : `meldt for ${lengthWords(age)} siden`,
    `gælder til ${endMomentWords(expiresAt, at, now)}`,
  ].join(', ');
}
