/** How long a caller can wait: the span of time in which an offer must be open to fit (design §4). */
import type { Urgency } from '../offers/offer-schema.ts';
import { calendarDay, dayOfMinute, type Minute } from '../opening-hours/danish-calendar.ts';

/** `to` is the first minute after. */
export type Window = { from: Minute; to: Minute };

/** How many minutes each way in leaves to wait; of the next day it is the whole day. */
export const waits = { admission: 60, advice: 60, municipal: 12 * 60 } as const satisfies Partial<
  Record<Urgency, number>
>;

/** `60 minutter`, `12 timer` */
export function waitWords(minutes: number): string {
  return minutes > 60 && minutes % 60 === 0 ? `${minutes / 60} timer` : `${minutes} minutter`;
}

/** A number of minutes counts as within when it is reached exactly. */
export function windowFor(urgency: Urgency | null, at: Minute, openOnly: boolean): Window {
  if (openOnly || urgency === null) return { from: at, to: at + 1 };
  switch (urgency) {
    case 'next-day': {
      const tomorrow = calendarDay(dayOfMinute(at) + 1);
      return { from: tomorrow.midnight, to: tomorrow.midnight + tomorrow.minutes };
    }
    default:
      return { from: at, to: at + waits[urgency] + 1 };
  }
}
