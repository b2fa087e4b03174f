/** Dates and clock times as Danish readers write them. The only home of weekday and month names. */
import { calendarDay, type Day, dayOfMinute, type Minute, momentOf, timeZone } from './danish-calendar.ts';

export const weekdayNames = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'] as const;
const monthNames = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/** `mandag`; 1 = Monday. */
export function weekdayName(weekday: number): string {
  return weekdayNames[weekday - 1] ?? '';
}

/** `23.00` */
export function clockWords(minute: Minute): string {
  const moment = momentOf(minute);
  return `${two(moment.hour)}.${two(moment.minute)}`;
}

/** `08:00` → `08.00` */
export function timeWords(time: string): string {
  return time.replace(':', '.');
}

/** `24. december 2026` from an ISO date; the year is left out when it is `besideYear`. */
export function dateWords(date: string, besideYear?: number): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return `${day}. ${monthNames[month - 1]}${year === besideYear ? '' : ` ${year}`}`;
}

/** `tor. 24. dec.`, for narrow places; the year only when it is not `besideYear`. */
export function shortDateWords(date: string, besideYear?: number): string {
  const { year, month, day, dayOfWeek } = Temporal.PlainDate.from(date);
  const name = monthNames[month - 1] ?? '';
  const monthWord = name.length > 4 ? `${name.slice(0, 3)}.` : name;
  return `${weekdayName(dayOfWeek).slice(0, 3)}. ${day}. ${monthWord}${year === besideYear ? '' : ` ${year}`}`;
}

/** `torsdag den 24. december 2026 kl. 22.00` */
export function fullMomentWords(minute: Minute): string {
  const { date, weekday } = calendarDay(dayOfMinute(minute));
  return `${weekdayName(weekday)} den ${dateWords(date)} kl. ${clockWords(minute)}`;
}

/** Before this hour it is still night to those who are at work: answers say `i nat`, and the weekday for `i morgen`, which they could take for two days. */
export const nightEnds = 5;

/**
 * A later moment seen from `at`, as short as it can be without being misread: `kl. 23.00` the same day, `i morgen kl. 07.00`
 * and `i nat kl. 02.00` only when `at` is today, a weekday within six days, else a date.
 */
export function laterMomentWords(minute: Minute, at: Minute, now: Minute): string {
  const night = momentOf(minute).hour < nightEnds;
  return `${dayWords(dayOfMinute(minute), night, at, now)} kl. ${clockWords(minute)}`.trimStart();
}

/** The same for something that lasts until then, the clock first: `kl. 02.00 i nat`; midnight is `kl. 24.00` of the day that ends. */
export function endMomentWords(minute: Minute, at: Minute, now: Minute): string {
  const night = !endsDay(minute) && momentOf(minute).hour < nightEnds;
  const day = dayOfMinute(minute - 1);
  return `kl. ${endClockWords(minute)} ${dayWords(day, night, at, now)}`.trimEnd();
}

/** `15.00`, and `24.00` for midnight. */
export function endClockWords(minute: Minute): string {
  return endsDay(minute) ? '24.00' : clockWords(minute);
}

function endsDay(minute: Minute): boolean {
  return minute === calendarDay(dayOfMinute(minute)).midnight;
}

/** Empty for the day of `at` itself. `night`: it is about the hours after that day's midnight. */
function dayWords(day: Day, night: boolean, at: Minute, now: Minute): string {
  const seenFrom = dayOfMinute(at);
  if (day === seenFrom) return '';
  if (day === seenFrom + 1 && seenFrom === dayOfMinute(now) && momentOf(at).hour >= nightEnds)
    return night ? 'i nat' : 'i morgen';
  const { date, weekday } = calendarDay(day);
  if (day - seenFrom < 7) return `${night ? 'natten til ' : ''}${weekdayName(weekday)}`;
  return shortDateWords(date, yearOfDay(seenFrom));
}

/** `25 min`, `4 t 18 min`, `2 t` */
export function lengthWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} t` : `${hours} t ${rest} min`;
}

export function yearOfDay(day: Day): number {
  return Number(calendarDay(day).date.slice(0, 4));
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** `1. januar 2027` for a midnight, else `3. december 2026 kl. 12.05`. */
export function momentWords(instant: Temporal.Instant): string {
  const moment = instant.toZonedDateTimeISO(timeZone);
  const date = dateWords(moment.toPlainDate().toString());
  const clock = moment.toPlainTime().toString({ smallestUnit: 'minute' }).replace(':', '.');
  return moment.equals(moment.startOfDay()) ? date : `${date} kl. ${clock}`;
}
