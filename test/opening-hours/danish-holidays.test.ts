import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import {
  danishPublicHolidays,
  easterSunday,
  firstHolidayYear,
  lastHolidayYear,
  specialDays,
} from '../../server/opening-hours/danish-holidays.ts';

const years = Array.from({ length: lastHolidayYear - firstHolidayYear + 1 }, (_, i) => firstHolidayYear + i);

describe('Danish public holidays', () => {
  test.each([
    [1961, '1961-04-02'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2076, '2076-04-19'],
    [2100, '2100-03-28'],
  ])('Easter Sunday of %i is %s', (year, date) => {
    expect(easterSunday(year).toString()).toBe(date);
  });

  test('2026 has these ten and no other', () => {
    expect([...danishPublicHolidays(2026)]).toEqual([
      ['2026-01-01', 'Nytårsdag'],
      ['2026-04-02', 'Skærtorsdag'],
      ['2026-04-03', 'Langfredag'],
      ['2026-04-05', 'Påskedag'],
      ['2026-04-06', '2. påskedag'],
      ['2026-05-14', 'Kristi himmelfartsdag'],
      ['2026-05-24', 'Pinsedag'],
      ['2026-05-25', '2. pinsedag'],
      ['2026-12-25', 'Juledag'],
      ['2026-12-26', '2. juledag'],
    ]);
  });

  test('Store bededag is the fourth Friday after Easter until 2023, and no holiday from 2024', () => {
    expect(danishPublicHolidays(2023).get('2023-05-05')).toBe('Store bededag');
    for (const year of years)
      expect([...danishPublicHolidays(year).values()].includes('Store bededag'), `${year}`).toBe(
        year <= 2023,
      );
    expect(danishPublicHolidays(2024).has('2024-04-26')).toBe(false);
  });

  test('1 May, Grundlovsdag, 24 and 31 December are special days and no public holidays', () => {
    expect([...specialDays].map(([date, { danish }]) => `${date} ${danish}`)).toEqual([
      '05-01 1. maj',
      '06-05 Grundlovsdag',
      '12-24 Juleaftensdag',
      '12-31 Nytårsaftensdag',
    ]);
    const holidays2026 = danishPublicHolidays(2026);
    for (const date of specialDays.keys()) expect(holidays2026.has(`2026-${date}`), date).toBe(false);
  });

  test('a special day is a public holiday only in the years when a movable one falls on it', () => {
    const coinciding = years.flatMap((year) =>
      [...specialDays.keys()].flatMap((date) => {
        const holiday = danishPublicHolidays(year).get(`${year}-${date}`);
        return holiday && year >= 1990 && year <= 2030 ? [`${year}-${date} ${holiday}`] : [];
      }),
    );
    expect(coinciding).toEqual([
      '1995-06-05 2. pinsedag',
      '2006-06-05 2. pinsedag',
      '2008-05-01 Kristi himmelfartsdag',
      '2015-05-01 Store bededag',
      '2017-06-05 2. pinsedag',
      '2022-06-05 Pinsedag',
      '2028-06-05 2. pinsedag',
    ]);
  });
});

describe('compared with the independent library date-holidays, 1950–2100', () => {
  const library = new Holidays('DK', { languages: 'da' });
  // The same days under slightly other names; spelling is the only difference of the public days.
  const theirSpelling = (name: string) =>
    name.replace('Anden ', '2. ').replace('Pinsedag', 'pinsedag').replace('Juledag', 'juledag').toLowerCase();

  test.each(years)('%i: the public holidays agree, day by day', (year) => {
    const theirs = library
      .getHolidays(year, 'da')
      .filter(({ type }) => type === 'public')
      .map(({ date, name }) => `${date.slice(0, 10)} ${theirSpelling(name)}`);
    const ours = [...danishPublicHolidays(year)].map(([date, name]) => `${date} ${name.toLowerCase()}`);
    expect(ours.toSorted()).toEqual(theirs.toSorted());
  });

  /**
   * Its limits, asserted so that we hear of it when they change:
   * 31 December is missing; Fastelavn is given as the Monday, a day late; `isHoliday` answers for days that are not public.
   */
  test('what the library calls an observance is none of ours, and its known limits still stand', () => {
    const observances = library.getHolidays(2026, 'da').filter(({ type }) => type !== 'public');
    expect(observances.map(({ date, name }) => `${date.slice(0, 10)} ${name}`)).toEqual([
      '2026-02-16 Fastelavn',
      '2026-05-01 1. maj',
      '2026-05-10 Mors Dag',
      '2026-06-05 Grundlovsdag',
      '2026-12-24 Juleaftensdag',
    ]);
    expect(library.isHoliday(new Date(2026, 11, 24))).toBeTruthy();
  });
});
