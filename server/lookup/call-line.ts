/**
 * What a nurse types while a doctor talks, `struer 84 iv i aften`, → the fields of the lookup and the words left to search for.
 * Only words that name a place, an age, a moment, a way in or a domain become fields; the name of a service stays text.
 * Every word of the line is accounted for: it became a field, is searched, is told to be of no use, or is a small word that is passed over. Words in
 * "double quotes" are searched, whatever they name.
 */
import type { LineNames } from '../catalogue/name-pairs.ts';
import { fold, skeleton } from '../danish-text.ts';
import { isFiller } from './filler-words.ts';
import { ageAt, countAt } from './line-age.ts';
import { momentAt, pastAt } from './line-moment.ts';
import { numberAt } from './line-number.ts';
import { isSaidByAge } from './line-person.ts';
import { deniedAt, outsideAt, placeAt, whereaboutsAt } from './line-place.ts';
import { isIdleNegation, refusedAt } from './line-refusal.ts';
import { partAloneAt } from './line-relative-day.ts';
import { wayInAt } from './line-way-in.ts';
import { type LineWord, type Reading, wordsOfLine } from './line-word.ts';
import type { Field } from './lookup-fields.ts';

/** Why words are of no use: not wanted, a place outside the region or that is denied, a time that has been. */
const ofNoUse = ['refused', 'outside', 'denied', 'past'] as const;
export type OfNoUse = (typeof ofNoUse)[number];

/** Words read together, and what they became: a field's value, text to search, or nothing that is used. */
export type LinePart = {
  words: string;
  /** `elsewhere`: where somebody is whose home was said, `er i skive`; passed over too. */
  became: Field | 'ignored' | 'elsewhere' | OfNoUse;
  value: string;
} & Pick<Reading, 'wrongWeekday'>;

export type CallLine = {
  /** Field values exactly as a query string would hold them; the first that was said. */
  fields: Partial<Record<Exclude<Field, 'q'>, string>>;
  /** Every place and every age that was said, each once. */
  said: Record<'kommune' | 'alder', readonly string[]>;
  /** The words left to search for. */
  text: string;
  parts: LinePart[];
};

export function isOfNoUse(became: LinePart['became']): became is OfNoUse {
  return ofNoUse.some((one) => one === became);
}

export function readCallLine(line: string, now: Temporal.ZonedDateTime, names: LineNames): CallLine {
  const words = wordsOfLine(line).flatMap((word) => apart(word, names));
  const fields: CallLine['fields'] = {};
  const parts: LinePart[] = [];
  for (let at = 0; at < words.length; ) {
    const part = ofNoUseAt(words, at, now, names, fields) ?? readAt(words, at, now, names, fields);
    const taken = words.slice(at, at + part.count);
    const text = taken.map((word) => word.text).join(' ');
    const { became, value = unquoted(taken), wrongWeekday } = part;
    parts.push({ words: text, became, value, ...(wrongWeekday !== undefined && { wrongWeekday }) });
    if (part.field !== undefined) fields[part.field] ??= part.value;
    at += taken.length;
  }
  const ages = eachOnce(parts.flatMap(({ became, value }) => (became === 'alder' ? [value] : [])));
  for (const part of parts) {
    // In quotes it is meant as a word.
    const isSearched = part.became === 'q' && part.words === part.value;
    if (isSearched && ages.length === 1 && isSaidByAge(part.value, Number(ages[0]))) part.became = 'ignored';
  }
  const valuesOf = (became: LinePart['became']) =>
    parts.filter((part) => part.became === became).map((part) => part.value);
  return {
    fields,
    said: { kommune: eachOnce(valuesOf('kommune')), alder: ages },
    text: valuesOf('q').join(' '),
    parts,
  };
}

/** `herning-84` is a place and an age; a compound with a place in it is a word, `aarhus-modellen`. */
function apart(word: LineWord, { names }: LineNames): LineWord[] {
  const parts = word.quoted ? [] : word.text.split(/[-‐‑]/);
  const isPlaceAndNumber =
    parts.some((part) => names.has(skeleton(part))) &&
    parts.some((part) => /^\d/.test(part)) &&
    !names.has(word.key);
  return isPlaceAndNumber ? parts.map((text) => ({ text, key: skeleton(text), quoted: false })) : [word];
}

