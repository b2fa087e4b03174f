/** Which rows start on a day: dated exception > public holiday > special day > weekly rows. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { calendarDay, dayOfDate } from '../../server/opening-hours/danish-calendar.ts';
import { dayPlan } from '../../server/opening-hours/day-plan.ts';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';

type Written = z.input<typeof openingHoursSchema>;
type WrittenWeek = Omit<Extract<Written, { kind: 'weekly' }>, 'kind'>;

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];
const officeHours = { weekdays: workdays, from: '08:00', to: '15:00' };
const saturdayHours = { weekdays: [6], from: '10:00', to: '13:00' };
const sundayHours = { weekdays: [7], from: '11:00', to: '12:00' };
const everySort = [officeHours, saturdayHours, sundayHours];
const own = { rows: [{ from: '09:00', to: '10:00' }] };

const weekly = (week: WrittenWeek): Written => ({ kind: 'weekly', ...week });

/** `08:00–15:00`, `maybe 00:00–00:00` or `nothing`. */
function startsOn(date: string, written: Written): string {
  const { open, maybe } = dayPlan(openingHoursSchema.parse(written), calendarDay(dayOfDate(date)));
  const words = [
    ...open.map(({ from, to }) => `${from}–${to}`),
    ...maybe.map(({ from, to }) => `maybe ${from}–${to}`),
  ];
  return words.join(', ') || 'nothing';
}

describe('precedence: dated exception > public holiday > special day > weekly rows', () => {
  const all = weekly({
    rows: [officeHours],
    publicHolidays: { rows: [{ from: '01:00', to: '02:00' }] },
    specialDays: { 'constitution-day': { rows: [{ from: '03:00', to: '04:00' }] } },
    exceptions: [{ kind: 'hours', from: '2023-06-05', to: '2023-06-05', note: 'åbent hus', ...own }],
  });
  test.each([
    ['2024-06-04', '08:00–15:00', 'an ordinary Tuesday has the weekly rows'],
    ['2024-06-05', '03:00–04:00', 'Grundlovsdag has the rule of the special day'],
    ['2017-06-05', '01:00–02:00', 'Grundlovsdag that is also 2. pinsedag is a public holiday'],
    ['2022-06-05', '01:00–02:00', 'Grundlovsdag that is also Pinsedag is a public holiday'],
    ['2023-06-05', '09:00–10:00', 'the dated exception comes before all of them'],
  ])('%s: %s — %s', (date, starts) => expect(startsOn(date, all)).toBe(starts));
});

describe('public holidays: Langfredag 2026-04-03, a Friday, and 2. juledag 2026-12-26, a Saturday', () => {
  test.each([
    ['as-usual', '08:00–15:00', '10:00–13:00'],
    ['closed', 'nothing', 'nothing'],
    ['as-saturday', '10:00–13:00', '10:00–13:00'],
    ['as-sunday', '11:00–12:00', '11:00–12:00'],
    [own, '09:00–10:00', '09:00–10:00'],
    ['unknown', 'maybe 00:00–00:00, maybe 08:00–15:00', 'maybe 00:00–00:00, maybe 10:00–13:00'],
    [undefined, 'maybe 00:00–00:00, maybe 08:00–15:00', 'maybe 00:00–00:00, maybe 10:00–13:00'],
  ] as const)('rule %j: %s and %s', (rule, langfredag, secondChristmasDay) => {
    const hours = weekly({ rows: everySort, publicHolidays: rule as WrittenWeek['publicHolidays'] });
    expect(startsOn('2026-04-03', hours)).toBe(langfredag);
    expect(startsOn('2026-12-26', hours)).toBe(secondChristmasDay);
  });

  test('an unknown holiday rule never makes a day doubtful on which nothing would start', () => {
    const office = weekly({ rows: [officeHours], publicHolidays: 'unknown' });
    expect(startsOn('2026-04-05', office), 'Påskedag is a Sunday').toBe('nothing');
    expect(startsOn('2026-12-26', office), '2. juledag is a Saturday').toBe('nothing');
    expect(startsOn('2026-04-06', office), '2. påskedag is a Monday').toContain('maybe');
    const evenWeeks = weekly({ rows: [{ ...officeHours, weeks: 'even' }] });
    expect(startsOn('2026-05-14', evenWeeks), 'Kristi himmelfartsdag in week 20').toContain('maybe');
    expect(startsOn('2026-05-25', weekly({ rows: [{ ...officeHours, weeks: 'odd' }] })), 'week 22').toBe(
      'nothing',
    );
  });

  test('unknown covers the whole day and what would have run past its midnight', () => {
    const night = weekly({ rows: [{ weekdays: everyDay, from: '22:00', to: '08:00' }] });
    expect(startsOn('2026-12-25', night)).toBe('maybe 00:00–00:00, maybe 22:00–08:00');
  });

  test('a holiday that goes as a Saturday whose times nobody has stated is doubtful, not closed', () => {
    const hours = weekly({ rows: [officeHours], unknownWeekdays: [6], publicHolidays: 'as-saturday' });
    expect(startsOn('2026-12-25', hours)).toBe('maybe 00:00–00:00');
  });
});

