/** What readers have reported about an entry and its owner has not answered. Only what kind and when: their own words are the owner's to read. */
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { calendarDay, dayOfMinute } from '../opening-hours/danish-calendar.ts';
import { clockWords, shortDateWords, yearOfDay } from '../opening-hours/danish-time.ts';

export const faultKinds = [
  'no-answer',
  'number',
  'hours',
  'target-group',
  'access',
  'closed',
  'other',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Why nobody is cautioned any more; `withdrawn` by whoever made the report. */
export type FaultOutcome = 'mended' | 'was-right' | 'withdrawn';

/** Pressed again by the same person within this, `svarede ikke` is the same call. */
export const sameCallMinutes = 10;

export type OpenFault = { kind: FaultKind; at: Minute };

const said: Record<FaultKind, string> = {
  'no-answer': 'svarede ikke',
  number: 'forkert nummer',
  hours: 'forkert åbningstid',
  'target-group': 'forkert målgruppe',
  access: 'forkert vej ind',
  closed: 'tilbuddet er lukket',
  other: 'fejl i oplysningerne',
};

/** `2 melder: svarede ikke kl. 02.13`, one line per kind, the newest first. */
export function cautionWords(faults: readonly OpenFault[], now: Minute): string[] {
  return toldWith(faults, (newest) => whenWords(newest, now));
}

/** The same for whoever reads it on another day: always with the date. */
export function datedCautionWords(faults: readonly OpenFault[]): string[] {
  return toldWith(faults, (newest) => dateAndClock(newest));
}

function toldWith(faults: readonly OpenFault[], when: (newest: Minute) => string): string[] {
  const byKind = Map.groupBy(faults, ({ kind }) => kind);
  return [...byKind]
    .map(([kind, reports]) => ({
      kind,
      count: reports.length,
      newest: Math.max(...reports.map(({ at }) => at)),
    }))
    .sort((a, b) => b.newest - a.newest)
    .map(({ kind, count, newest }) => `${count} melder: ${said[kind]} ${when(newest)}`);
}

/** `kl. 02.13` today, else with the date. */
function whenWords(minute: Minute, now: Minute): string {
  const day = dayOfMinute(minute);
  const today = dayOfMinute(now);
  if (day === today) return `kl. ${clockWords(minute)}`;
  if (day === today - 1) return `i går kl. ${clockWords(minute)}`;
  return dateAndClock(minute, yearOfDay(today));
}

function dateAndClock(minute: Minute, besideYear?: number): string {
  return `${shortDateWords(calendarDay(dayOfMinute(minute)).date, besideYear)} kl. ${clockWords(minute)}`;
}
