/** Opening hours such as editors could enter them, at random, crowded around the days that are hard: clock changes and holidays. */
import fc from 'fast-check';
import type { z } from 'zod';
import { type OpeningHours, openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';

type Written = z.input<typeof openingHoursSchema>;

/** First and last date. Between them: both clock changes, every public holiday of a year and all four special days. */
export const hardWindows = [
  ['2026-10-20', '2026-10-30'],
  ['2026-12-19', '2027-01-08'],
  ['2027-03-22', '2027-04-02'],
  ['2027-04-28', '2027-05-20'],
  ['2027-06-01', '2027-06-09'],
] as const;

const hardDates = hardWindows.flatMap(([first, last]) => {
  const dates: string[] = [];
  for (let date = Temporal.PlainDate.from(first); `${date}` <= last; date = date.add({ days: 1 }))
    dates.push(`${date}`);
  return dates;
});

const time = fc.oneof(
  fc.constantFrom(
    '00:00',
    '02:00',
    '02:15',
    '02:30',
    '02:45',
    '03:00',
    '06:00',
    '08:00',
    '12:00',
    '16:00',
    '22:00',
    '23:59',
  ),
  fc.nat(1439).map((minutes) => `${Temporal.PlainTime.from('00:00').add({ minutes })}`.slice(0, 5)),
);
const date = fc.constantFrom(...hardDates);
const weekday = fc.integer({ min: 1, max: 7 });
const span = fc.record({ from: time, to: time });
const spans = fc.array(span, { minLength: 1, maxLength: 2 });
const inOrder = <T extends { from: string; to: string }>(range: T): T =>
  range.from <= range.to ? range : { ...range, from: range.to, to: range.from };

const row = fc
  .record(
    {
      weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
      from: time,
      to: time,
      validFrom: date,
      validTo: date,
      weeks: fc.constantFrom('even' as const, 'odd' as const),
      nthInMonth: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, -1), { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: ['weekdays', 'from', 'to'] },
  )
  .map((r) => ({
    ...r,
    ...(r.validFrom && r.validTo && r.validTo < r.validFrom
      ? { validFrom: r.validTo, validTo: r.validFrom }
      : {}),
  }));

const rule = fc.oneof(
  fc.constantFrom(
    'unknown' as const,
    'as-usual' as const,
    'closed' as const,
    'as-saturday' as const,
    'as-sunday' as const,
  ),
  fc.record({ rows: spans }),
);
const specialRule = fc.oneof(fc.constant('as-holiday' as const), rule);

const clockChanges = fc.constantFrom('2026-10-24', '2026-10-25', '2027-03-27', '2027-03-28');
const shortRange = fc
  .record({ from: fc.oneof(date, clockChanges), days: fc.constantFrom(0, 0, 0, 1, 3, 13) })
  .map(({ from, days }) => ({
    from,
    to: `${Temporal.PlainDate.from(from).add({ days })}`,
    note: 'undtagelse',
  }));
const exception = fc.oneof(
  fc
    .record({ kind: fc.constant('closed' as const), range: shortRange })
    .map(({ kind, range }) => ({ kind, ...range })),
  fc
    .record({ kind: fc.constant('unknown' as const), range: shortRange })
    .map(({ kind, range }) => ({ kind, ...range })),
  fc
    .record({ kind: fc.constant('hours' as const), range: shortRange, rows: spans })
    .map(({ kind, range, rows }) => ({ kind, ...range, rows })),
  fc
    .record({ range: shortRange, from: time, to: time })
    .map(({ range, from, to }) =>
      inOrder({
        kind: 'closed-between' as const,
        from: `${range.from}T${from}`,
        to: `${range.to}T${to}`,
        note: 'undtagelse',
      }),
    )
    .filter(({ from, to }) => from < to),
);
const exceptions = fc.array(exception, { maxLength: 3 });

const weekly = fc.record(
  {
    kind: fc.constant('weekly' as const),
    rows: fc.array(row, { minLength: 1, maxLength: 4 }),
    unknownWeekdays: fc.oneof(
      { weight: 4, arbitrary: fc.constant<number[]>([]) },
      { weight: 1, arbitrary: fc.uniqueArray(weekday, { maxLength: 3 }) },
    ),
    publicHolidays: rule,
    specialDays: fc.record(
      {
        'labour-day': specialRule,
        'constitution-day': specialRule,
        'christmas-eve': specialRule,
        'new-years-eve': specialRule,
      },
      { requiredKeys: [] },
    ),
    exceptions,
  },
  { requiredKeys: ['kind', 'rows', 'unknownWeekdays', 'publicHolidays', 'specialDays'] },
);

export const writtenHours: fc.Arbitrary<OpeningHours> = fc
  .oneof(
    { weight: 10, arbitrary: weekly },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('always' as const, 'unknown' as const), exceptions }),
    },
  )
  .map((written) => openingHoursSchema.parse(written satisfies Written));
