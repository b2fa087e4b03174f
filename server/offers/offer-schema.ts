/**
 * One acute offer that a doctor can use. Text is plain Danish; what a source does not say is null or
 * empty, never filled in.
 */
import { z } from 'zod';
import { openingHoursSchema } from '../opening-hours/opening-hours-schema.ts';
import { audiences, domains, oldestAge, urgencies } from './offer-values.ts';

const text = z.string().trim().min(1);
/** What stands in a list, a heading or a mail's subject: line breaks become spaces. */
const line = z
  .string()
  .overwrite((typed) => typed.replace(/\s+/g, ' ').trim())
  .min(1);
const age = z.int().min(0).max(oldestAge);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Kun a-z, 0-9 og bindestreg');

/** E.164 for Danish numbers, or a national short number such as 112, 1888 or 116111. */
const phoneNumber = z
  .string()
  .regex(/^(\+45[2-9]\d{7}|1\d{2,5})$/, 'Skriv nummeret som +45 og otte cifre, eller et kort nummer som 112');

const contactHours = z.union([z.strictObject({ kind: z.literal('as-offer') }), openingHoursSchema]);

const phone = z.strictObject({
  number: phoneNumber,
  label: line,
  audience: z.enum(audiences),
  contactHours,
  note: text.nullable().default(null),
});

const coverage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('municipalities'),
    codes: z.array(z.string().regex(/^\d{4}$/, 'Kommunekoden har fire cifre')).min(1),
  }),
  z.strictObject({ kind: z.literal('clusters'), ids: z.array(slug).min(1) }),
  z.strictObject({ kind: z.literal('region') }),
  z.strictObject({ kind: z.literal('country') }),
]);

const source = z.strictObject({
  /** The record it was made from, so that every fact can be traced. */
  record: slug,
  url: z.url(),
  /** The date the page itself carries; null where it has none. */
  pageDate: z.iso.date().nullable(),
  /** The date we entered it. */
  recordedOn: z.iso.date(),
  /** How sure the reading is. */
  confidence: z.enum(['high', 'medium', 'low']),
});

export const offerSchema = z
  .strictObject({
    id: z.uuid(),
    slug,
    name: line,
    /** One line for a result list: what it offers, without repeating the name. */
    summary: line.max(140, 'Højst 140 tegn'),
    domains: z.array(z.enum(domains)).min(1),
    /** Empty: not an acute offer; listed below those that are. */
    urgencies: z.array(z.enum(urgencies)),
    coverage,
    coverageNote: text.nullable().default(null),
    targetGroup: text.nullable().default(null),
    ageFrom: age.nullable().default(null),
    ageTo: age.nullable().default(null),
    exclusions: text.nullable().default(null),
    access: z.strictObject({
      /** Who may refer or call. */
      who: text.nullable().default(null),
      /** How one gets in. */
      how: text.nullable().default(null),
      /** What to have ready before the call. */
      ready: text.nullable().default(null),
    }),
    /** Ids from the vocabulary in seed/services.json. */
    services: z.array(slug).default([]),
    phones: z.array(phone).default([]),
    places: z
      .array(
        z.strictObject({
          address: text.nullable().default(null),
          entrance: text.nullable().default(null),
          note: text.nullable().default(null),
        }),
      )
      .default([]),
    openingHours: openingHoursSchema,
    capacity: z
      .strictObject({ places: z.int().min(0).nullable(), note: text.nullable().default(null) })
      .nullable()
      .default(null),
    /** Organisations by id: who is responsible, who runs it, who may change the entry. */
    authority: slug,
    operator: slug,
    editor: slug,
    /** Ward, team or department inside the operator. */
    unit: line.nullable().default(null),
    /** Other offers a reader of this one should know of, by slug. */
    seeAlso: z.array(slug).default([]),
    /** Other facts a caller should know. */
    note: text.nullable().default(null),
    /** None for an offer that its own editor wrote. */
    sources: z.array(source),
    reverifyAfterDays: z.int().min(1).default(90),
    /** The offer's own last confirmation; null until its editor has confirmed it once. */
    verifiedAt: z.iso.datetime({ offset: true }).nullable().default(null),
    validFrom: z.iso.date().nullable().default(null),
    validTo: z.iso.date().nullable().default(null),
    /** Shown as a plain fact when nothing is open: hospital visitation, lægevagt. */
    fallback: z.boolean().default(false),
  })
  .superRefine((offer, ctx) => {
    if (offer.ageFrom !== null && offer.ageTo !== null && offer.ageTo < offer.ageFrom)
      ctx.addIssue({ code: 'custom', path: ['ageTo'], message: 'Er lavere end "ageFrom"' });
    if (offer.validFrom && offer.validTo && offer.validTo < offer.validFrom)
      ctx.addIssue({ code: 'custom', path: ['validTo'], message: 'Ligger før "validFrom"' });
  });

export type Offer = z.infer<typeof offerSchema>;
export type Phone = z.infer<typeof phone>;
export type Coverage = z.infer<typeof coverage>;
export type Source = z.infer<typeof source>;
export type Domain = (typeof domains)[number];
export type Urgency = (typeof urgencies)[number];
