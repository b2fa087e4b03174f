/**
 * When something is open, as data. Written wall-clock times are Europe/Copenhagen.
 *
 * *Unknown* is an answer of its own and the default: what a source does not say about public
 * holidays or special days is not filled in.
 *
 * Precedence on a date: dated exception > public holiday > special day > weekly rows. It decides which
 * rows *start* on that date; a row belongs whole to the day it starts, its tail past midnight included.
 */
import { z } from 'zod';

const localTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Skriv klokkeslættet som TT:MM, fx 08:00 (midnat er 00:00)');
const weekday = z.int().min(1).max(7);
const date = z.iso.date({ error: 'Skriv datoen som ÅÅÅÅ-MM-DD' });

/** `to` ≤ `from` runs past midnight; equal times are 24 hours. */
const timeSpan = z.strictObject({ from: localTime, to: localTime });

const weeklyRow = z.strictObject({
  weekdays: z.array(weekday).min(1, 'Vælg mindst én ugedag'),
  from: localTime,
  to: localTime,
  /** First and last date on which the row may start. */
  validFrom: date.optional(),
  validTo: date.optional(),
  /** ISO week number of the day the row starts. */
  weeks: z.enum(['even', 'odd']).optional(),
  /** 1 = the first such weekday of the month … 5; -1 = the last. */
  nthInMonth: z
    .array(z.union([z.int().min(1).max(5), z.literal(-1)]))
    .min(1, 'Vælg mindst én uge i måneden')
    .optional(),
});

/** What happens on a day that is not an ordinary one; `rows` are its own hours. */
const dayRule = z.union([
  z.enum(['unknown', 'as-usual', 'closed', 'as-saturday', 'as-sunday']),
  z.strictObject({ rows: z.array(timeSpan).min(1) }),
]);

/** Days that are not public holidays by law but are treated as such in many places. */
export const specialDayNames = ['labour-day', 'constitution-day', 'christmas-eve', 'new-years-eve'] as const;
const specialDayRule = z.union([z.literal('as-holiday'), dayRule]);

const exceptionNote = z.string().trim().min(1);
const dateRange = { from: date, to: date, note: exceptionNote };
const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'Skriv tidspunktet som ÅÅÅÅ-MM-DDTTT:MM')
  .refine((local) => date.safeParse(local.slice(0, 10)).success, 'Datoen findes ikke');

/** Dates are both included. `closed-between` is the only one that cuts a row already running. */
const exception = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('closed'), ...dateRange }),
  z.strictObject({ kind: z.literal('unknown'), ...dateRange }),
  z.strictObject({ kind: z.literal('hours'), ...dateRange, rows: z.array(timeSpan).min(1) }),
  z.strictObject({
    kind: z.literal('closed-between'),
    from: localDateTime,
    to: localDateTime,
    note: exceptionNote,
  }),
]);

const common = {
  exceptions: z.array(exception).default([]),
  /** What the source says in words; shown beside whatever the rows hold. */
  words: z.string().trim().min(1).nullable().default(null),
};

export const openingHoursSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unknown'), ...common }),
    z.strictObject({ kind: z.literal('always'), ...common }),
    z.strictObject({
      kind: z.literal('weekly'),
      rows: z.array(weeklyRow),
      /** Weekdays on which it is known to be open at times nobody has stated. */
      unknownWeekdays: z.array(weekday).default([]),
      publicHolidays: dayRule.default('unknown'),
      specialDays: z.partialRecord(z.enum(specialDayNames), specialDayRule).default({}),
      ...common,
    }),
  ])
  .superRefine((hours, ctx) => {
    if (hours.kind === 'weekly' && hours.rows.length + hours.unknownWeekdays.length === 0)
      ctx.addIssue({
        code: 'custom',
        path: ['rows'],
        message: 'Mindst én række; er tiderne ukendte, så brug "unknown"',
      });
    if (hours.kind === 'weekly')
      for (const [i, row] of hours.rows.entries())
        if (row.validFrom && row.validTo && row.validTo < row.validFrom)
          ctx.addIssue({
            code: 'custom',
            path: ['rows', i, 'validTo'],
            message: 'Slutdatoen ligger før startdatoen',
          });
    for (const [i, e] of hours.exceptions.entries()) {
      if (e.to < e.from || (e.kind === 'closed-between' && e.to === e.from))
        ctx.addIssue({
          code: 'custom',
          path: ['exceptions', i, 'to'],
          message: 'Slutningen ligger før begyndelsen',
        });
    }
  });

export type OpeningHours = z.infer<typeof openingHoursSchema>;
export type WeeklyHours = Extract<OpeningHours, { kind: 'weekly' }>;
export type WeeklyRow = z.infer<typeof weeklyRow>;
export type TimeSpan = z.infer<typeof timeSpan>;
export type DayRule = z.infer<typeof dayRule>;
export type HoursException = z.infer<typeof exception>;
export type SpecialDayName = (typeof specialDayNames)[number];
