/** Opening hours laid out day by day: what a chart draws and its text twin says. */
import { type CalendarDay, calendarDay, type Day } from './danish-calendar.ts';
import { clockWords } from './danish-time.ts';
import type { OpeningHours } from './opening-hours-schema.ts';
import { type Interval, openingIntervals } from './opening-intervals.ts';

/** Intervals are cut to the day; `at` and `length` of a bar are thousandths of it. */
export type DayOfHours = {
  day: CalendarDay;
  bars: { kind: 'open' | 'maybe'; at: number; length: number }[];
  words: string;
};

export function hoursByDay(hours: OpeningHours, from: Day, days: number): DayOfHours[] {
  return Array.from({ length: days }, (_, i) => {
    const day = calendarDay(from + i);
    const { open, maybe } = openingIntervals(hours, day.midnight, day.midnight + day.minutes);
    return {
      day,
      bars: [...open.map((i) => bar('open', i, day)), ...maybe.map((i) => bar('maybe', i, day))],
      words: dayWords(open, maybe, day),
    };
  });
}

function bar(kind: 'open' | 'maybe', { start, end }: Interval, day: CalendarDay) {
  const thousandths = (minutes: number) => Math.round((minutes / day.minutes) * 1000);
  return { kind, at: thousandths(start - day.midnight), length: Math.max(4, thousandths(end - start)) };
}

function dayWords(open: Interval[], maybe: Interval[], day: CalendarDay): string {
  if (open.length === 0) return maybe.length === 0 ? 'lukket' : 'ikke oplyst';
  const [only] = open;
  const midnight = day.midnight + day.minutes;
  if (only && only.start === day.midnight && only.end === midnight) return 'døgnet rundt';
  const spans = open.map(
    ({ start, end }) => `${clockWords(start)}–${end === midnight ? '24.00' : clockWords(end)}`,
  );
  return `${spans.join(', ')}${maybe.length > 0 ? ', ellers ikke oplyst' : ''}`;
}