describe('special days: Grundlovsdag 2026-06-05 is a Friday', () => {
  test.each([
    ['as-holiday', 'closed', 'nothing'],
    ['as-holiday', 'as-sunday', '11:00–12:00'],
    ['as-holiday', 'as-usual', '08:00–15:00'],
    ['as-holiday', own, '09:00–10:00'],
    ['as-holiday', 'unknown', 'maybe 00:00–00:00, maybe 08:00–15:00'],
    ['as-usual', 'closed', '08:00–15:00'],
    ['as-saturday', 'closed', '10:00–13:00'],
    ['closed', 'as-usual', 'nothing'],
    [own, 'closed', '09:00–10:00'],
    ['unknown', 'closed', 'maybe 00:00–00:00, maybe 08:00–15:00'],
  ] as const)('rule %j where public holidays are %j: %s', (rule, publicHolidays, starts) => {
    const hours = weekly({
      rows: everySort,
      publicHolidays: publicHolidays as WrittenWeek['publicHolidays'],
      specialDays: { 'constitution-day': rule as Required<WrittenWeek>['specialDays']['constitution-day'] },
    });
    expect(startsOn('2026-06-05', hours)).toBe(starts);
  });

  test('each of the four has its own rule', () => {
    const hours = weekly({
      rows: [{ weekdays: everyDay, from: '08:00', to: '15:00' }],
      publicHolidays: 'as-usual',
      specialDays: {
        'labour-day': 'closed',
        'constitution-day': 'as-usual',
        'christmas-eve': { rows: [{ from: '08:00', to: '12:00' }] },
      },
    });
    expect(startsOn('2026-05-01', hours)).toBe('nothing');
    expect(startsOn('2026-06-05', hours)).toBe('08:00–15:00');
    expect(startsOn('2026-12-24', hours)).toBe('08:00–12:00');
    expect(startsOn('2026-12-31', hours), 'nobody has said').toBe('maybe 00:00–00:00, maybe 08:00–15:00');
  });

  test('an unstated special day never makes a day doubtful on which nothing would start', () => {
    expect(startsOn('2027-06-05', weekly({ rows: [officeHours] })), 'a Saturday').toBe('nothing');
  });
});

describe('weekly rows that do not count every week', () => {
  const tuesday = { weekdays: [2], from: '16:00', to: '18:00' };
  test.each([
    ['2026-12-29', 'odd', '16:00–18:00', 'week 53'],
    ['2027-01-05', 'odd', '16:00–18:00', 'week 1: two odd weeks follow each other'],
    ['2027-01-05', 'even', 'nothing', 'week 1'],
    ['2026-12-22', 'even', '16:00–18:00', 'week 52'],
    ['2027-01-12', 'even', '16:00–18:00', 'week 2: three weeks after the last even one'],
  ] as const)('%s in %s weeks: %s (%s)', (date, weeks, starts, _why) => {
    expect(startsOn(date, weekly({ rows: [{ ...tuesday, weeks }] }))).toBe(starts);
  });

  test.each([
    ['2026-12-01', [1], '16:00–18:00', 'the first Tuesday'],
    ['2026-12-08', [1], 'nothing', 'the second'],
    ['2026-12-15', [1, 3], '16:00–18:00', 'the third of "first and third"'],
    ['2026-12-29', [-1], '16:00–18:00', 'the last is here the fifth'],
    ['2026-12-22', [-1], 'nothing', 'the fourth is here not the last'],
    ['2027-02-23', [-1], '16:00–18:00', 'the last is here the fourth'],
    ['2027-02-23', [5], 'nothing', 'a February has no fifth'],
    ['2026-12-29', [5], '16:00–18:00', 'the fifth'],
  ])('%s for %j in the month: %s (%s)', (date, nthInMonth, starts) => {
    expect(startsOn(date, weekly({ rows: [{ ...tuesday, nthInMonth: nthInMonth as [1] }] }))).toBe(starts);
  });

  test.each([
    ['2026-11-24', 'nothing'],
    ['2026-12-01', '16:00–18:00'],
    ['2026-12-15', '16:00–18:00'],
    ['2026-12-22', 'nothing'],
  ])('valid from 1 to 15 December, both included: on %s %s', (date, starts) => {
    const row = { ...tuesday, validFrom: '2026-12-01', validTo: '2026-12-15' };
    expect(startsOn(date, weekly({ rows: [row] }))).toBe(starts);
  });

  test('several rows on one day all start', () => {
    const rows = [
      { weekdays: [2], from: '07:00', to: '07:30' },
      { weekdays: everyDay, from: '12:30', to: '13:30' },
    ];
    expect(startsOn('2026-12-01', weekly({ rows }))).toBe('07:00–07:30, 12:30–13:30');
  });

  test('a weekday with unknown times may be open all day, and keeps the rows that are known', () => {
    const hours = weekly({ rows: [tuesday], unknownWeekdays: [2, 4] });
    expect(startsOn('2026-12-01', hours)).toBe('16:00–18:00, maybe 00:00–00:00');
    expect(startsOn('2026-12-03', hours)).toBe('maybe 00:00–00:00');
    expect(startsOn('2026-12-04', hours)).toBe('nothing');
  });
});

