/**
 * When somebody is reminded: in the morning of the first day of the week on which offices are open, never at night, in a weekend or on a holiday.
 */
import { calendarDay, type Day, dayOfDate } from '../opening-hours/danish-calendar.ts';
import { dateWords, weekdayName } from '../opening-hours/danish-time.ts';
import { isWorkingDay } from '../opening-hours/working-days.ts';

export type Rhythm = 'weekly' | 'fourth-week' | 'never';

/** Of those who have not chosen. */
export const usualRhythm: Rhythm = 'weekly';

/** Sent at seven; later only when the service was not running then, and never after the office has emptied. */
const opens = '07:00';
const closes = '15:00';

/** Between two: one day less than the weeks, as a holiday may have put the one before off by a day. */
const leastDays = { weekly: 6, 'fourth-week': 27 };

/**
 * The first moment, from `now` on, at which the next may be sent; it has come when it is not later than `now`. `last`: the day of the one before;
 * a day to come was written by a clock gone wrong, and is none. Undefined: never.
 */
export function dueAt(
  last: Temporal.PlainDate | undefined,
  rhythm: Rhythm,
  now: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | undefined {
  if (rhythm === 'never') return undefined;
  const today = now.toPlainDate();
  const before = last && Temporal.PlainDate.compare(last, today) <= 0 ? last : undefined;
  const earliest = before?.add({ days: leastDays[rhythm] });
  for (let monday = today.subtract({ days: today.dayOfWeek - 1 }); ; monday = monday.add({ days: 7 })) {
    const day = reminderDay(monday);
    const isOver = Temporal.ZonedDateTime.compare(at(day, closes, now), now) <= 0;
    if (!isOver && (!earliest || Temporal.PlainDate.compare(day, earliest) >= 0)) return at(day, opens, now);
  }
}

/** Whether reminders may be sent at this moment. */
export function isReminderTime(now: Temporal.ZonedDateTime): boolean {
  const due = dueAt(undefined, usualRhythm, now);
  return due !== undefined && Temporal.ZonedDateTime.compare(due, now) <= 0;
}

/** What the organisation was reminded of by hand within these days is left out of what comes by the clock. */
export function stillFresh(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.subtract({ days: leastDays.weekly - 1 });
}

export const rhythmLabels: Record<Rhythm, string> = {
  weekly: 'Hver uge',
  'fourth-week': 'Hver fjerde uge',
  never: 'Slet ikke',
};

/** What is said where one chooses. `last`: the day of the newest, however it came. */
export function rhythmWords(
  rhythm: Rhythm,
  last: { byClock: Temporal.PlainDate | undefined; any: Temporal.PlainDate | undefined },
  now: Temporal.ZonedDateTime,
): string {
  const sent = last.any
    ? `Sidst sendt ${dateWords(last.any.toString(), now.year)}.`
    : 'Der er ikke sendt nogen endnu.';
  const next = dueAt(last.byClock, rhythm, now)?.toPlainDate();
  if (!next) return `Du får ingen påmindelser af sig selv. ${sent}`;
  const day = `${weekdayName(next.dayOfWeek)} den ${dateWords(next.toString(), now.year)}`;
  const often = rhythm === 'weekly' ? 'højst én gang om ugen' : 'højst hver fjerde uge';
  return `Du får en påmindelse ${often}, mandag morgen, når noget venter. ${sent} Den næste kan komme ${day}.`;
}

/** The first day of the week that nobody has off; 1 May, Grundlovsdag, 24 and 31 December are days off too. */
function reminderDay(monday: Temporal.PlainDate): Temporal.PlainDate {
  const first = dayOfDate(monday);
  const offset = [0, 1, 2, 3, 4].find((days) => isOfficeDay(first + days)) ?? 0;
  return monday.add({ days: offset });
}

function isOfficeDay(day: Day): boolean {
  return isWorkingDay(day) && calendarDay(day).specialDay === undefined;
}

function at(day: Temporal.PlainDate, time: string, { timeZoneId: timeZone }: Temporal.ZonedDateTime) {
  return day.toZonedDateTime({ timeZone, plainTime: time });
}
