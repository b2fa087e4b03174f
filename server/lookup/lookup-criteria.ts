/**
 * The query string of a lookup ↔ what is looked for. Wrong input is told at its field in Danish; the rest still counts. Nothing is
 * guessed: a place that lies in several municipalities filters nothing until one is chosen.
 */
import { cprMessage, refusedIn } from '../cpr.ts';
import type { Domain, Urgency } from '../offers/offer-schema.ts';
import { type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import type { PlaceAnswer, PlaceNames, PlaceResolver } from '../places/place.ts';
import type { Municipality } from '../places/places-schema.ts';
import type { Query } from '../query-string.ts';
import { type CallLine, type LinePart, lineOf, readCallLine } from './call-line.ts';
import {
  ageValue,
  domainValue,
  type FieldReader,
  momentValue,
  openOnlyValue,
  placeValue,
  urgencyValue,
} from './field-reader.ts';
import { type Field, fields, nowInUrl, perField } from './lookup-fields.ts';
import { misspeltPlace } from './misspelt-place.ts';

export type LookupCriteria = {
  municipality: Municipality | null;
  /** While it is asked which: offers that cover one of them come before those that cover none, and nothing is filtered. */
  near?: readonly Municipality[];
  urgency: Urgency | null;
  domain: Domain | null;
  age: number | null;
  at: Minute;
  openOnly: boolean;
  text: string;
};

export type FieldError = { field: Field; message: string };
export type Ambiguity = {
  field: 'kommune';
  text: string;
  choices: Municipality[];
  /** When it is a word of the line that may be a misspelt place: the line once a place is chosen, and the line when it is a word. */
  misspelt?: { without: string; asWord: string };
};

export type LookupRequest = {
  criteria: LookupCriteria;
  errors: FieldError[];
  ambiguous: Ambiguity[];
  /** Other municipalities that a small part of the postcode lies in. */
  alsoIn: Municipality[];
  /** What was sent, field by field, with what the line said moved to its fields: to fill the form with again. */
  entered: Record<Field, string>;
  /** The fields that the line gave. */
  fromLine: Field[];
  /** What the line said was not wanted, `ikke indlæggelse`: kept in it, used for nothing. */
  refused: string[];
  /** Small words of the line that are not searched for. */
  passedOver: string[];
};

export const longestText = 200;

/** Not cut in the middle of a character. */
function shortened(text: string): string {
  return text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, '');
}

/** What is needed to read a place; every catalogue has it. */
export type PlaceReading = {
  resolvePlace: PlaceResolver;
  placeNames: PlaceNames;
  /** Whether some offer or the lexicon has the word; left out, every word is known. */
  knowsWord?: (word: string) => boolean;
};

/**
 * `from`: a form still holds the last citizen's fields when the next call is typed, so a line that names another place there begins anew; a
 * program means every parameter it sends.
 */
