/**
 * The field of a moment, wherever there is one: it reads what the line reads, `lørdag 14`, `24/12 kl. 22`, `juleaften kl 18`, and what an address
 * holds. A link holds the moment itself, so that it means the same tomorrow.
 */
import { calendarDay, dayOfMinute, type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { clockWords, dateWords, weekdayName } from '../opening-hours/danish-time.ts';
import { type MomentAsked, parseMoment, readMoment } from '../opening-hours/moment-query.ts';
import { momentAt } from './line-moment.ts';
import { wordsOfLine } from './line-word.ts';
import { nowInUrl } from './lookup-fields.ts';

/** `tid`: as an address holds it. */
export type MomentRead = { tid: string; at: Minute } | { message: string };

/** What the field says of itself. */
export const momentExample = 'lørdag 14 eller 24/12 kl. 22';
const unreadable = `Tidspunktet kan ikke læses. Skriv fx ${momentExample}`;
const written = /^\d{4}-\d{2}-\d{2}T/;

/** Whether an address may hold it: not in words, which another day would mean another moment. */
export function isForAddress(tid: string): boolean {
  return tid === '' || tid === nowInUrl || written.test(tid);
}

export function readMomentField(text: string, now: Temporal.ZonedDateTime): MomentRead {
  const said = written.test(text) ? text : saidMoment(text, now);
  if (said === undefined) return { message: unreadable };
  if (said === nowInUrl) return { tid: said, at: minuteOf(now) };
  if (!written.test(said))
    return {
      message: `»${said}« er ikke ${/^(.+ )?kl/.test(said) ? 'et klokkeslæt' : 'en dato'}, der findes`,
    };
  const at = parseMoment(said);
  return typeof at === 'number' ? { tid: said, at } : { message: at };
}

/** All of the text as the line reads it; here a bare `22` can only be a clock time. */
function saidMoment(text: string, now: Temporal.ZonedDateTime): string | undefined {
  const words = wordsOfLine(text);
  for (const said of [words, [...wordsOfLine('kl'), ...words]]) {
    const reading = momentAt(said, 0, now);
    if (reading?.words === said.length) return reading.value;
  }
  return undefined;
}

/** The field where a page has one moment and no other criteria. */
export function momentAsked(
  sent: { values: readonly string[]; broken: boolean } | undefined,
  now: Temporal.ZonedDateTime,
): MomentAsked {
  return readMoment(sent, now, (text) => {
    const read = readMomentField(text.trim(), now);
    return 'message' in read ? read.message : read.at;
  });
}

/** `24.12.2026 kl. 22.00`: as the field shows a moment, and reads it again. */
export function momentInField(at: Minute): string {
  const { year, month, day } = Temporal.PlainDate.from(calendarDay(dayOfMinute(at)).date);
  return `${day}.${month}.${year} kl. ${clockWords(at)}`;
}

/** `torsdag 24. december 2026 kl. 22.00` */
export function momentInWords(at: Minute): string {
  const { date, weekday } = calendarDay(dayOfMinute(at));
  return `${weekdayName(weekday)} ${dateWords(date)} kl. ${clockWords(at)}`;
}
