/**
 * The query string of a lookup ↔ what is looked for. Wrong input is told at its field in Danish; the rest still counts. Nothing is
 * guessed: a place that lies in several municipalities filters nothing until one is chosen.
 */
import { z } from 'zod';
import { type Domain, domains, type Urgency, urgencies } from '../offers/offer-schema.ts';
import { type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { parseMoment } from '../opening-hours/moment-query.ts';
import type { PlaceResolver } from '../places/place.ts';
import type { Municipality } from '../places/places-schema.ts';
import type { Query } from '../query-string.ts';

export type LookupCriteria = {
  municipality: Municipality | null;
  urgency: Urgency | null;
  domain: Domain | null;
  age: number | null;
  at: Minute;
  openOnly: boolean;
  text: string;
};

export const fields = ['kommune', 'hast', 'omraade', 'alder', 'tid', 'aaben', 'q'] as const;
export type Field = (typeof fields)[number];
export type FieldError = { field: Field; message: string };
export type Ambiguity = { field: 'kommune'; text: string; choices: Municipality[] };

export type LookupRequest = {
  criteria: LookupCriteria;
  errors: FieldError[];
  ambiguous: Ambiguity[];
  /** Other municipalities that a small part of the postcode lies in. */
  alsoIn: Municipality[];
  /** What was sent, field by field, to fill the form with again. */
  entered: Record<Field, string>;
};

export const urgencyInUrl: Record<Urgency, string> = {
  admission: 'indlaeggelse',
  'next-day': 'naeste-dag',
  municipal: 'kommunalt',
  advice: 'raadgivning',
};
export const domainInUrl: Record<Domain, string> = { psychiatric: 'psykiatri', somatic: 'somatik' };

export const longestText = 200;
export const oldestAge = 120;

const urgencyValue = oneOf(urgencies, urgencyInUrl, 'Hastegraden kendes ikke');
const domainValue = oneOf(domains, domainInUrl, 'Området kendes ikke');
const ageValue = z
  .string()
  .regex(/^\d{1,3}$/, `Alderen skal være et helt tal fra 0 til ${oldestAge}`)
  .transform(Number)
  .refine((age) => age <= oldestAge, `Alderen skal være et helt tal fra 0 til ${oldestAge}`);
const openOnlyValue = z.literal('1', { error: 'Skriv aaben=1 for kun åbne, ellers udelad det' });
const textValue = z
  .string()
  .max(longestText, `Søgeteksten må højst være ${longestText} tegn. Der er ikke søgt på den.`);
const momentValue = z.string().transform((text, ctx): Minute => {
  const moment = parseMoment(text);
  if (typeof moment === 'number') return moment;
  ctx.addIssue({ code: 'custom', message: moment });
  return z.NEVER;
});

export function readLookup(
  query: Query,
  resolvePlace: PlaceResolver,
  now: Temporal.ZonedDateTime,
): LookupRequest {
  const errors: FieldError[] = [];
  const entered = Object.fromEntries(fields.map((field) => [field, ''])) as Record<Field, string>;
  for (const field of fields) {
    const sent = query.get(field);
    entered[field] = sent?.values[0]?.trim() ?? '';
    if (sent?.broken) errors.push({ field, message: 'Feltet indeholder tegn, der ikke kan læses' });
    else if ((sent?.values.length ?? 0) > 1) errors.push({ field, message: 'Feltet er angivet flere gange' });
  }
  const read = <T>(field: Field, schema: z.ZodType<T, string>): T | null => {
    if (entered[field] === '' || errors.some((error) => error.field === field)) return null;
    const checked = schema.safeParse(entered[field]);
    if (checked.success) return checked.data;
    errors.push({ field, message: checked.error.issues[0]?.message ?? 'Ugyldig værdi' });
    return null;
  };
  const place = resolvePlace(read('kommune', z.string().max(80, 'Navnet er for langt')) ?? '');
  if (place.kind === 'none' && entered.kommune !== '' && !errors.some((e) => e.field === 'kommune'))
    errors.push({
      field: 'kommune',
      message: `»${entered.kommune}« er ikke en kommune, by eller et postnummer i Region Midtjylland`,
    });
  return {
    criteria: {
      municipality: place.kind === 'one' ? place.municipality : null,
      urgency: read('hast', urgencyValue),
      domain: read('omraade', domainValue),
      age: read('alder', ageValue),
      at: read('tid', momentValue) ?? minuteOf(now),
      openOnly: read('aaben', openOnlyValue) !== null,
      text: read('q', textValue) ?? '',
    },
    errors,
    ambiguous:
      place.kind === 'several' ? [{ field: 'kommune', text: entered.kommune, choices: place.choices }] : [],
    alsoIn: place.kind === 'one' ? place.also : [],
    entered,
  };
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

function oneOf<Code extends string>(codes: readonly Code[], inUrl: Record<Code, string>, message: string) {
  const choices = codes.map((code) => inUrl[code]).join(', ');
  return z.string().transform((value, ctx): Code => {
    const code = codes.find((one) => inUrl[one] === value);
    if (code !== undefined) return code;
    ctx.addIssue({ code: 'custom', message: `${message}. Vælg mellem ${choices}.` });
    return z.NEVER;
  });
}
