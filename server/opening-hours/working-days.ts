/** Working days as offices count them: neither weekends nor public holidays. Grundlovsdag, 1 May, 24 and 31 December are no public holidays. */
import { calendarDay, dayOfDate } from './danish-calendar.ts';

/** The same clock time so many working days later. What happens on a day off counts from the next working day. */
export function afterWorkingDays(from: Temporal.ZonedDateTime, days: number): Temporal.ZonedDateTime {
  let day = dayOfDate(from.toPlainDate());
  for (let left = days; left > 0; ) {
    day += 1;
    const { weekday, publicHoliday } = calendarDay(day);
    if (weekday <= 5 && publicHoliday === undefined) left -= 1;
  }
  const date = Temporal.PlainDate.from(calendarDay(day).date);
  return date.toZonedDateTime({ timeZone: from.timeZoneId, plainTime: from.toPlainTime() });
}
