/** A date as it is written in a line: `24/12`, `24.12`, `24-12-2026`, `24. dec kl 22`. */
import { hasUnit, isMeasured } from './line-age.ts';
import type { LineWord } from './line-word.ts';
import { type Day, morning, type NoDay } from './said-day.ts';

type Now = Temporal.ZonedDateTime;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
/** So that `juleaften 8700` is not the year of a postcode. */
export const yearWord = /^20\d{2}$/;

/** `24/12`, `24.12`, `24/12-2026`, `24-12-2026`, `24. dec`, `24 december 2026`, with or without `d.` or `den`. */
export function dateAt(
  words: readonly LineWord[],
  at: number,
  now: Now,
  stands: 'alone' | 'after its weekday' = 'alone',
): Day | NoDay | undefined {
  // Of what is measured only a blood pressure is written so: `bt 90/60`, but `crp 24/12` is a date with no value yet.
  const isPressure = /^(bt|bp|rr|blodtryk|tp)$/.test(words[at - 1]?.key ?? '');
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
export function datesOf(
  day: number,
  month: number,
  year: string | undefined,
  now: Now,
): Temporal.PlainDate[] {
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

export function dated(dates: readonly Temporal.PlainDate[], typed: string, words: number): Day | NoDay {
  if (dates.length === 0) return { words, wrong: typed };
  return { words, dates, usually: morning, nowFrom: 0, keepsToday: true };
}
