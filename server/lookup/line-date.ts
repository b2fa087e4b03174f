/** A day in a line: `i aften`, `lørdag`, `natten til søndag`, `24/12`, `fredag den 27. nov`, `juleaften 2027`. */
import { typingErrors } from '../catalogue/word-guess.ts';
import { skeleton } from '../danish-text.ts';
import { weekdayName, weekdayNames } from '../opening-hours/danish-time.ts';
import { hasUnit, isMeasured } from './line-age.ts';
import { evening, hours, night, type PartOfDay, partsOfDay, wholeDay } from './line-clock.ts';
import type { LineWord } from './line-word.ts';
import { namedDays } from './named-days.ts';

type Now = Temporal.ZonedDateTime;

export type Day = {
  words: number;
  /** The dates it can mean, the first one first. */
  dates: readonly Temporal.PlainDate[];
  part?: PartOfDay;
  /** The time when none is said, in minutes of the day. */
  usually: number;
  /** From when on it means now, when no time is said; undefined when it never does. */
  nowFrom?: number;
  /** Whether a moment of today stays of today when it is past. */
  keepsToday: boolean;
};
/** What looks like a date but is none, as it was typed. */
export type NoDay = { words: number; wrong: string };

const morning = 8 * hours;
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
const monthNames = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
/** So that `juleaften 8700` is not the year of a postcode. */
const yearWord = /^20\d{2}$/;

export function dayAt(words: readonly LineWord[], at: number, now: Now): Day | NoDay | undefined {
  return (
    relativeAt(words, at, now) ??
    nightBeforeAt(words, at, now) ??
    weekdayAt(words, at, now) ??
    namedDayAt(words, at, now) ??
    dateAt(words, at, now)
  );
}

/** The same day with a part of it said: `lørdag` `nat`. The night that has begun is now, whatever the day is called. */
export function withPart(day: Day, part: PartOfDay): Day {
  const begins = day.nowFrom !== undefined || part === night;
  return { ...day, part, usually: part.usually, nowFrom: begins ? part.usually : undefined };
}

/** `i dag`, `i aften`, `i nat`, `i morgen`, `i overmorgen`, `i weekenden`. */
function relativeAt(words: readonly LineWord[], at: number, now: Now): Day | undefined {
  const first = words[at]?.key ?? '';
  const second = words[at + 1]?.key ?? '';
  if (first === 'i') return relativeDay(nearestDay(second), 2, now);
  return first === 'overmorgen' ? relativeDay(first, 1, now) : relativeDay(joinedDay(first), 1, now);
}

const daysAfterI = ['formiddag', 'eftermiddag', 'aften', 'morgen', 'overmorgen', 'weekend', 'weekenden'];

/** After "i" more than half of a day's name, `aft`, or one typing error in it, `morgn`. `morges` and `formiddags` have been. */
function nearestDay(typed: string): string {
  if (daysAfterI.includes(typed) || typed.endsWith('s')) return typed;
  const isNear = (day: string) =>
    (typed.length * 2 > day.length && day.startsWith(typed)) || typingErrors(typed, day, 1) <= 1;
  return daysAfterI.find(isNear) ?? typed;
}

/** `imorgen` for `i morgen`. */
function joinedDay(key: string): string {
  return /^i(dag|aften|nat|morgen|overmorgen)$/.exec(key)?.[1] ?? '';
}

/** `count`: how many words it was said in. */
function relativeDay(said: string, count: number, now: Now): Day | undefined {
  const today = now.toPlainDate();
  const inDays = (days: number): Day => ({
    words: count,
    dates: [today.add({ days })],
    usually: morning,
    keepsToday: true,
  });
  switch (said) {
    case 'dag':
      return { ...inDays(0), nowFrom: 0 };
    case 'formiddag':
    case 'eftermiddag':
    case 'aften': {
      const part = partsOfDay.get(said);
      return part && withPart({ ...inDays(0), nowFrom: 0 }, part);
    }
    case 'nat': {
      const begun = now.hour < 6 ? [today.subtract({ days: 1 })] : [];
      return withPart({ ...inDays(0), dates: [...begun, today] }, night);
    }
    // The next calendar day at any hour, as answers and the window of the next day have it.
    case 'morgen':
      return inDays(1);
    case 'overmorgen':
      return inDays(2);
    case 'weekend':
    case 'weekenden':
      return { ...onWeekdays([6, 7], now), words: count, nowFrom: 0 };
    default:
      return undefined;
  }
}

