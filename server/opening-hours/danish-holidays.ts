/**
 * Danish public holidays: the days of the Danish church calendar and New Year's Day; Store bededag only to 2023 (abolished from 2024). Easter by
 * the Gregorian computus. Checked day by day for 1950–2100 against the library date-holidays.
 *
 * Grundlovsdag, 1 May, 24 and 31 December are *not* public holidays: each offer says what happens.
 */
import type { SpecialDayName } from './opening-hours-schema.ts';

export const firstHolidayYear = 1950;
export const lastHolidayYear = 2100;

export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return Temporal.PlainDate.from({ year, month, day });
}

/** ISO date → Danish name of the day, for one year. */
export function danishPublicHolidays(year: number): ReadonlyMap<string, string> {
  const easter = easterSunday(year);
  const movable: [number, string][] = [
    [-3, 'Skærtorsdag'],
    [-2, 'Langfredag'],
    [0, 'Påskedag'],
    [1, '2. påskedag'],
    ...(year <= 2023 ? ([[26, 'Store bededag']] as [number, string][]) : []),
    [39, 'Kristi himmelfartsdag'],
    [49, 'Pinsedag'],
    [50, '2. pinsedag'],
  ];
  return new Map([
    [`${year}-01-01`, 'Nytårsdag'],
    ...movable.map(([days, name]) => [easter.add({ days }).toString(), name] as const),
    [`${year}-12-25`, 'Juledag'],
    [`${year}-12-26`, '2. juledag'],
  ]);
}

/** Month and day → the special day it is, for the four days an offer decides itself. */
export const specialDays: ReadonlyMap<string, { name: SpecialDayName; danish: string }> = new Map([
  ['05-01', { name: 'labour-day', danish: '1. maj' }],
  ['06-05', { name: 'constitution-day', danish: 'Grundlovsdag' }],
  ['12-24', { name: 'christmas-eve', danish: 'Juleaftensdag' }],
  ['12-31', { name: 'new-years-eve', danish: 'Nytårsaftensdag' }],
]);