export function readLookup(
  query: Query,
  places: PlaceReading,
  now: Temporal.ZonedDateTime,
  from: 'form' | 'program' = 'form',
): LookupRequest {
  const { resolvePlace, placeNames } = places;
  const { sent, errors } = readFields(query);
  const readable = errors.every(({ field }) => field !== 'q');
  const line = readCallLine(readable ? shortened(sent.q) : '', now, placeNames);
  if (sent.q.length > longestText)
    errors.push({ field: 'q', message: `Linjen er forkortet til ${longestText} tegn` });
  // What the line says wins over the fields: words that have been understood leave it, so these were typed last.
  const isNewCall =
    from === 'form' &&
    sent.kommune !== '' &&
    line.fields.kommune !== undefined &&
    !isSamePlace(resolvePlace(sent.kommune), resolvePlace(line.fields.kommune));
  const before = isNewCall ? perField(() => '') : sent;
  const said: Partial<Record<Field, string>> = line.fields;
  const entered: Record<Field, string> = { ...before, ...said, q: sent.q };
  const refused = wordsThatBecame('refused', line);
  if (readable) entered.q = [...refused, lineOf(line.text, now, placeNames)].join(' ').trim();
  const unknown = entered.kommune === '' ? misspeltIn(line, places) : undefined;
  const text = unknown ? unknown.rest : line.text;
  const misspelt: Ambiguity | undefined = unknown && {
    field: 'kommune',
    text: unknown.word,
    choices: unknown.choices,
    misspelt: {
      without: [...refused, lineOf(text, now, placeNames)].join(' ').trim(),
      asWord: [...refused, lineOf(text, now, placeNames), `"${unknown.word}"`].join(' ').trim(),
    },
  };
  const read = <Value>(field: Field, reader: FieldReader<Value>): Value | null => {
    if (entered[field] === '' || errors.some((error) => error.field === field)) return null;
    const answer = reader(entered[field]);
    if ('value' in answer) return answer.value;
    errors.push({ field, message: answer.message });
    return null;
  };
  const place = resolvePlace(read('kommune', placeValue) ?? '');
  if (place.kind === 'none' && entered.kommune !== '' && !errors.some((e) => e.field === 'kommune'))
    errors.push({
      field: 'kommune',
      message: `»${entered.kommune}« er ikke en kommune, by eller et postnummer i Region Midtjylland`,
    });
  // A name has one code; a postcode is kept, because it may touch others.
  if (place.kind === 'one' && place.also.length === 0) entered.kommune = place.municipality.code;
  const ambiguous: Ambiguity[] =
    place.kind === 'several'
      ? [{ field: 'kommune', text: entered.kommune, choices: place.choices }]
      : [...(misspelt ? [misspelt] : [])];
  const urgency = read('hast', urgencyValue);
  const domain = read('omraade', domainValue);
  const age = read('alder', ageValue);
  const moment = read('tid', momentValue(now));
  if (moment) entered.tid = moment.tid;
  return {
    criteria: {
      near: ambiguous.flatMap(({ choices }) => choices),
      municipality: place.kind === 'one' ? place.municipality : null,
      urgency,
      domain,
      age,
      at: moment?.at ?? minuteOf(now),
      openOnly: read('aaben', openOnlyValue) !== null,
      text,
    },
    errors: [...errors, ...cprErrors(query)],
    ambiguous,
    alsoIn: place.kind === 'one' ? place.also : [],
    entered,
    fromLine: fields.filter((field) => said[field] !== undefined),
    refused,
    passedOver: [...new Set(wordsThatBecame('ignored', line))].filter((words) => /[\p{L}\p{N}]/u.test(words)),
  };
}

/** The first word that may be a misspelt place, and the words without it; what stands in quotes is meant as a word. */
function misspeltIn({ parts }: CallLine, places: PlaceReading) {
  const searched = parts.filter(({ became }) => became === 'q');
  for (const [at, { words, value }] of searched.entries()) {
    const choices = words === value ? misspeltPlace(value, places) : [];
    const rest = searched.toSpliced(at, 1).map((part) => part.value);
    if (choices.length > 0) return { word: value, choices, rest: rest.join(' ') };
  }
  return undefined;
}

function wordsThatBecame(what: LinePart['became'], { parts }: CallLine): string[] {
  return parts.filter(({ became }) => became === what).map(({ words }) => words);
}

/** Whether they can be the same municipality. */
function isSamePlace(one: PlaceAnswer, other: PlaceAnswer): boolean {
  const codes = codesOf(one);
  return codesOf(other).some((code) => codes.includes(code));
}

function codesOf(place: PlaceAnswer): string[] {
  if (place.kind === 'one') return [place.municipality.code];
  return place.kind === 'several' ? place.choices.map(({ code }) => code) : [];
}

/** Whether the moment is now, said or not. */
export function isNow({ tid }: { tid: string }): boolean {
  return tid === '' || tid === nowInUrl;
}

/** Each field as sent; a doubled or unreadable one is told. */
function readFields(query: Query): { sent: Record<Field, string>; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const sent = perField((field) => {
    const { values = [], broken = false } = query.get(field) ?? {};
    if (broken) errors.push({ field, message: 'Feltet indeholder tegn, der ikke kan læses' });
    else if (values.length > 1) errors.push({ field, message: 'Feltet er angivet flere gange' });
    return values[0]?.trim() ?? '';
  });
  return { sent, errors };
}

/** That a CPR number was taken out, at the field it was typed in; at the line when that is none of ours. */
function cprErrors(query: Query): FieldError[] {
  const names = new Set(query.get(refusedIn)?.values);
  const own = fields.filter((field) => names.has(field));
  if (names.size > 0 && own.length === 0) own.push('q');
  return own.map((field) => ({ field, message: cprMessage }));
}

/** The query string with some fields set anew (null removes), in a fixed order so that equal lookups have equal links. */
export function lookupLink(
  entered: Record<Field, string>,
  changes: Partial<Record<Field, string | null>> = {},
): string {
  const parameters = new URLSearchParams();
  for (const field of fields) {
    const value = field in changes ? changes[field] : entered[field];
    if (value) parameters.set(field, value);
  }
  const query = parameters.toString().replaceAll('%3A', ':');
  return query === '' ? '/' : `/?${query}`;
}

/** The same lookup with its whole list. */
export function showingAll(link: string): string {
  return `${link}${link === '/' ? '?' : '&'}vis=alle`;
}