/** From yesterday on, because the night after it may still be to come. */
function onWeekdays(wanted: readonly number[], now: Now): Omit<Day, 'words'> {
  const dates = Array.from({ length: 9 }, (_, i) => now.toPlainDate().add({ days: i - 1 }));
  return {
    dates: dates.filter((date) => wanted.includes(date.dayOfWeek)),
    usually: morning,
    keepsToday: false,
  };
}

/** `natten til søndag` begins on Saturday. */
function nightBeforeAt(words: readonly LineWord[], at: number, now: Now): Day | NoDay | undefined {
  if (!/^nat(ten)?$/.test(words[at]?.key ?? '') || words[at + 1]?.key !== 'til') return undefined;
  const day = dayAt(words, at + 2, now);
  if (!day || 'wrong' in day) return day && { ...day, words: day.words + 2 };
  const dates = day.dates.map((date) => date.subtract({ days: 1 }));
  return withPart({ ...day, words: day.words + 2, dates }, night);
}

/** A weekday; one before a date says nothing more than the date. */
function weekdayAt(words: readonly LineWord[], at: number, now: Now): Day | NoDay | undefined {
  const count = words[at]?.key === 'pa' ? 2 : 1;
  const { word, part } = splitPart(words[at + count - 1]?.key ?? '');
  const weekday = weekdayOf(word, at + count === words.length);
  if (weekday === 0) return undefined;
  const date =
    dateAt(words, at + count, now, 'after its weekday') ?? dayOfMonthAt(words, at + count, weekday, now);
  if (!date && !part && isAlsoAPerson(word, words[at + count])) return undefined;
  const day = date ? { ...date, words: count + date.words } : { ...onWeekdays([weekday], now), words: count };
  return part && !('wrong' in day) ? withPart(day, part) : day;
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

function namedDayAt(words: readonly LineWord[], at: number, now: Now): Day | undefined {
  for (let count = 3; count > 0; count--) {
    const taken = words.slice(at, at + count);
    if (taken.length < count) continue;
    const typed = taken.map((word) => word.key).join(' ');
    const year = yearWord.exec(words[at + count]?.key ?? '')?.[0];
    const isLast = at + count === words.length;
    const key = isLast ? wholeName(typed, now.year) : typed;
    const said = namedDays(year ? Number(year) : now.year).get(key);
    if (!said) continue;
    const years = year ? [Number(year)] : [now.year - 1, now.year, now.year + 1];
    const dates = years.flatMap((one) => namedDays(one).get(key)?.date ?? []);
    const day = {
      words: count + (year ? 1 : 0),
      dates,
      usually: morning,
      nowFrom: morning,
      keepsToday: true,
    };
    return said.isEvening ? withPart(day, evening) : day;
  }
  return undefined;
}

const shortestBeginning = 6;

/** The name that `juleaft` is on its way to, when all that begin so are one day; else as typed. */
function wholeName(typed: string, year: number): string {
  if (typed.length < shortestBeginning) return typed;
  const begun = [...namedDays(year)].filter(([name]) => name.startsWith(typed));
  const [first] = begun;
  return first && begun.every(([, { date }]) => date.equals(first[1].date))
    ? (shortestOf(begun) ?? typed)
    : typed;
}

function shortestOf(named: [name: string, unknown][]): string | undefined {
  return named.map(([name]) => name).sort((a, b) => a.length - b.length)[0];
}

/** `24/12`, `24.12`, `24/12-2026`, `24-12-2026`, `24. dec`, `24 december 2026`, with or without `d.` or `den`. */
function dateAt(
  words: readonly LineWord[],
  at: number,
  now: Now,
  stands: 'alone' | 'after its weekday' = 'alone',
): Day | NoDay | undefined {
  // Of what is measured only a blood pressure is written so: `bt 90/60`, but `crp 24/12` is a date with no value yet.
  const isPressure = /^(bt|blodtryk|tp)$/.test(words[at - 1]?.key ?? '');
  if (isMeasured(words, at) && (isPressure || !/^\d{1,2}\//.test(words[at]?.text ?? ''))) return undefined;
  const before = /^(d|den)$/.test(words[at]?.key ?? '') ? 1 : 0;
  const { text: typed = '', quoted } = words[at + before] ?? {};
  if (quoted) return undefined;
  const text = typed.toLowerCase();
  const numeric =
    /^(\d{1,2})[/](\d{1,2})(?:[-/.](\d{2}|\d{4}))?$/.exec(text) ??
    /^(\d{1,2})[-.](\d{1,2})[-.](\d{4})$/.exec(text) ??
    /^(\d{1,2})([-.])(\d{1,2})\2(\d{2})$/.exec(text)?.toSpliced(2, 1);
  if (numeric) {
    const next = numeric[3] === undefined ? yearAfter(words[at + before + 1], now) : undefined;
    const dates = datesOf(Number(numeric[1]), Number(numeric[2]), numeric[3] ?? next, now);
    return dated(dates, next === undefined ? text : `${text} ${next}`, before + (next === undefined ? 1 : 2));
  }
  const dotted = dottedDate(text, stands === 'alone' || before > 0);
  if (dotted && !hasUnit(words, at + before) && !beforeNoDate.has(words[at - 1]?.key ?? '')) {
    const dates = datesOf(dotted.day, dotted.month, undefined, now);
    // What no year has is a number like any other.
    if (dates.length > 0) return dated(dates, text, before + 1);
  }
  const day = /^(\d{1,2})\.?$/.exec(text)?.[1];
  const monthWord = words[at + before + 1]?.key ?? '';
  const month = isMonth(monthWord) ? monthNames.indexOf(monthWord.slice(0, 3)) + 1 : 0;
  if (day === undefined || month === 0) return undefined;
  const year = yearWord.exec(words[at + before + 2]?.key ?? '')?.[0];
  return dated(
    datesOf(Number(day), month, year, now),
    `${day}. ${monthWord}${year ? ` ${year}` : ''}`,
    before + 2 + (year ? 1 : 0),
  );
}

/** What stands before a clock time or a value: `ca. 9.10`, `fra 8.10 til 12.10`. */
const beforeNoDate = new Set('kl klokken ca cirka omkring mellem fra til for efter pa er'.split(' '));

/** `24.12`, `24.12.`; after its weekday only what can be no clock time, `torsdag 24.12` but not `torsdag 9.10`. */
function dottedDate(text: string, isClockUnlikely: boolean): { day: number; month: number } | undefined {
  const found = /^(\d{1,2})\.(\d{2})$/.exec(text) ?? /^(\d{1,2})\.(\d{1,2})\.$/.exec(text);
  if (!found) return undefined;
  const [day, month] = [Number(found[1]), Number(found[2])];
  return isClockUnlikely || day >= 24 || text.endsWith('.') ? { day, month } : undefined;
}

/** `24/12 2027` is a year, `24/12 2030` in 2026 a clock time: nobody looks so far ahead. */
function yearAfter(word: LineWord | undefined, now: Now): string | undefined {
  const year = yearWord.exec(word?.text ?? '')?.[0];
  return year !== undefined && Number(year) >= now.year && Number(year) <= now.year + 2 ? year : undefined;
}

function isMonth(word: string): boolean {
  return /^(jan(uar)?|feb(ruar)?|mar(ts)?|apr(il)?|maj|juni?|juli?|aug(ust)?|sept?(ember)?|okt(ober)?|nov(ember)?|dec(ember)?)$/.test(
    word,
  );
}

/** 29 February comes in the next leap year, at most eight years on; yesterday counts, because the night after it may still be to come. */
function datesOf(day: number, month: number, year: string | undefined, now: Now): Temporal.PlainDate[] {
  const from = now.toPlainDate().subtract({ days: 1 });
  const years =
    year === undefined
      ? Array.from({ length: 10 }, (_, i) => from.year + i)
      : [Number(year.length === 2 ? `20${year}` : year)];
  const dates = years.flatMap((one) => {
    const length =
      month < 1 || month > 12 ? 0 : Temporal.PlainYearMonth.from({ year: one, month }).daysInMonth;
    return day < 1 || day > length ? [] : Temporal.PlainDate.from({ year: one, month, day });
  });
  return year === undefined ? dates.filter((date) => Temporal.PlainDate.compare(date, from) >= 0) : dates;
}

function dated(dates: readonly Temporal.PlainDate[], typed: string, words: number): Day | NoDay {
  if (dates.length === 0) return { words, wrong: typed };
  return { words, dates, usually: morning, nowFrom: 0, keepsToday: true };
}

/** Whether the day, said without a time, is going on. */
export function goesOn({ dates, part, nowFrom }: Day, now: Now): boolean {
  if (nowFrom === undefined) return false;
  const local = now.toPlainDateTime();
  return dates.some((date) => {
    const passed = date.toPlainDateTime().until(local, { largestUnit: 'minutes' }).minutes;
    return passed >= nowFrom && passed < (part?.until ?? wholeDay);
  });
}
