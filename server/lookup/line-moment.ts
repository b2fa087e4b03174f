/**
 * A moment in a line: `nu`, `i aften`, `lørdag 14`, `24/12 kl 22`, `juleaften`. Always the next such moment. What is no real
 * date is passed on as it was typed, so that the field can say so.
 */
import { skeleton } from '../danish-text.ts';
import { danishPublicHolidays, easterSunday } from '../opening-hours/danish-holidays.ts';
import type { LineWord, Reading } from './call-line.ts';
import { isWayIn } from './line-way-in.ts';

type Now = Temporal.ZonedDateTime;
const smallNumbers = new Map([
  ['en', 1],
  ['et', 1],
  ['to', 2],
  ['tre', 3],
]);
/** A day and, when it was said, a time; `at` when the moment is known at once. */
type Said = { words: number } & (
  | { at: Now }
  | { next: (time: Temporal.PlainTime) => Temporal.PlainDateTime; usually: string }
  | { wrong: string }
);

const weekdays = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'].map(skeleton);
const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const partsOfDay = new Map([
  ['morgen', '08:00'],
  ['tidlig', '08:00'],
  ['formiddag', '09:00'],
  ['middag', '12:00'],
  ['eftermiddag', '14:00'],
  ['aften', '18:00'],
  ['nat', '23:00'],
]);

export function momentAt(words: readonly LineWord[], at: number, now: Now): Reading | undefined {
  if (isWayIn(words, at)) return undefined;
  const said = relativeAt(words, at, now) ?? dayAt(words, at, now);
  if (!said) return clockAloneAt(words, at, now);
  if ('wrong' in said) return reading(said.wrong, said.words);
  if ('at' in said) return reading(momentValue(said.at.toPlainDateTime(), now), said.words);
  const part = partsOfDay.get(words[at + said.words]?.key ?? '');
  const afterPart = at + said.words + (part === undefined ? 0 : 1);
  const clock = clockAt(words, afterPart, true);
  const time = clock?.time ?? part ?? said.usually;
  const count = afterPart - at + (clock?.words ?? 0);
  return reading(momentValue(said.next(Temporal.PlainTime.from(time)), now), count);
}

function reading(value: string, words: number): Reading {
  return { field: 'tid', value, words };
}

/** As the field holds it; empty when the moment is now, so that it stays now. */
function momentValue(moment: Temporal.PlainDateTime, now: Now): string {
  return local(moment) === local(now.toPlainDateTime()) ? '' : local(moment);
}

/** `nu`, `i aften`, `i nat`, `i morgen`, `i overmorgen`, `om 2 timer`, `i weekenden`. */
function relativeAt(words: readonly LineWord[], at: number, now: Now): Said | undefined {
  const [first, second, third] = [0, 1, 2].map((i) => words[at + i]?.key ?? '');
  const today = now.toPlainDate();
  const on = (date: Temporal.PlainDate) => (time: Temporal.PlainTime) => date.toPlainDateTime(time);
  if (first === 'nu') return { words: 1, at: now };
  if (
    first === 'om' &&
    /^(\d{1,2}|en|et|to|tre)$/.test(second ?? '') &&
    /^(time|timer|min|minutter)$/.test(third ?? '')
  ) {
    const amount = smallNumbers.get(second ?? '') ?? Number(second);
    return { words: 3, at: now.add(third?.startsWith('t') ? { hours: amount } : { minutes: amount }) };
  }
  if (first !== 'i') {
    if (first === 'overmorgen') return { words: 1, next: on(today.add({ days: 2 })), usually: '08:00' };
    return undefined;
  }
  switch (second) {
    case 'dag':
      return { words: 2, next: (time) => later(on(today)(time), now), usually: clockOf(now) };
    case 'aften':
      return { words: 2, next: (time) => later(on(today)(time), now), usually: '18:00' };
    case 'nat': {
      const night = now.hour < 6;
      return night
        ? { words: 2, at: now }
        : {
            words: 2,
            next: (time) => later(on(time.hour < 12 ? today.add({ days: 1 }) : today)(time), now),
            usually: '23:00',
          };
    }
    case 'eftermiddag':
    case 'formiddag':
      return {
        words: 2,
        next: (time) => later(on(today)(time), now),
        usually: partsOfDay.get(second) ?? '08:00',
      };
    case 'morgen':
      return { words: 2, next: on(today.add({ days: 1 })), usually: '08:00' };
    case 'overmorgen':
      return { words: 2, next: on(today.add({ days: 2 })), usually: '08:00' };
    case 'weekend':
    case 'weekenden':
      return now.dayOfWeek > 5
        ? { words: 2, at: now }
        : { words: 2, next: on(today.add({ days: 6 - now.dayOfWeek })), usually: '08:00' };
    default:
      return undefined;
  }
}

