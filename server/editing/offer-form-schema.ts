/**
 * The form as typed: every field of an offer that an editor may change, as text. Names are paths into the offer, so that a mistake the offer's
 * own schema finds is found at its field. A field that is not here is refused.
 */
import { z } from 'zod';
import { specialDayNames } from '../opening-hours/opening-hours-schema.ts';
import { type Fields, fieldsOfTree, treeOf } from './sent-fields.ts';

/** A name sent twice is not guessed. */
const one = z
  .array(z.string())
  .max(1)
  .transform(([value = '']) => value)
  .default('');
const many = z.array(z.string()).default([]);
const most = 200;

const weeklyRow = z.strictObject({
  weekdays: many,
  from: one,
  to: one,
  validFrom: one,
  validTo: one,
  weeks: one,
  nthInMonth: many,
});

/** `hours`: own hours of the day, as `8–12, 13–15`. */
const dayRule = z.strictObject({ rule: one, hours: one }).prefault({});

/** `sure`: the dates that were asked about and are meant, `2026-12-02/2027-12-01`. */
const exception = z.strictObject({ kind: one, from: one, to: one, hours: one, note: one, sure: one });

const hoursForm = z
  .strictObject({
    kind: one,
    rows: z.array(weeklyRow).max(most).default([]),
    unknownWeekdays: many,
    publicHolidays: dayRule,
    specialDays: z
      .strictObject(Object.fromEntries(specialDayNames.map((name) => [name, dayRule])))
      .prefault({}),
    exceptions: z.array(exception).max(most).default([]),
    words: one,
  })
  .prefault({});

const phoneForm = z.strictObject({
  number: one,
  label: one,
  audience: one,
  note: one,
  contactHours: hoursForm,
});

const placeForm = z.strictObject({ address: one, entrance: one, note: one });

const offerFormSchema = z.strictObject({
  name: one,
  summary: one,
  domains: many,
  urgencies: many,
  coverage: z.strictObject({ kind: one, codes: many, ids: many }).prefault({}),
  coverageNote: one,
  targetGroup: one,
  ageFrom: one,
  ageTo: one,
  exclusions: one,
  access: z.strictObject({ who: one, how: one, ready: one }).prefault({}),
  services: many,
  phones: z.array(phoneForm).max(most).default([]),
  places: z.array(placeForm).max(most).default([]),
  openingHours: hoursForm,
  capacity: z.strictObject({ places: one, note: one }).prefault({}),
  authority: one,
  operator: one,
  editor: one,
  unit: one,
  seeAlso: many,
  note: one,
  reverifyAfterDays: one,
  validFrom: one,
  validTo: one,
  fallback: one,
  /** What is said about the change itself. */
  change: z
    .strictObject({
      /** Sequence of the version the editor began with. */
      base: one,
      when: one,
      date: one,
      reason: one,
      /** The moment the card is shown at. */
      seen: one,
    })
    .prefault({}),
});

export type OfferForm = z.output<typeof offerFormSchema>;
export type HoursForm = z.output<typeof hoursForm>;
export type WeeklyRowForm = z.output<typeof weeklyRow>;
export type ExceptionForm = z.output<typeof exception>;
export type DayRuleForm = z.output<typeof dayRule>;
export type PhoneForm = z.output<typeof phoneForm>;

/** Undefined when something sent does not belong to the form. */
export function readOfferForm(fields: Fields): OfferForm | undefined {
  const read = offerFormSchema.safeParse(treeOf(fields));
  return read.success ? read.data : undefined;
}

/** What the page of a form would send. */
export function sentByForm(form: OfferForm): Fields {
  return fieldsOfTree(form);
}
