/** A day that words of a line mean, before its clock time is known. */
import { hours, night, type PartOfDay, wholeDay } from './line-clock.ts';

type Now = Temporal.ZonedDateTime;

export type Day = {
  words: number;
  /** The dates it can mean, the first one first. */
  dates: readonly Temporal.PlainDate[];
  part?: PartOfDay;
  /** The time when none is said, in minutes of the day. */
  usually: number;
  /** From when on it means now, when no time is said; undefined when it never does. */
  nowFrom?: number;
  /** The weekday said beside the date, which may be another's: 1 = Monday. */
  weekday?: number;
  /** Whether a moment of today stays of today when it is past. */
  keepsToday: boolean;
};
/** What looks like a date but is none, as it was typed. */
export type NoDay = { words: number; wrong: string };

export const morning = 8 * hours;

/** The same day with a part of it said: `lørdag` `nat`. The night that has begun is now, whatever the day is called. */
export function withPart(day: Day, part: PartOfDay): Day {
  const begins = day.nowFrom !== undefined || part === night;
  return { ...day, part, usually: part.usually, nowFrom: begins ? part.usually : undefined };
}

/** From yesterday on, because the night after it may still be to come. */
export function onWeekdays(wanted: readonly number[], now: Now): Omit<Day, 'words'> {
  const dates = Array.from({ length: 9 }, (_, i) => now.toPlainDate().add({ days: i - 1 }));
  return {
    dates: dates.filter((date) => wanted.includes(date.dayOfWeek)),
    usually: morning,
    keepsToday: false,
  };
}

/** Whether the day, said without a time, is going on. */
export function goesOn({ dates, part, nowFrom }: Day, now: Now): boolean {
  if (nowFrom === undefined) return false;
  const local = now.toPlainDateTime();
  return dates.some((date) => {
    const passed = date.toPlainDateTime().until(local, { largestUnit: 'minutes' }).minutes;
    return passed >= nowFrom && passed < (part?.until ?? wholeDay);
  });
}
