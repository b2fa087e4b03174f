/** An age in a line: `84`, `84 år`, `84-årig`, `17år`, `1 år og 3 mdr`, `3 dage gammel`, `nyfødt`. In whole years; under one year is 0. */
import type { LineWord, Reading } from './line-word.ts';

const newborn = new Set(['nyfodt', 'nyfodte', 'spadbarn', 'baby']);
const yearsTogether = /^(\d{1,3}) ?(?:ar|arig|arige|ars|aring)$/;
const monthsTogether = /^(\d{1,3}) ?(?:mdr|md|maned|maneder)$/;
/** How many of it are a year. */
const inYear = new Map([
  ...['ar', 'arig', 'arige', 'ars', 'aring'].map((unit) => [unit, 1] as const),
  ...['mdr', 'md', 'maned', 'maneder'].map((unit) => [unit, 12] as const),
]);
/** Days and weeks are an age only of someone that many days or weeks old. */
const days = new Set(['dag', 'dage', 'dages', 'dogn']);
const weeks = new Set(['uge', 'uger', 'ugers']);
/** A number beside one of these is not an age. */
const unitsAfter = new Set(
  'timer time min minutter mg g kg ml l liter cm mm mmol grader procent pct gange x pladser km'.split(' '),
);
/** What is measured: the number after it is neither an age nor a date. */
const measures = new Set(
  'crp temp temperatur tp bt bp rr blodtryk puls p sat saturation spo2 hb bs blodsukker rf gcs ews inr vagt hojde'.split(
    ' ',
  ),
);
const namesBefore = new Set(
  'type covid grad stadie trin nr afsnit afd afdeling sektion stue etage sal hold tlf paragraf kl klokken uge uger'.split(
    ' ',
  ),
);

/** People who are counted: `2 børn`, `1 barn`, `3 voksne`. */
const counted = new Set('born unger voksne personer beboere sonner dotre soskende tvillinger'.split(' '));

/** Whether the number here says how many, not how old. */
export function countAt(words: readonly LineWord[], at: number): boolean {
  const { text = '', quoted = false } = words[at] ?? {};
  const next = words[at + 1]?.key ?? '';
  return !quoted && /^\d{1,2}$/.test(text) && (counted.has(next) || (text === '1' && next === 'barn'));
}

export function ageAt(words: readonly LineWord[], at: number): Reading | undefined {
  const word = words[at];
  if (!word) return undefined;
  if (newborn.has(word.key)) return newbornAt(words, at);
  const years = yearsTogether.exec(word.key)?.[1];
  if (years) return age(Number(years), withMonths(words, at, 1));
  const months = monthsTogether.exec(word.key)?.[1];
  if (months && !isOfPregnancy(words, at, at + 1)) return age(Number(months) / 12, 1 + oldAt(words, at + 1));
  if (!/^-?\d{1,3}\.?$/.test(word.text) || isOrdinal(words, at)) return undefined;
  const unit = words[at + 1]?.key ?? '';
  const old = oldAt(words, at + 2);
  const divisor = unitsInYear(words, at, unit, old > 0);
  const said = word.text.replace('.', '');
  if (divisor === 1) return { field: 'alder', value: said, words: withMonths(words, at, 2) };
  if (divisor) return age(Math.abs(Number(said)) / divisor, 2 + old);
  const before = words[at - 1]?.key ?? '';
  if (hasUnit(words, at) || namesBefore.has(before) || isMeasured(words, at)) return undefined;
  return { field: 'alder', value: said, words: 1 };
}

/** `2. gang`, `10. klasse`, `den 28.`; the full stop after `84.` ends a sentence. */
function isOrdinal(words: readonly LineWord[], at: number): boolean {
  const text = words[at]?.text ?? '';
  const isCounted = Number(text) < leastAfterCounting && at + 1 < words.length;
  return text.endsWith('.') && (isCounted || /^(d|den)$/.test(words[at - 1]?.key ?? ''));
}

const leastAfterCounting = 20;

/** Where the age ends: `1 år og 3 mdr gammel` is one. */
function withMonths(words: readonly LineWord[], at: number, count: number): number {
  const and = words[at + count]?.key === 'og' ? 1 : 0;
  const { key = '', text = '' } = words[at + count + and] ?? {};
  const unit = words[at + count + and + 1]?.key ?? '';
  const months = monthsTogether.test(key) ? 1 : /^\d{1,2}$/.test(text) && inYear.get(unit) === 12 ? 2 : 0;
  const end = months > 0 ? count + and + months : count;
  return end + oldAt(words, at + end);
}

/** `spædbarn 3 mdr`, `baby på 5 uger`; a number that is no baby's is somebody else's. */
function newbornAt(words: readonly LineWord[], at: number): Reading {
  const before = words[at + 1]?.key === 'pa' ? 2 : 1;
  const said = ageAt(words, at + before);
  return said && Number(said.value) < 2 ? { ...said, words: before + said.words } : age(0, 1);
}

/** How many of the unit are a year; undefined when so many of it are nobody's age. */
function unitsInYear(
  words: readonly LineWord[],
  at: number,
  unit: string,
  isSaidOld: boolean,
): number | undefined {
  if (days.has(unit)) return isSaidOld ? 365 : undefined;
  if (weeks.has(unit)) return isSaidOld || newborn.has(words[at + 2]?.key ?? '') ? 52 : undefined;
  const divisor = inYear.get(unit);
  return divisor === 12 && isOfPregnancy(words, at, at + 2) ? undefined : divisor;
}

/** `gravid 5 mdr`, `5 mdr gravid`: how far on, not how old. */
function isOfPregnancy(words: readonly LineWord[], at: number, after: number): boolean {
  return [words[at - 1], words[after]].some((word) => word?.key.startsWith('gravid'));
}

/** Whether the number here counts something: `17 år`, `2 timer`, `90 %`. */
export function hasUnit(words: readonly LineWord[], at: number): boolean {
  const { key = '', text = '' } = words[at + 1] ?? {};
  return text.startsWith('%') || inYear.has(key) || days.has(key) || weeks.has(key) || unitsAfter.has(key);
}

/** Whether the number here is the value of something: `crp 150`, `bt 90/60`. */
export function isMeasured(words: readonly LineWord[], at: number): boolean {
  return measures.has(words[at - 1]?.key ?? '');
}

function age(years: number, words: number): Reading {
  return { field: 'alder', value: String(Math.floor(years)), words };
}

function oldAt(words: readonly LineWord[], at: number): number {
  return /^gamm(el|elt|le)$/.test(words[at]?.key ?? '') ? 1 : 0;
}