/** A weekday, a date or a named day. */
function dayAt(words: readonly LineWord[], at: number, now: Now): Said | undefined {
  return weekdayAt(words, at, now) ?? namedDayAt(words, at, now) ?? dateAt(words, at, now);
}

/** `man` is also a word for people: a weekday only with a time after it. */
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

function weekdayOf(key: string, next: string): number {
  if (key === 'man') return partsOfDay.has(next) || /^(kl.*|\d.*)$/.test(next) ? 1 : 0;
  return shortWeekdays.get(key) ?? weekdays.indexOf(key.replace(/s$/, '')) + 1;
}

function weekdayAt(words: readonly LineWord[], at: number, now: Now): Said | undefined {
  const before = words[at]?.key === 'pa' ? 1 : 0;
  const { word, part } = splitPart(words[at + before]?.key ?? '');
  const weekday = weekdayOf(word, words[at + before + 1]?.key ?? '');
  if (weekday === 0) return undefined;
  return {
    words: before + 1,
    usually: part ?? '08:00',
    next: (time) => {
      const date = now.toPlainDate().add({ days: (weekday - now.dayOfWeek + 7) % 7 });
      const moment = date.toPlainDateTime(time);
      return isBefore(moment, now) ? moment.add({ days: 7 }) : moment;
    },
  };
}

/** `lørdagaften` → lørdag, 18.00 */
function splitPart(key: string): { word: string; part: string | undefined } {
  for (const [name, time] of partsOfDay)
    if (key.endsWith(name) && key.length > name.length + 2)
      return { word: key.slice(0, -name.length), part: time };
  return { word: key, part: undefined };
}

type NamedDay = { date: string; usually: string };
const namedDaysOfYear = new Map<number, ReadonlyMap<string, NamedDay>>();

/** Folded name → the day; the evenings are said for the evening. */
function namedDays(year: number): ReadonlyMap<string, NamedDay> {
  const known = namedDaysOfYear.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const days: [name: string, date: string, usually?: string][] = [
    ...[...danishPublicHolidays(year)].map(([date, name]): [string, string] => [name, date]),
    ['juleaftensdag', `${year}-12-24`],
    ['juleaften', `${year}-12-24`, '18:00'],
    ['lillejuleaften', `${year}-12-23`, '18:00'],
    ['nytårsaftensdag', `${year}-12-31`],
    ['nytårsaften', `${year}-12-31`, '18:00'],
    ['grundlovsdag', `${year}-06-05`],
    ['1. juledag', `${year}-12-25`],
    ['1. påskedag', easter.toString()],
    ['1. pinsedag', easter.add({ days: 49 }).toString()],
    ['kr. himmelfart', easter.add({ days: 39 }).toString()],
    ['kr. himmelfartsdag', easter.add({ days: 39 }).toString()],
    ['kristi himmelfart', easter.add({ days: 39 }).toString()],
  ];
  const named = new Map(days.map(([name, date, usually = '08:00']) => [skeleton(name), { date, usually }]));
  if (namedDaysOfYear.size >= 20) namedDaysOfYear.clear();
  namedDaysOfYear.set(year, named);
  return named;
}

function namedDayAt(words: readonly LineWord[], at: number, now: Now): Said | undefined {
  for (let count = 3; count > 0; count--) {
    const taken = words.slice(at, at + count);
    if (taken.length < count) continue;
    const key = taken.map((word) => word.key).join(' ');
    const here = namedDays(now.year).get(key);
    if (!here) continue;
    return {
      words: count,
      usually: here.usually,
      next: (time) => {
        const moment = Temporal.PlainDate.from(here.date).toPlainDateTime(time);
        if (!isBefore(moment, now)) return moment;
        // Said on the day itself, it is the day itself that is meant.
        if (moment.toPlainDate().equals(now.toPlainDate())) return now.toPlainDateTime();
        const again = namedDays(now.year + 1).get(key) ?? here;
        return Temporal.PlainDate.from(again.date).toPlainDateTime(time);
      },
    };
  }
  return undefined;
}

