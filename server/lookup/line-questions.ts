/**
 * What a line leaves open: two places, two ages, a word that may be a misspelt place. It is asked about, never chosen; until it is answered it
 * filters nothing and stays in the line.
 */
import { skeleton } from '../danish-text.ts';
import type { PlaceAnswer, PlaceResolver } from '../places/place.ts';
import type { Municipality } from '../places/places-schema.ts';
import { type CallLine, readCallLine } from './call-line.ts';
import type { PlaceReading } from './lookup-criteria.ts';
import { misspeltPlace } from './misspelt-place.ts';
import { secondCall } from './new-call.ts';

/** `words`: what stays in the line. Of an age the code is the number. */
export type OpenQuestion = {
  why: 'two places' | 'two ages' | 'misspelt';
  words: readonly string[];
  choices: { code: string; name: string }[];
  /** The line from where it may be the next call. */
  newCall?: string | undefined;
  /** The line of the next call without the words that are asked about, when the answer begins it. */
  newRest?: string;
};

export type OpenLine = {
  /** The one place that was said, however often; empty when none was. */
  place: string;
  age: string;
  /** The words left to search for. */
  text: string;
  questions: OpenQuestion[];
  /** Where somebody may live. */
  near: Municipality[];
};

/**
 * `knowsPlace`: a field says where, so no word is taken for a misspelt place, but beside an age in `added`, which was typed after what stood: it is how a call
 * begins.
 */
export function openIn(
  line: CallLine,
  places: PlaceReading,
  knowsPlace: boolean,
  added?: CallLine,
): OpenLine {
  const { resolvePlace } = places;
  const place = onePlace(line.said.kommune, resolvePlace);
  const near = place === undefined ? choicesAmong(line.said.kommune, resolvePlace) : [];
  const [age = '', ...otherAges] = line.said.alder;
  const newCall = secondCall(line);
  const misspelt = place === '' && !knowsPlace ? misspeltIn(line, places) : undefined;
  const begins = place === '' && knowsPlace && added ? misspeltBeginning(added, places) : undefined;
  return {
    place: place ?? '',
    age: otherAges.length === 0 ? age : '',
    text: misspelt?.rest ?? (begins ? textWithout(line, begins.words[0] ?? '') : line.text),
    questions: [
      ...(near.length > 0
        ? [{ why: 'two places' as const, words: line.said.kommune, choices: near, newCall }]
        : []),
      ...(misspelt ? [{ why: 'misspelt' as const, words: [misspelt.word], choices: misspelt.choices }] : []),
      ...(begins ? [begins] : []),
      ...(otherAges.length > 0 ? [{ ...agesQuestion(line.said.alder), newCall }] : []),
    ],
    near: misspelt?.choices ?? near,
  };
}

function agesQuestion(ages: readonly string[]): OpenQuestion {
  const inYears = ages.map((age) => `${age} år`);
  return {
    why: 'two ages',
    words: inYears,
    choices: ages.map((age, i) => ({ code: age, name: inYears[i] ?? age })),
  };
}

/** The narrowest of several names for one place, `8870 randers`, is it; undefined when they are different places. */
function onePlace(said: readonly string[], resolve: PlaceResolver): string | undefined {
  const [first = '', ...others] = said;
  if (others.length === 0) return first;
  const candidates = said.map((value) => ({ value, codes: codesOf(resolve(value)) }));
  const [common, ...more] = candidates
    .map(({ codes }) => codes)
    .reduce((some, codes) => some.filter((code) => codes.includes(code)));
  if (common === undefined) return undefined;
  const narrowest = candidates.reduce((one, other) => (other.codes.length < one.codes.length ? other : one));
  return more.length > 0 || narrowest.codes.length === 1 ? narrowest.value : common;
}

/** Whether they can be the same municipality. */
export function isSamePlace(one: PlaceAnswer, other: PlaceAnswer): boolean {
  const codes = codesOf(one);
  return codesOf(other).some((code) => codes.includes(code));
}

function codesOf(place: PlaceAnswer): string[] {
  return choicesOf(place).map(({ code }) => code);
}

function choicesAmong(said: readonly string[], resolve: PlaceResolver): Municipality[] {
  return [...new Set(said.flatMap((value) => choicesOf(resolve(value))))];
}

function choicesOf(place: PlaceAnswer): Municipality[] {
  if (place.kind === 'one') return [place.municipality];
  return place.kind === 'several' ? place.choices : [];
}

/** The first word that may be a misspelt place, and the words without it; what stands in quotes is meant as a word. */
function misspeltIn({ parts }: CallLine, places: PlaceReading) {
  const searched = parts.filter(({ became }) => became === 'q');
  for (const { words, value } of searched) {
    const choices = words === value ? misspeltPlace(value, places) : [];
    if (choices.length > 0) return { word: value, choices, rest: textWithout({ parts }, value) };
  }
  return undefined;
}

function textWithout({ parts }: Pick<CallLine, 'parts'>, word: string): string {
  const rest = parts.filter(({ became, value }) => became === 'q' && skeleton(value) !== skeleton(word));
  return rest.map(({ value }) => value).join(' ');
}

/** `hernig 84 kateter` while the home is known. */
function misspeltBeginning(added: CallLine, places: PlaceReading): OpenQuestion | undefined {
  const found = added.said.alder.length > 0 ? misspeltIn(added, places) : undefined;
  if (!found) return undefined;
  const rest = added.parts.filter(({ value }) => value !== found.word).map(({ words }) => words);
  return { why: 'misspelt', words: [found.word], choices: found.choices, newRest: rest.join(' ') };
}

/** With a word between: `8700 struer` would be one place. */
export function questionWords({ words }: OpenQuestion): string {
  return words.join(' og ');
}

/** What stays in the line, what is asked about and what is searched for. `apart`: a dash before the last, or it would be read with what stands before it. */
export function wholeLine(
  kept: readonly { words: string }[],
  questions: readonly string[],
  text: string,
  apart = questions.length > 0,
): string {
  const dash = apart && text !== '' ? ['–'] : [];
  return [...kept.map(({ words }) => words), ...questions, ...dash, text].join(' ').trim();
}

/**
 * The home said beside a place outside the region, as words that stay in the line with it: read again without them, the line would be a new call that says
 * only the other place.
 */
export function homeBeside(
  home: string,
  kept: readonly { words: string }[],
  { resolvePlace, lineNames }: PlaceReading,
  now: Temporal.ZonedDateTime,
): { words: string }[] {
  const place = resolvePlace(home);
  if (home === '' || place.kind === 'none') return [];
  const again = readCallLine(wholeLine([{ words: home }, ...kept], [], ''), now, lineNames).said.kommune;
  // A town whose name is a word of a call is not read as one without its own words around it.
  return [{ words: place.kind === 'one' && again.length === 0 ? place.municipality.code : home }];
}
