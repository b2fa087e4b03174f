/**
 * The query string of a lookup → what is looked for. Wrong input is told at its field in Danish; the rest still counts. Nothing is
 * guessed: a place that lies in several municipalities filters nothing until one is chosen.
 */
import type { LineNames } from '../catalogue/name-pairs.ts';
import { skeleton } from '../danish-text.ts';
import type { Domain, Urgency } from '../offers/offer-schema.ts';
import { type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import type { PlaceResolver } from '../places/place.ts';
import type { Municipality } from '../places/places-schema.ts';
import type { Query } from '../query-string.ts';
import { isOfNoUse, lineOf, type OfNoUse, readCallLine } from './call-line.ts';
import {
  ageValue,
  domainValue,
  type FieldReader,
  momentValue,
  openOnlyValue,
  placeValue,
  urgencyValue,
} from './field-reader.ts';
import {
  homeBeside,
  isSamePlace,
  type OpenQuestion,
  openIn,
  questionWords,
  wholeLine,
} from './line-questions.ts';
import { type Field, fields, nowInUrl, perField } from './lookup-fields.ts';
import { callAfter, type SetAside, setAsideIn, stoodInUrl, wordsAfter } from './new-call.ts';
import { cprErrors, longestText, readFields, shortened } from './sent-fields.ts';

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
  field: 'kommune' | 'alder';
  text: string;
  choices: { code: string; name: string }[];
  /** When the line left it open: the line once one is chosen, and the line when it is only words. */
  inLine?: {
    why: OpenQuestion['why'];
    rest: string;
    asWord: string;
    newCall: string | undefined;
    newRest: string | undefined;
  };
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
  /** What the line said that is of no use, `ikke indlæggelse`: it stays in it. */
  kept: { words: string; why: OfNoUse }[];
  /** A weekday it said beside a date that is on another. */
  wrongWeekday: string | undefined;
  /** The words of it that are asked about; they stay too. */
  questions: string[];
  /** Whether it said where somebody is beside the home. */
  saysWhereabouts: boolean;
  /** Small words of the line that are not searched for. */
  passedOver: string[];
  /** The words of the call before, when the line goes on with the next. */
  setAside: SetAside | undefined;
};

