/** Clock times as people type them: `8`, `8.30`, `0830`, `24`, and spans of them. */
import { timeWords } from '../opening-hours/danish-time.ts';
import type { TimeSpan } from '../opening-hours/opening-hours-schema.ts';

/** `08:30`; midnight at the end of a day is `24:00`. Undefined when it is no time. */
export function readTime(text: string): string | undefined {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/^kl\.?\s*/, '');
  const parts = /^(\d{1,2})(?:\s*[.:,]\s*(\d{2}))?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed);
  if (!parts) return undefined;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  return `${two(hour)}:${two(minute)}`;
}

/** As the model writes it: the end of the day is the beginning of the next. */
export function asStored(time: string): string {
  return time === '24:00' ? '00:00' : time;
}

const between = /\s*(?:[-–—]|\btil\b)\s*/;

/** `8–12 og 13–15`, `døgnet rundt`. Undefined when any part is no span, or when there is none. */
export function readSpans(text: string): TimeSpan[] | undefined {
  const typed = text.trim().toLowerCase();
  if (/^døgn(et rundt|åbent)?$/.test(typed)) return [{ from: '00:00', to: '00:00' }];
  const spans = typed.split(/\s*(?:,(?!\d)|;|\bog\b|\+)\s*/).map((part) => {
    const ends = part.split(between).map(readTime);
    const [from, to] = ends;
    if (ends.length !== 2 || from === undefined || to === undefined || from === '24:00') return undefined;
    return { from, to: asStored(to) };
  });
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

/** The two fields of a row: both times typed in the one, `7-15`, while the other is empty, are one in each. */
export function timesOfRow(from: string, to: string): { from: string; to: string } {
  const [typed, other] = from.trim() === '' ? [to, from] : [from, to];
  const ends = typed.split(between);
  const [first = '', last = ''] = ends;
  const isPair = other.trim() === '' && ends.length === 2 && readTime(first) && readTime(last);
  return isPair ? { from: first, to: last } : { from, to };
}

/** As `readSpans` reads them. */
export function spansText(spans: readonly TimeSpan[]): string {
  return spans.map(({ from, to }) => `${timeWords(from)}–${endText(to)}`).join(', ');
}

/** The end of a span as it is typed: midnight is 24. */
export function endText(to: string): string {
  return to === '00:00' ? '24.00' : timeWords(to);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