describe('dated exceptions', () => {
  const juleferie = { kind: 'closed', from: '2026-12-21', to: '2027-01-03', note: 'juleferie' } as const;
  const guard = { kind: 'hours', from: '2026-12-28', to: '2026-12-30', note: 'vagt', ...own } as const;
  const oneDay = { kind: 'unknown', from: '2026-12-29', to: '2026-12-29', note: 'afventer' } as const;

  test.each([
    ['2026-12-18', '08:00–15:00', 'the Friday before'],
    ['2026-12-21', 'nothing', 'the first date is included'],
    ['2026-12-28', '09:00–10:00', 'three days inside fourteen'],
    ['2026-12-29', 'maybe 00:00–00:00, maybe 08:00–15:00', 'one day inside three'],
    ['2026-12-31', 'nothing', 'a special day gives way to the exception'],
    ['2027-01-01', 'nothing', 'and so does a public holiday'],
    ['2027-01-03', 'nothing', 'the last date is included'],
    ['2027-01-04', '08:00–15:00', 'the Monday after'],
  ])(
    'of several on one date the shortest decides, in whatever order they are written: %s %s (%s)',
    (date, starts) => {
      for (const exceptions of [
        [juleferie, guard, oneDay],
        [oneDay, guard, juleferie],
      ])
        expect(startsOn(date, weekly({ rows: [officeHours], exceptions }))).toBe(starts);
    },
  );

  test('of two equally short ones the last written decides', () => {
    const closed = { kind: 'closed', from: '2026-12-21', to: '2026-12-21', note: 'kursus' } as const;
    const open = { kind: 'hours', from: '2026-12-21', to: '2026-12-21', note: 'alligevel', ...own } as const;
    expect(startsOn('2026-12-21', weekly({ rows: [officeHours], exceptions: [closed, open] }))).toBe(
      '09:00–10:00',
    );
    expect(startsOn('2026-12-21', weekly({ rows: [officeHours], exceptions: [open, closed] }))).toBe(
      'nothing',
    );
  });

  test('an exception that is unknown makes even a Sunday doubtful: somebody wrote it for that date', () => {
    const exceptions = [
      { kind: 'unknown', from: '2026-12-20', to: '2026-12-20', note: 'måske åbent' } as const,
    ];
    expect(startsOn('2026-12-20', weekly({ rows: [officeHours], exceptions }))).toBe('maybe 00:00–00:00');
  });

  test('hours nobody has stated, and hours round the clock, can have exceptions too', () => {
    for (const kind of ['unknown', 'always'] as const) {
      const hours = { kind, exceptions: [juleferie, guard] };
      expect(startsOn('2026-12-18', hours)).toBe(kind === 'unknown' ? 'maybe 00:00–00:00' : '00:00–00:00');
      expect(startsOn('2026-12-21', hours)).toBe('nothing');
      expect(startsOn('2026-12-28', hours)).toBe('09:00–10:00');
    }
  });

  test('a closure with clock times decides nothing about which rows start', () => {
    const exceptions = [
      { kind: 'closed-between', from: '2026-12-01T00:00', to: '2026-12-02T00:00', note: 'flytning' } as const,
    ];
    expect(startsOn('2026-12-01', weekly({ rows: [officeHours], exceptions }))).toBe('08:00–15:00');
  });
});
