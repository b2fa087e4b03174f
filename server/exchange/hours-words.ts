/** The smallest words of written hours – days, times, dates – each taken from the beginning of a text. */
import type { TimeSpan } from '../opening-hours/opening-hours-schema.ts';

/** What was read, and what is left of the text. */
export type Taken<Value> = { value: Value; rest: string };

const and = String.raw`(?:\s*(?:,|\+|\bog\b)\s*)`;
const dash = String.raw`\s*[-–]\s*`;
const time = String.raw`\d{1,2}(?:[.:]\d{2})?`;
const date = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}(?:[./-]|\s+)\d{4}`;
const nth = String.raw`(?:[1-5]\.|sidste)`;
const notInWord = String.raw`(?![\p{L}\p{N}])`;
const weekday = String.raw`(?:man?|tir?|ons?|tor?|fre?|lør?|søn?)(?:s?dage?|s)?\.?${notInWord}`;
const weekdayBeginnings = ['ma', 'ti', 'on', 'to', 'fr', 'lø', 'sø'];

/** `08.00-12.00, 13-16`; undefined when it begins with no times. The end of a day may be 24.00. */
export function takeSpans(text: string): Taken<TimeSpan[]> | undefined {
  const span = `(?:kl\\.?\\s*)?${time}${dash}${time}`;
  const found = begins(text, `${span}(?:${and}${span})*(?!\\d)`);
  if (!found) return undefined;
  const value: TimeSpan[] = [];
  for (const [, from = '', to = ''] of found.value.matchAll(new RegExp(`(${time})${dash}(${time})`, 'g')))
    value.push({ from: clockOf(from), to: clockOf(to) === '24:00' ? '00:00' : clockOf(to) });
  return { value, rest: found.rest };
}

/** `8`, `8.30`, `08:30` → `08:30`; what is no time of day is left for the schema to refuse. */
function clockOf(text: string): string {
  const [hour = '', minute = '00'] = text.split(/[.:]/);
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** `2026-12-24` or `24/12/2026` → ISO date */
export function takeDate(text: string): Taken<string> | undefined {
  const found = begins(text, `(?:${date})(?!\\d)`);
  return found && { value: isoDate(found.value), rest: found.rest };
}

export function isoDate(text: string): string {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[./-](\d{1,2})(?:[./-]|\s+)(\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

type Dates = { from: string; fromTime?: string; to: string; toTime?: string };

/** `2026-12-24 kl. 12.00 til 2026-12-26 kl. 08.00:` with its colon; undefined when it begins with no date. */
export function takeDates(text: string): Taken<Dates> | undefined {
  const moment = `(${date})(?:\\s+kl\\.?\\s*(${time}))?`;
  const pattern = new RegExp(`^${moment}(?:\\s*(?:til|–|\\s-\\s)\\s*${moment})?\\s*:\\s*`, 'i');
  const found = pattern.exec(text);
  if (!found) return undefined;
  const [whole, from = '', fromTime, to, toTime] = found;
  return {
    value: {
      from: isoDate(from),
      fromTime: fromTime && clockOf(fromTime),
      to: isoDate(to ?? from),
      toTime: toTime && clockOf(toTime),
    },
    rest: text.slice(whole.length),
  };
}

type Weekdays = { weekdays: number[]; nthInMonth?: number[] };

/** `man-fre`, `lørdag og søndag`, `alle dage`, `1., 3. tir i måneden` */
export function takeWeekdays(text: string): Taken<Weekdays> | undefined {
  const places = begins(text, `${nth}(?:${and}?${nth})*`);
  const days = takeDays(places ? places.rest : text);
  if (!days || !places) return days;
  const nthInMonth = [...places.value.matchAll(new RegExp(nth, 'gi'))].map(([word]) =>
    word.toLowerCase() === 'sidste' ? -1 : Number.parseInt(word, 10),
  );
  return {
    value: { ...days.value, nthInMonth },
    rest: days.rest.replace(/^i måneden\s*/i, ''),
  };
}

function takeDays(text: string): Taken<Weekdays> | undefined {
  const all = begins(text, `(?:alle dage|hver dag)${notInWord}`);
  if (all) return { value: { weekdays: [1, 2, 3, 4, 5, 6, 7] }, rest: all.rest };
  const run = `${weekday}(?:${dash}${weekday})?`;
  const found = begins(text, `${run}(?:${and}${run})*`);
  if (!found) return undefined;
  const runs = found.value.matchAll(new RegExp(`(${weekday})(?:${dash}(${weekday}))?`, 'giu'));
  return {
    value: {
      weekdays: [...runs].flatMap(([, first = '', last]) => between(dayOf(first), dayOf(last ?? first))),
    },
    rest: found.rest.replace(/^:\s*/, ''),
  };
}

function dayOf(word: string): number {
  return weekdayBeginnings.indexOf(word.slice(0, 2).toLowerCase()) + 1;
}

/** From a day to the next such day: `lør-man` goes round the end of the week. */
function between(first: number, last: number): number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => ((first - 1 + i) % 7) + 1);
}

function begins(text: string, pattern: string): Taken<string> | undefined {
  const found = new RegExp(`^(?:${pattern})`, 'iu').exec(text)?.[0];
  return found === undefined ? undefined : { value: found, rest: text.slice(found.length).trimStart() };
}