/** The words left of a line as a line of its own: in quotes when it would be read otherwise, `tarm` once `struer` has become the place. */
export function lineOf(text: string, now: Temporal.ZonedDateTime, names: LineNames): string {
  return readCallLine(text, now, names).text === text ? text : `"${text.replaceAll('"', '')}"`;
}

type Part = {
  count: number;
  became: LinePart['became'];
  value?: string;
  field?: Reading['field'];
} & Pick<Reading, 'wrongWeekday'>;

type Reader<Result> = (
  words: readonly LineWord[],
  at: number,
  now: Temporal.ZonedDateTime,
  names: LineNames,
  fields: CallLine['fields'],
) => Result;

const ofNoUseAt: Reader<Part | undefined> = (words, at, now, names) => {
  // Weighed as if nothing had been said before: what is refused stays in the line, and is read again without it.
  const searchedAt = (at: number) => {
    const part = at < words.length ? readAt(words, at, now, names, {}) : undefined;
    // A short number and `kl` are searched for only because of what stands beside them: `3 timer`.
    const isBeside = part?.count === 1 && /^(?:\d{1,3}|kl|klokken)$/.test(words[at]?.key ?? '');
    return part?.became === 'q' && !isBeside ? part.count : 0;
  };
  const some: [became: OfNoUse, count: () => number][] = [
    ['refused', () => refusedAt(words, at, names.pairs ?? noPairs, searchedAt)],
    ['past', () => pastAt(words, at)],
    ['denied', () => deniedAt(words, at, names)],
    // A place of the region goes before one outside of the same name.
    ['outside', () => (placeAt(words, at, names) ? 0 : outsideAt(words, at, names))],
  ];
  for (const [became, count] of some) {
    const found = count();
    if (found > 0) return { became, count: found };
  }
  return undefined;
};

/** Places and ages are read as often as they are said, everything else once. */
const readAt: Reader<Part> = (words, at, now, names, fields) => {
  const isRead = (field: Reading['field']) => fields[field] !== undefined;
  const word = words[at];
  if (countAt(words, at) || isIdleNegation(words, at, names.pairs ?? noPairs))
    return { count: 1, became: 'ignored' };
  const whereabouts = isRead('kommune') ? whereaboutsAt(words, at, names) : 0;
  if (whereabouts > 0) return { count: whereabouts, became: 'elsewhere' };
  const number = numberAt(words, at);
  if (number) return { count: number.words, became: 'q', value: number.digits };
  const isNamed = isSecondOfName(words, at, names);
  const reading = word?.quoted
    ? undefined
    : [
        // Days of many years are counted for a moment: not again for one that is not used.
        isRead('tid') || isFirstOfName(words, at, names) ? undefined : momentAt(words, at, now),
        wayInAt(words, at),
        // The first place said is the home; after it a place in the name of an offer is that.
        isNamed && isRead('kommune') ? undefined : placeAt(words, at, names),
        isNamed ? undefined : ageAt(words, at),
      ].find((one) => one && (one.field === 'kommune' || one.field === 'alder' || !isRead(one.field)));
  if (reading) {
    const { words: count, ...read } = reading;
    return { ...read, count, became: read.field };
  }
  // Of `aften/nat` one can be asked for; the other hides no offer.
  const isOtherPart = isRead('tid') && partAloneAt(words, at, now) !== undefined;
  return { count: 1, became: word && (saysNothing(word) || isOtherPart) ? 'ignored' : 'q' };
};

const noPairs: ReadonlySet<string> = new Set();

/** `nat` in "nat beredskab". */
function isFirstOfName(words: readonly LineWord[], at: number, { pairs = noPairs }: LineNames): boolean {
  return pairs.has(`${words[at]?.key} ${words[at + 1]?.key}`);
}

/** `4` in "perron 4". */
function isSecondOfName(words: readonly LineWord[], at: number, names: LineNames): boolean {
  return at > 0 && isFirstOfName(words, at - 1, names);
}

function unquoted(words: readonly LineWord[]): string {
  return words.map(({ text, quoted }) => (quoted ? text.replaceAll('"', '') : text)).join(' ');
}

function eachOnce(values: readonly string[]): string[] {
  return [...new Map(values.toReversed().map((value) => [skeleton(value), value])).values()].reverse();
}

function saysNothing({ text, quoted }: LineWord): boolean {
  return fold(text) === '' || (!quoted && isFiller(text));
}
