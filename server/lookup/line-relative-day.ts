/** A day in a line that is told from today: `i dag`, `imorgen`, `i overmorgen`, `i weekenden`, and a part of the day alone, `aften`, `nat`. */
import { typingErrors } from '../catalogue/word-guess.ts';
import { hours, night, partsOfDay } from './line-clock.ts';
import type { LineWord } from './line-word.ts';
import { type Day, morning, onWeekdays, withPart } from './said-day.ts';

type Now = Temporal.ZonedDateTime;

/** `i dag`, `i aften`, `i nat`, `i morgen`, `i overmorgen`, `i weekenden`. */
export function relativeAt(words: readonly LineWord[], at: number, now: Now): Day | undefined {
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

/** Alone they are the next such; while they last, now. In minutes of the day; undefined for what begins too late to be now. */
const aloneUntil = new Map<string, number | undefined>([
  ['morgen', undefined],
  ['formiddag', 12 * hours],
  ['middag', undefined],
  ['eftermiddag', 18 * hours],
  ['midnat', undefined],
]);
/** `hver nat`, `hele natten`, `dag og nat`: how it has been, not when it is about. */
const beforeNoMoment = new Set('hver hele sidste forrige samme en et god pr per al til fra'.split(' '));

/** `morgen og aften`, `morgen middag + nat`: how often, not when. Of `i aften og nat` the first is when. */
function isRhythm(words: readonly LineWord[], at: number): boolean {
  const isAnd = (word: LineWord | undefined) => word?.key === 'og' || word?.text === '+';
  const isOfRun = (i: number) => isAnd(words[i]) || partsOfDay.has(words[i]?.key ?? '');
  let from = at;
  let to = at;
  while (isOfRun(from - 1)) from--;
  while (isOfRun(to + 1)) to++;
  return words[from - 1]?.key !== 'i' && words.slice(from + 1, to).some(isAnd);
}

/** `aften`, `nat`, `morgen`, `weekend`, as whoever writes down a call says "i aften", "i nat". */
export function partAloneAt(words: readonly LineWord[], at: number, now: Now): Day | undefined {
  const said = words[at]?.key ?? '';
  const [before = '', beforeThat = ''] = [words[at - 1]?.key, words[at - 2]?.key];
  const isBothDayAndNight = [`${beforeThat} ${before}`, `${words[at + 1]?.key} ${words[at + 2]?.key}`];
  if (beforeNoMoment.has(before) || isRhythm(words, at)) return undefined;
  if (isBothDayAndNight.some((pair) => /^(dag og|og dag)$/.test(pair))) return undefined;
  if (/^(aften|nat|weekend|weekenden)$/.test(said)) return relativeDay(said, 1, now);
  const part = partsOfDay.get(said);
  if (!part || !aloneUntil.has(said)) return undefined;
  const until = aloneUntil.get(said);
  return {
    words: 1,
    dates: [0, 1].map((days) => now.toPlainDate().add({ days })),
    part: until === undefined ? part : { ...part, until },
    usually: part.usually,
    ...(until !== undefined && { nowFrom: part.usually }),
    keepsToday: false,
  };
}
