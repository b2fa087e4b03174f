/**
 * A moment in a line: `nu`, `i aften`, `lørdag 14`, `kl 14 på fredag`, `24/12 kl 22`. Always the next such moment, but a moment of
 * today that was named stays of today. What is no real date is passed on as it was typed, so that the field can say so.
 */
import { fold } from '../danish-text.ts';
import { minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { weekdayName } from '../opening-hours/danish-time.ts';
import { type Clock, clockAt, partAfterClock, partsOfDay, wrongClockAt } from './line-clock.ts';
import { dayAt } from './line-day.ts';
import { isWayIn } from './line-way-in.ts';
import type { LineWord, Reading } from './line-word.ts';
import { nowInUrl } from './lookup-fields.ts';
import { numberWords } from './number-words.ts';
import { type Day, goesOn, withPart } from './said-day.ts';

type Now = Temporal.ZonedDateTime;

export function momentAt(words: readonly LineWord[], at: number, now: Now): Reading | undefined {
  if (isWayIn(words, at)) return undefined;
  const clock = clockAt(words, at, 'before its day');
  return (
    fromNowAt(words, at, now) ??
    (clock && onDayAt(words, at + clock.words, now, clock)) ??
    onDayAt(words, at, now) ??
    clockAloneAt(words, at, now)
  );
}

/** How many words say a time that has been: `i går`, `i går aftes`, `siden lørdag`; the lookup shows now or later. */
export function pastAt(words: readonly LineWord[], at: number, now: Now): number {
  const since = words[at]?.key === 'siden' && !ago.has(words[at - 1]?.key ?? '');
  if (since) {
    const day = pastAt(words, at + 1, now) || dayFrom(words, at + 1, now);
    return day > 0 ? 1 + day : 0;
  }
  const [first, second = '', third = ''] = words.slice(at, at + 3).map((word) => word.key);
  if (/^i(gar|aftes|forgars)$/.test(first ?? '')) return 1;
  if (first !== 'i' || !/^(gar|aftes|forgars)$/.test(second)) return 0;
  return second === 'gar' && /^(aftes|nat|aften|eftermiddags|morges)$/.test(third) ? 3 : 2;
}

/** `3 dage siden`, after which a new thing is said. */
const ago = new Set(
  'dag dage uge uger time timer min minutter md mdr maned maneder ar lange laenge'.split(' '),
);

/** How many words say around what day or part of a day, `over weekenden`, `efter lørdag`: not then. Before a date and `i aften` they say until when. */
export function aroundAt(words: readonly LineWord[], at: number, now: Now): number {
  const word = words[at];
  // Without its Danish letter `før` is "for".
  const isAround = word && (/^(over|gennem|efter)$/.test(word.key) || fold(word.text) === fold('før'));
  if (!isAround || !/^(?!i$)\p{L}/u.test(words[at + 1]?.key ?? '')) return 0;
  const day = dayFrom(words, at + 1, now);
  return day > 0 ? 1 + day : 0;
}

/** As if nothing stood before it. */
function dayFrom(words: readonly LineWord[], at: number, now: Now): number {
  return dayAt(words.slice(at), 0, now)?.words ?? 0;
}

/** How many words say one more moment, `nu`, `i dag`, when one has been read; a clock time alone does not. */
export function laterMomentAt(words: readonly LineWord[], at: number, now: Now): number {
  const isMoment = words[at]?.key === 'nu' || dayAt(words, at, now) !== undefined;
  return isMoment ? (momentAt(words, at, now)?.words ?? 0) : 0;
}

/** `nu`, `om 2 timer`. */
function fromNowAt(words: readonly LineWord[], at: number, now: Now): Reading | undefined {
  const [first, second = '', third = ''] = words.slice(at, at + 3).map((word) => word.key);
  if (first === 'nu') return reading(now, now, 1);
  const amount = numberWords.get(second) ?? (/^\d{1,2}$/.test(second) ? Number(second) : undefined);
  if (first !== 'om' || amount === undefined || !/^(time|timer|min|minutter)$/.test(third)) return undefined;
  return reading(now.add(third.startsWith('t') ? { hours: amount } : { minutes: amount }), now, 3);
}

/** A day with its clock time, which was said before it or comes after it. */
function onDayAt(words: readonly LineWord[], at: number, now: Now, clockBefore?: Clock): Reading | undefined {
  if (isWayIn(words, at)) return undefined;
  const said = dayAt(words, at, now);
  if (!said) return undefined;
  const part = 'wrong' in said || said.part ? undefined : partsOfDay.get(words[at + said.words]?.key ?? '');
  const afterDay = at + said.words + (part ? 1 : 0);
  const clock = clockBefore ?? clockAt(words, afterDay, 'after its day');
  const wrongClock = clock ? undefined : wrongClockAt(words, afterDay);
  if (wrongClock !== undefined && !('wrong' in said))
    return {
      field: 'tid',
      value: `${textOf(words.slice(at, afterDay))} ${wrongClock}`,
      words: afterDay + 2 - at,
    };
  const afterClock = afterDay + (clock && !clockBefore ? clock.words : 0);
  const late = clock && !part ? partAfterClock(words, afterClock) : undefined;
  const count = afterClock - at + (clockBefore?.words ?? 0) + (late?.words ?? 0);
  if ('wrong' in said) return { field: 'tid', value: said.wrong, words: count };
  const meant = part ?? late?.part;
  const moment = momentOf(meant ? withPart(said, meant) : said, clock, now);
  return { ...reading(moment, now, count), ...wrongWeekday(said, moment) };
}

/** The night after a date is of the next one. */
function wrongWeekday({ dates, weekday }: Day, moment: Now): Pick<Reading, 'wrongWeekday'> {
  const isRight = dates.some(
    (date) => date.dayOfWeek === weekday && [0, 1].includes(date.until(moment.toPlainDate()).days),
  );
  return weekday === undefined || isRight ? {} : { wrongWeekday: weekdayName(weekday) };
}

function textOf(words: readonly LineWord[]): string {
  return words.map(({ text }) => text).join(' ');
}

function momentOf(day: Day, clock: Clock | undefined, now: Now): Now {
  if (!clock && goesOn(day, now)) return now;
  const minutes = clock ? (day.part?.meant(clock.minutes) ?? clock.minutes) : day.usually;
  let moment = now;
  for (const date of day.dates) {
    moment = comingOf(date.toPlainDateTime().add({ minutes }), now);
    const kept = day.keepsToday && moment.toPlainDate().equals(now.toPlainDate());
    if (kept || !isBefore(moment, now)) break;
  }
  return moment;
}

function clockAloneAt(words: readonly LineWord[], at: number, now: Now): Reading | undefined {
  const clock = clockAt(words, at, 'alone');
  if (!clock) {
    const wrong = wrongClockAt(words, at);
    return wrong === undefined ? undefined : { field: 'tid', value: wrong, words: 2 };
  }
  const dates = [0, 1].map((days) => now.toPlainDate().add({ days }));
  const day = { words: 0, dates, usually: 0, keepsToday: false };
  const said = partAfterClock(words, at + clock.words);
  const moment = momentOf(said ? withPart(day, said.part) : day, clock, now);
  return reading(moment, now, clock.words + (said?.words ?? 0));
}

/** Of the two times in the repeated hour of autumn, the one that is still to come. */
function comingOf(local: Temporal.PlainDateTime, now: Now): Now {
  const earlier = local.toZonedDateTime(timeZone);
  if (!isBefore(earlier, now)) return earlier;
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  return isBefore(later, now) ? earlier : later;
}

function isBefore(moment: Now, now: Now): boolean {
  return minuteOf(moment) < minuteOf(now);
}

/** As the field holds it; in a word when the moment is now, so that it stays now. */
function reading(moment: Now, now: Now, words: number): Reading {
  const value = minuteOf(moment) === minuteOf(now) ? nowInUrl : localText(moment, now);
  return { field: 'tid', value, words };
}

/** The field means the earlier time of the repeated hour: when that has been and the later one is meant, the end of the hour is written. */
function localText(moment: Now, now: Now): string {
  const local = moment.toPlainDateTime();
  const read = local.toZonedDateTime(timeZone);
  const isPast = !isBefore(now, read) && isBefore(now, moment);
  const change = isPast ? moment.getTimeZoneTransition('previous') : null;
  const after = change?.add({ nanoseconds: read.offsetNanoseconds - moment.offsetNanoseconds });
  return (after?.toPlainDateTime() ?? local).toString({ smallestUnit: 'minute' });
}