/** What is needed to read a place; every catalogue has it. */
export type PlaceReading = {
  resolvePlace: PlaceResolver;
  lineNames: LineNames;
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
  const { resolvePlace, lineNames } = places;
  const { sent, errors } = readFields(query);
  const readable = errors.every(({ field }) => field !== 'q');
  const whole = readable ? shortened(sent.q) : '';
  const stood = from === 'form' ? query.get(stoodInUrl)?.values[0]?.trim() : undefined;
  const nextCall = callAfter(stood, whole, now, lineNames, sent);
  const typed = nextCall ?? whole;
  const beside = readCallLine(typed, now, lineNames, sent);
  // What the line says wins over the fields: words that have been understood leave it, so these were typed last.
  const isNewCall =
    nextCall !== undefined ||
    (from === 'form' &&
      sent.kommune !== '' &&
      beside.parts.some(({ became }) => became === 'kommune' || became === 'outside') &&
      !beside.said.kommune.some((value) => isSamePlace(resolvePlace(sent.kommune), resolvePlace(value))));
  const before = isNewCall ? perField(() => '') : sent;
  const line = isNewCall ? readCallLine(typed, now, lineNames) : beside;
  if (sent.q.length > longestText)
    errors.push({ field: 'q', message: `Linjen er forkortet til ${longestText} tegn` });
  const kept = line.parts.flatMap(({ words, became }) => (isOfNoUse(became) ? [{ words, why: became }] : []));
  const outside = kept
    .filter(({ why }) => why === 'outside')
    .map(({ words }) => lineNames.outside.get(skeleton(words)) ?? words);
  const added = isNewCall ? undefined : wordsAfter(stood, typed, now, lineNames, sent)?.join(' ');
  const open = openIn(
    line,
    places,
    before.kommune !== '',
    added === undefined ? added : readCallLine(added, now, lineNames),
  );
  const said: Partial<Record<Field, string>> = {
    ...line.fields,
    ...(line.said.kommune.length > 0 && { kommune: open.place }),
    ...(line.said.alder.length > 0 && { alder: open.age }),
  };
  const entered: Record<Field, string> = { ...before, ...said, q: sent.q };
  const home = outside.length > 0 ? homeBeside(open.place, kept, places, now) : [];
  const lineWith = (questions: readonly OpenQuestion[], text = open.text): string => {
    const stays = [...home, ...kept];
    const parts = [stays, questions.map(questionWords), lineOf(text, now, lineNames)] as const;
    const whole = wholeLine(...parts);
    // `ikke kl.` and `1813`: a telephone number, not a time.
    const isRead = stays.length === 0 || readCallLine(whole, now, lineNames).text === text;
    return isRead ? whole : wholeLine(...parts, true);
  };
  // A line that is only words stays as it was typed, marks and all.
  const isOnlyWords = line.parts.every(({ became }) => became === 'q') && open.questions.length === 0;
  if (readable) entered.q = isOnlyWords ? typed.trim() : lineWith(open.questions);
  const asked = open.questions.map((question): Ambiguity => {
    const rest = lineWith(open.questions.filter((other) => other !== question));
    const words = questionWords(question);
    return {
      field: question.why === 'two ages' ? 'alder' : 'kommune',
      text: words,
      choices: question.choices,
      inLine: {
        why: question.why,
        rest,
        asWord: `${rest} "${words}"`.trim(),
        newCall: question.newCall,
        newRest: question.newRest,
      },
    };
  });
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
  const ambiguous: Ambiguity[] = [
    ...(place.kind === 'several'
      ? [{ field: 'kommune' as const, text: entered.kommune, choices: place.choices }]
      : []),
    ...asked,
  ];
  const municipality = place.kind === 'one' ? place.municipality : null;
  if (outside.length > 0) errors.push({ field: 'q', message: outsideMessage(outside, municipality) });
  const urgency = read('hast', urgencyValue);
  const domain = read('omraade', domainValue);
  const age = read('alder', ageValue);
  const moment = read('tid', momentValue(now));
  if (moment) entered.tid = moment.tid;
  // Said in the line again, where it has to stay.
  const isUnmoved = (field: Field) => field === 'kommune' && sent.kommune === entered.kommune;
  return {
    criteria: {
      near: place.kind === 'several' ? place.choices : open.near,
      municipality,
      urgency,
      domain,
      age,
      at: moment?.at ?? minuteOf(now),
      openOnly: read('aaben', openOnlyValue) !== null,
      text: open.text,
    },
    errors: [...errors, ...cprErrors(query)],
    ambiguous,
    alsoIn: place.kind === 'one' ? place.also : [],
    entered,
    fromLine: fields.filter((field) => said[field] && !(home.length > 0 && isUnmoved(field))),
    kept,
    wrongWeekday: line.parts.find((part) => part.wrongWeekday !== undefined)?.wrongWeekday,
    saysWhereabouts: line.parts.some(({ became }) => became === 'elsewhere'),
    questions: open.questions.map(questionWords),
    passedOver: [
      ...new Set(
        line.parts.flatMap(({ words, became }) =>
          became === 'ignored' || became === 'elsewhere' ? [words] : [],
        ),
      ),
    ].filter((words) => /[\p{L}\p{N}]/u.test(words)),
    setAside: nextCall === undefined || !stood ? undefined : setAsideIn(stood, now, lineNames, sent),
  };
}

/** `Thisted ligger uden for Region Midtjylland …`; of four digits only that they are no postcode here. */
function outsideMessage(places: readonly string[], municipality: Municipality | null): string {
  const said = places.join(' og ');
  const told = places.some((place) => /^\d/.test(place))
    ? `»${said}« er ikke et postnummer i Region Midtjylland`
    : `${said} ligger uden for Region Midtjylland`;
  const clock = places
    .map((place) => /^([01]\d|2[0-3])([0-5]\d)$/.exec(place))
    .find((found) => found !== null);
  const meant = municipality && clock ? ` Er det et klokkeslæt, så skriv kl. ${clock[1]}.${clock[2]}.` : '';
  return `${told}. Opslaget dækker kun borgere, der bor i regionen; her vises tilbud ${municipality ? `for ${municipality.name}` : 'uden hensyn til bopæl'}.${meant}`;
}

/** Whether the moment is now, said or not. */
export function isNow({ tid }: { tid: string }): boolean {
  return tid === '' || tid === nowInUrl;
}
