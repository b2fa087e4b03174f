/** A weekday in a line, `lørdag`, `tirs aften`, `på fredag`, and the date that may stand after it. */
import { skeleton } from '../danish-text.ts';
import { weekdayName, weekdayNames } from '../opening-hours/danish-time.ts';
import { type PartOfDay, partsOfDay } from './line-clock.ts';
import { dateAt, dated, datesOf } from './line-date.ts';
import type { LineWord } from './line-word.ts';
import { type Day, type NoDay, onWeekdays, withPart } from './said-day.ts';

type Now = Temporal.ZonedDateTime;

const weekdays = weekdayNames.map(skeleton);
const shortWeekdays = new Map([
  ['tir', 2],
  ['tirs', 2],
  ['ons', 3],
  ['tor', 4],
  ['tors', 4],
  ['fre', 5],
  ['lor', 6],
  ['son', 7],
]);

/** A weekday; before a date, `lørdag aften 24.12`, the date says which day. */
export function weekdayAt(words: readonly LineWord[], at: number, now: Now): Day | NoDay | undefined {
  const count = words[at]?.key === 'pa' ? 2 : 1;
  const { word, part } = splitPart(words[at + count - 1]?.key ?? '');
  const weekday = weekdayOf(word, at + count === words.length);
  if (weekday === 0) return undefined;
  const date =
    dateAt(words, at + count, now, 'after its weekday') ?? dayOfMonthAt(words, at + count, weekday, now);
  const partBefore = date || part ? undefined : partsOfDay.get(words[at + count]?.key ?? '');
  const dateAfter = partBefore && dateAt(words, at + count + 1, now, 'after its weekday');
  if (dateAfter) return onDate(dateAfter, count + 1, weekday, partBefore);
  if (date) return onDate(date, count, weekday, part);
  if (!part && isAlsoAPerson(word, words[at + count])) return undefined;
  const day = { ...onWeekdays([weekday], now), words: count };
  return part ? withPart(day, part) : day;
}

function onDate(date: Day | NoDay, before: number, weekday: number, part?: PartOfDay): Day | NoDay {
  if ('wrong' in date) return { ...date, words: before + date.words };
  const day = { ...date, words: before + date.words, weekday };
  return part ? withPart(day, part) : day;
}

/** 1 = Monday, 0 when it is none; the last word of a line may be on its way to one: `lørda`. */
function weekdayOf(word: string, isLast: boolean): number {
  if (word === 'man') return 1;
  const short = shortWeekdays.get(word);
  if (short !== undefined) return short;
  const whole = weekdays.indexOf(word.replace(/s$/, ''));
  return (
    1 + (whole < 0 && isLast && word.length >= 5 ? weekdays.findIndex((day) => day.startsWith(word)) : whole)
  );
}

/** `man` and `søn` are also words for people: weekdays only with a time after them, and a bare number after a son is his age. */
function isAlsoAPerson(word: string, next: LineWord | undefined): boolean {
  const key = next?.key ?? '';
  if (partsOfDay.has(key) || /^kl/.test(key)) return false;
  if (word === 'man') return !/^\d/.test(key);
  return word === 'son' && !/^\d{1,2}[.:]\d{2}$/.test(next?.text ?? '');
}

/** `lørdag den 28`: that day of this month or the next. One that is no Saturday is told. */
function dayOfMonthAt(
  words: readonly LineWord[],
  at: number,
  weekday: number,
  now: Now,
): Day | NoDay | undefined {
  const day = /^([1-9]|[12]\d|3[01])\.?$/.exec(words[at + 1]?.text ?? '')?.[1];
  if (!/^(d|den)$/.test(words[at]?.key ?? '') || day === undefined) return undefined;
  const months = [0, 1].map((months) => now.toPlainDate().with({ day: 1 }).add({ months }));
  const dates = months.flatMap(({ year, month }) => datesOf(Number(day), month, String(year), now));
  const right = dates.filter((date) => date.dayOfWeek === weekday);
  return dated(right, `${weekdayName(weekday)} den ${day}`, 2);
}

/** `lørdagaften` → lørdag, 18.00 */
function splitPart(key: string): { word: string; part: PartOfDay | undefined } {
  for (const [name, part] of partsOfDay)
    if (key.endsWith(name) && key.length > name.length + 2) return { word: key.slice(0, -name.length), part };
  return { word: key, part: undefined };
}
