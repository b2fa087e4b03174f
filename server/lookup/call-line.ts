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
import { aroundAt, laterMomentAt, momentAt, pastAt } from './line-moment.ts';
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

/** What the fields say beside the line. */
export type Known = { kommune?: string; alder?: string };

export function readCallLine(
  line: string,
  now: Temporal.ZonedDateTime,
  names: LineNames,
  known: Known = {},
): CallLine {
  const words = wordsOfLine(line).flatMap((word) => apart(word, names));
  const outright = readWords(words, now, { ...names, known, partsAlone: 'passed over' });
  const isSaid = outright.fields.tid !== undefined || words.every((_, at) => !partAloneAt(words, at, now));
  const { fields, parts } = isSaid
    ? outright
    : readWords(words, now, { ...names, known, partsAlone: 'moments' });
  const ages = eachOnce(parts.flatMap(({ became, value }) => (became === 'alder' ? [value] : [])));
  const age = ages.length > 0 ? ages : [known.alder ?? ''];
  for (const [i, part] of parts.entries()) {
    // In quotes it is meant as a word.
    const isSearched = part.became === 'q' && part.words === part.value;
    const isHalf = names.pairs?.has(skeleton(`${part.value} ${parts[i + 1]?.words}`));
    if (isSearched && !isHalf && age.length === 1 && isSaidByAge(part.value, age[0] ?? ''))
      part.became = 'ignored';
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

function readWords(words: readonly LineWord[], now: Temporal.ZonedDateTime, names: Names) {
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
  return { fields, parts };
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

/** A part of the day alone, `nat`, is the moment only of a line that says no other. */
type Names = LineNames & { known: Known; partsAlone: 'moments' | 'passed over' };

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
  names: Names,
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
    ['past', () => pastAt(words, at, now)],
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
  const around = word?.quoted ? 0 : aroundAt(words, at, now);
  if (around > 0) return { count: around, became: 'ignored' };
  const number = numberAt(words, at);
  if (number) return { count: number.words, became: 'q', value: number.digits };
  const isNamed = isSecondOfName(words, at, names);
  const isFirst = isFirstOfName(words, at, names);
  const isPartAlone = partAloneAt(words, at, now) !== undefined;
  const saidMoment = (moment: Reading | undefined) =>
    names.partsAlone === 'passed over' && isPartAlone && moment?.words === 1 ? undefined : moment;
  const reading = word?.quoted
    ? undefined
    : [
        // Days of many years are counted for a moment: not again for one that is not used.
        isRead('tid') || isFirst ? undefined : saidMoment(momentAt(words, at, now)),
        wayInAt(words, at),
        // The first place said is the home; after it a place in the name of an offer is that.
        isNamed && (isRead('kommune') || names.known.kommune) ? undefined : placeAt(words, at, names),
        isNamed ? undefined : ageAt(words, at),
      ].find((one) => one && (one.field === 'kommune' || one.field === 'alder' || !isRead(one.field)));
  if (reading) {
    const { words: count, ...read } = reading;
    return { ...read, count, became: read.field };
  }
  // Of `aften/nat`, `i aften nu` one can be asked for; the other hides no offer.
  const later = isRead('tid') && !isFirst ? laterMomentAt(words, at, now) : 0;
  if (later > 0) return { count: later, became: 'ignored' };
  const isOtherPart = isPartAlone && !isFirst && names.partsAlone === 'passed over';
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
