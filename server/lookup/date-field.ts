/**
 * The field of a date, wherever there is one: it reads what the line reads, `21/12`, `1. maj`, `lørdag`, `juleaftensdag`, and dates with their year
 * however they are parted. A date without its year is the coming one.
 */
import { timeZone } from '../opening-hours/danish-calendar.ts';
import { night } from './line-clock.ts';
import { dayAt } from './line-day.ts';
import { wordsOfLine } from './line-word.ts';

/** What the field says of itself. */
export const dateExample = '24.12.2026, 24/12 eller 1. maj';

/** ISO date; undefined when there is no such day. A year of two digits is of this century. `today`: ISO date. */
export function readDate(text: string, today: string): string | undefined {
  const read = readDateField(text, today);
  return typeof read === 'object' ? undefined : read;
}

/** The same dates, but only those that are the same whenever they are read: with their year. */
export function readDateWithYear(text: string): string | undefined {
  const [early, late] = ['2001-01-01', '2099-01-01'].map((today) => readDate(text, today));
  return early === late ? early : undefined;
}

export function dateMistake(text: string, today: string): string {
  const read = readDateField(text, today);
  return typeof read === 'object' ? read.message : 'Skriv datoen';
}

/** Undefined for an empty field; one that is no date is told. */
export function optionalDate(
  text: string,
  today: string,
  wrong: (message: string) => void,
): string | undefined {
  if (text.trim() === '') return undefined;
  const read = readDateField(text, today);
  if (typeof read === 'string') return read;
  wrong(read.message);
  return undefined;
}

/** `24.12.2026`: as the field shows a date, and reads it again. */
export function dateInField(date: string): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return `${day}.${month}.${year}`;
}

function readDateField(text: string, today: string): string | { message: string } {
  const typed = text.trim();
  if (typed === '') return { message: 'Skriv datoen' };
  const shown = typed.length > mostShown ? `${typed.slice(0, mostShown)}…` : typed;
  const none = { message: `»${shown}« er ikke en dato, der findes` };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  if (iso) return dayOf(iso[1], iso[2], iso[3]) ?? none;
  const danish = /^(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*|\s+)(\d{4}|\d{2})$/.exec(typed);
  if (danish) return dayOf(danish[3]?.padStart(4, '20'), danish[2], danish[1]) ?? none;
  const words = wordsOfLine(typed.replace(/^(\d{1,2})\s*[./-]\s*(\d{1,2})\.?$/, '$1/$2'));
  const day = dayAt(
    words,
    0,
    Temporal.PlainDate.from(today).toZonedDateTime({ timeZone, plainTime: '12:00' }),
  );
  // A night belongs to two dates.
  if (day?.words !== words.length || ('part' in day && day.part === night))
    return { message: `»${shown}« kan ikke læses som en dato. Skriv fx ${dateExample}` };
  if ('wrong' in day) return none;
  const dates = day.dates.map(String);
  return dates.find((date) => date >= today) ?? dates.at(-1) ?? none;
}

const mostShown = 30;

function dayOf(year = '', month = '', day = ''): string | undefined {
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(fields, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}
