/** How long a caller can wait: the span of time in which an offer must be open to fit (design §4). */
import type { Urgency } from '../offers/offer-schema.ts';
import { calendarDay, dayOfMinute, type Minute } from '../opening-hours/danish-calendar.ts';

/** `to` is the first minute after. */
export type Window = { from: Minute; to: Minute };

const withinTheHour = 60;
const sameDayOrNight = 12 * 60;

/** A number of minutes counts as within when it is reached exactly. */
export function windowFor(urgency: Urgency | null, at: Minute, openOnly: boolean): Window {
  if (openOnly || urgency === null) return { from: at, to: at + 1 };
  switch (urgency) {
    case 'admission':
    case 'advice':
      return { from: at, to: at + withinTheHour + 1 };
    case 'municipal':
      return { from: at, to: at + sameDayOrNight + 1 };
    case 'next-day': {
      const tomorrow = calendarDay(dayOfMinute(at) + 1);
      return { from: tomorrow.midnight, to: tomorrow.midnight + tomorrow.minutes };
    }
  }
}
