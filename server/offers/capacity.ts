/** Free places as somebody reported them, for as long as they said it would hold. A report that has expired says nothing: unknown, never free. */
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { dateWords, endMomentWords, lengthWords, momentWords } from '../opening-hours/danish-time.ts';

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
  /** The offer's own organisation, or the visitation on its behalf. */
  reporter: 'owner' | 'visitation';
};

/** The report that holds at a moment: made by then and not expired. */
export function capacityAt(report: CapacityReport | undefined, at: Minute): CapacityReport | undefined {
  return report && report.reportedAt <= at && at < report.expiresAt ? report : undefined;
}

export const levelWords: Record<CapacityLevel, string> = {
  free: 'Ledige pladser',
  few: 'Få ledige pladser',
  full: 'Fuldt',
};

/** What a list says of the newest report at a moment: `2 ledige pladser, meldt for 40 min siden, gælder til kl. 20.00`. */
export function capacityWordsAt(
  report: CapacityReport,
  at: Minute,
  now: Minute,
): { level: CapacityLevel | 'unknown'; words: string } {
  const { level, reportedAt, expiresAt, reporter } = report;
  if (!capacityAt(report, at))
    return {
      level: 'unknown',
      words: `Ledige pladser ukendt: meldingen gjaldt til ${endMomentWords(expiresAt, at, now)}`,
    };
  const by = reporter === 'visitation' ? ' af visitationen' : '';
  const age = now - reportedAt;
  const words = [
    `${placesWords(report)}${circumstances(report)}`,
    age < 1 ? `meldt nu${by}` : `meldt for ${lengthWords(age)} siden${by}`,
    `gælder til ${endMomentWords(expiresAt, at, now)}`,
  ].join(', ');
  return { level, words };
}

/** For whoever reads it later: when it was said and how long it held, so that nobody takes it for now. */
export function datedCapacityWords(report: CapacityReport): string {
  const { reportedAt, expiresAt, reporter } = report;
  const by = reporter === 'visitation' ? ' af visitationen' : '';
  const said = `${placesWords(report)}${circumstances(report)}`;
  return `${said}, meldt ${momentOnPaper(reportedAt)}${by}. Meldingen gjaldt højst til ${momentOnPaper(expiresAt)}`;
}

function momentOnPaper(minute: Minute): string {
  return momentWords(Temporal.Instant.fromEpochMilliseconds(minute * 60_000));
}

/** `2 ledige pladser`, `1 ledig plads`, `Fuldt` */
export function placesWords({ level, free }: Pick<CapacityReport, 'level' | 'free'>): string {
  if (level === 'full' || free === null) return levelWords[level];
  return `${free} ${free === 1 ? 'ledig plads' : 'ledige pladser'}`;
}

function circumstances({ reason, expectedEnd }: CapacityReport): string {
  const said = [
    ...(reason === null ? [] : [reason.replace(/\.$/, '')]),
    ...(expectedEnd === null ? [] : [`ventes at slutte ${dateWords(expectedEnd)}`]),
  ];
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}