/** `24/12`, `24/12-2026`, `24-12-2026`, `24. dec`, `24 december 2026`, with or without `d.` or `den`. */
function dateAt(words: readonly LineWord[], at: number, now: Now): Said | undefined {
  const before = /^(d|den)$/.test(words[at]?.key ?? '') ? 1 : 0;
  const text = words[at + before]?.text.toLowerCase() ?? '';
  const numeric =
    /^(\d{1,2})[/](\d{1,2})(?:[-/.](\d{2}|\d{4}))?$/.exec(text) ??
    /^(\d{1,2})[-.](\d{1,2})[-.](\d{4})$/.exec(text);
  if (numeric) return dated(Number(numeric[1]), Number(numeric[2]), numeric[3], text, before + 1, now);
  const day = /^(\d{1,2})\.?$/.exec(text)?.[1];
  const monthWord = words[at + before + 1]?.key ?? '';
  const month = months.findIndex((name) => monthWord.startsWith(name) && isMonth(monthWord)) + 1;
  if (day === undefined || month === 0) return undefined;
  const year = /^\d{4}$/.exec(words[at + before + 2]?.key ?? '')?.[0];
  return dated(
    Number(day),
    month,
    year,
    `${day}. ${monthWord}${year ? ` ${year}` : ''}`,
    before + 2 + (year ? 1 : 0),
    now,
  );
}

function isMonth(word: string): boolean {
  return /^(jan(uar)?|feb(ruar)?|mar(ts)?|apr(il)?|maj|juni?|juli?|aug(ust)?|sept?(ember)?|okt(ober)?|nov(ember)?|dec(ember)?)$/.test(
    word,
  );
}

function dated(
  day: number,
  month: number,
  year: string | undefined,
  typed: string,
  words: number,
  now: Now,
): Said {
  const whole = year === undefined ? undefined : Number(year.length === 2 ? `20${year}` : year);
  const on = (inYear: number) => {
    try {
      return Temporal.PlainDate.from({ year: inYear, month, day }, { overflow: 'reject' });
    } catch {
      return undefined;
    }
  };
  // 29 February comes in the next leap year, at most eight years on.
  const coming = Array.from({ length: 9 }, (_, i) => on(now.year + i)).filter((date) => date !== undefined);
  const first =
    whole === undefined
      ? coming.find((date) => Temporal.PlainDate.compare(date, now.toPlainDate()) >= 0)
      : on(whole);
  if (!first) return { words, wrong: typed };
  return {
    words,
    usually: first.equals(now.toPlainDate()) ? clockOf(now) : '08:00',
    next: (time) => {
      const moment = first.toPlainDateTime(time);
      const again = whole === undefined && isBefore(moment, now) ? on(now.year + 1) : undefined;
      return again ? again.toPlainDateTime(time) : moment;
    },
  };
}

/** `kl. 9.30`, `kl 22`, `14:00`; a bare number only right after a day or time word. */
function clockAt(
  words: readonly LineWord[],
  at: number,
  afterDay: boolean,
): { time: string; words: number } | undefined {
  const before = words[at]?.key === 'kl' || (afterDay && words[at]?.key === 'klokken') ? 1 : 0;
  const text = (words[at + before]?.text ?? '').replace(/^kl\.?/i, '');
  const prefixed = before === 1 || text !== words[at + before]?.text;
  const found = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text);
  if (!found || (!prefixed && !afterDay && !text.includes(':'))) return undefined;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  return {
    time: `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    words: before + 1,
  };
}

function clockAloneAt(words: readonly LineWord[], at: number, now: Now): Reading | undefined {
  const clock = clockAt(words, at, false);
  if (!clock) return undefined;
  const moment = now.toPlainDate().toPlainDateTime(Temporal.PlainTime.from(clock.time));
  return reading(local(isBefore(moment, now) ? moment.add({ days: 1 }) : moment), clock.words);
}

/** Not before now: the evening that has begun is now. */
function later(moment: Temporal.PlainDateTime, now: Now): Temporal.PlainDateTime {
  return isBefore(moment, now) ? now.toPlainDateTime() : moment;
}

function isBefore(moment: Temporal.PlainDateTime, now: Now): boolean {
  return local(moment) < local(now.toPlainDateTime());
}

function clockOf(now: Now): string {
  return now.toPlainTime().toString({ smallestUnit: 'minute' });
}

function local(moment: Temporal.PlainDateTime): string {
  return moment.toString({ smallestUnit: 'minute' });
}
