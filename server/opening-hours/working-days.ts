/** Working days as offices count them: neither weekends nor public holidays. Grundlovsdag, 1 May, 24 and 31 December are no public holidays. */
import { calendarDay, type Day, dayOfDate } from './danish-calendar.ts';

export function isWorkingDay(day: Day): boolean {
  const { weekday, publicHoliday } = calendarDay(day);
  return weekday <= 5 && publicHoliday === undefined;
}

/** The same clock time so many working days later. What happens on a day off counts from the next working day. */
export function afterWorkingDays(from: Temporal.ZonedDateTime, days: number): Temporal.ZonedDateTime {
  let day = dayOfDate(from.toPlainDate());
  for (let left = days; left > 0; ) {
    day += 1;
    if (isWorkingDay(day)) left -= 1;
  }
  const date = Temporal.PlainDate.from(calendarDay(day).date);
  return date.toZonedDateTime({ timeZone: from.timeZoneId, plainTime: from.toPlainTime() });
}
