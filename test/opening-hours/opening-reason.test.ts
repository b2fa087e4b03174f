/** Why: the day and the rule that decide, in one Danish sentence. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { openingReasonAt } from '../../server/opening-hours/opening-reason.ts';
import { reasonWords } from '../../server/opening-hours/opening-wording.ts';
import { minuteAt } from './moments.ts';

type Written = z.input<typeof openingHoursSchema>;

const workdays = [1, 2, 3, 4, 5];
const officeRow = { weekdays: workdays, from: '08:00', to: '15:00' };

const why = (written: Written, local: string) =>
  reasonWords(openingReasonAt(openingHoursSchema.parse(written), minuteAt(local)));

describe('an ordinary day', () => {
  const hours: Written = {
    kind: 'weekly',
    rows: [
      officeRow,
      { weekdays: [2], from: '20:00', to: '00:00' },
      { weekdays: [5], from: '22:00', to: '08:00' },
      { weekdays: [6], from: '10:00', to: '12:00', weeks: 'even' },
    ],
  };
  test.each([
    ['2026-12-01 10:00', 'Tirsdag: kl. 08.00–15.00 og 20.00–24.00'],
    ['2026-12-01 17:00', 'Tirsdag: kl. 08.00–15.00 og 20.00–24.00'],
    ['2026-12-04 23:00', 'Fredag: kl. 08.00–15.00 og 22.00–08.00'],
    ['2026-12-05 07:59', 'Fredag: kl. 08.00–15.00 og 22.00–08.00'],
    ['2026-12-05 08:00', 'Lukket denne lørdag'],
    ['2026-12-12 08:00', 'Lørdag: kl. 10.00–12.00'],
    ['2026-12-06 12:00', 'Lukket om søndagen'],
  ])('%s: "%s"', (moment, words) => expect(why(hours, moment)).toBe(words));

  test('round the clock, and never stated', () => {
    expect(why({ kind: 'always' }, '2026-12-24 22:00')).toBe('Døgnåbent');
    expect(why({ kind: 'unknown' }, '2026-12-24 22:00')).toBe('Åbningstiden er ikke oplyst');
  });

  test('a weekday whose times nobody has stated', () => {
    const onWednesday: Written = { kind: 'weekly', rows: [], unknownWeekdays: [3] };
    expect(why(onWednesday, '2026-12-02 10:00')).toBe('Åbent om onsdagen, men klokkeslættet er ikke oplyst');
    const partly: Written = { ...onWednesday, rows: [{ weekdays: [3], from: '13:00', to: '14:00' }] };
    expect(why(partly, '2026-12-02 10:00')).toBe('Onsdag: kl. 13.00–14.00; øvrige tider er ikke oplyst');
  });
});

describe('public holidays: Langfredag 2026-04-03 is a Friday, Påskedag 2026-04-05 a Sunday', () => {
  const own = {
    rows: [
      { from: '13:00', to: '15:00' },
      { from: '08:00', to: '12:00' },
    ],
  };
  test.each([
    ['closed', '2026-04-03', 'Langfredag: lukket på helligdage'],
    ['unknown', '2026-04-03', 'Langfredag: åbningstiden på helligdage er ikke oplyst'],
    ['unknown', '2026-04-05', 'Lukket om søndagen'],
    ['as-usual', '2026-04-03', 'Langfredag: som ellers, kl. 08.00–15.00'],
    ['as-usual', '2026-04-05', 'Påskedag: lukket som ellers'],
    ['as-saturday', '2026-04-03', 'Langfredag: som lørdag, kl. 10.00–13.00'],
    ['as-sunday', '2026-04-03', 'Langfredag: lukket som søndag'],
    [own, '2026-04-03', 'Langfredag: kl. 08.00–12.00 og 13.00–15.00'],
  ] as const)('%j on %s: "%s"', (publicHolidays, date, words) => {
    const hours: Written = {
      kind: 'weekly',
      rows: [officeRow, { weekdays: [6], from: '10:00', to: '13:00' }],
      publicHolidays: publicHolidays as 'closed',
    };
    expect(why(hours, `${date} 12:00`)).toBe(words);
  });

  test('a Saturday of unknown times stays unknown on a holiday that goes as a Saturday', () => {
    const hours: Written = {
      kind: 'weekly',
      rows: [officeRow],
      unknownWeekdays: [6],
      publicHolidays: 'as-saturday',
    };
    expect(why(hours, '2026-04-03 12:00')).toBe('Langfredag: som lørdag, klokkeslæt ikke oplyst');
    const partly: Written = { ...hours, rows: [{ weekdays: [6], from: '10:00', to: '11:00' }] };
    expect(why(partly, '2026-04-03 12:00')).toBe(
      'Langfredag: som lørdag, kl. 10.00–11.00; øvrige tider er ikke oplyst',
    );
  });
});

describe('special days: Juleaftensdag 2026 is a Thursday', () => {
  const own = { rows: [{ from: '08:00', to: '12:00' }] };
  test.each([
    ['as-holiday', 'closed', 'Juleaftensdag: lukket som på helligdage'],
    ['as-holiday', own, 'Juleaftensdag: som på helligdage, kl. 08.00–12.00'],
    ['as-holiday', 'unknown', 'Juleaftensdag: åbningstiden på helligdage er ikke oplyst'],
    ['as-usual', 'closed', 'Juleaftensdag: som ellers, kl. 08.00–15.00'],
    ['closed', 'as-usual', 'Juleaftensdag: lukket'],
    ['unknown', 'closed', 'Juleaftensdag: åbningstiden er ikke oplyst'],
    [own, 'closed', 'Juleaftensdag: kl. 08.00–12.00'],
  ] as const)('%j where public holidays are %j: "%s"', (rule, publicHolidays, words) => {
    const hours: Written = {
      kind: 'weekly',
      rows: [officeRow],
      publicHolidays: publicHolidays as 'closed',
      specialDays: { 'christmas-eve': rule as 'closed' },
    };
    expect(why(hours, '2026-12-24 12:00')).toBe(words);
  });
});

describe('the day before decides while its row still runs', () => {
  test('also when the day itself is a closed holiday', () => {
    const hours: Written = {
      kind: 'weekly',
      rows: [{ weekdays: [4], from: '22:00', to: '08:00' }],
      publicHolidays: 'closed',
      specialDays: { 'christmas-eve': 'as-usual' },
    };
    expect(why(hours, '2026-12-25 07:59')).toBe('Juleaftensdag: som ellers, kl. 22.00–08.00');
    expect(why(hours, '2026-12-25 08:00')).toBe('Juledag: lukket på helligdage');
  });

  test('and when it is unknown whether its row runs at all', () => {
    const hours: Written = { kind: 'weekly', rows: [{ weekdays: [5], from: '22:00', to: '08:00' }] };
    expect(why(hours, '2026-12-26 07:59')).toBe('Juledag: åbningstiden på helligdage er ikke oplyst');
    expect(why(hours, '2026-12-26 08:00')).toBe('Lukket om lørdagen');
  });

  test('but what is known today comes before what is doubtful since yesterday', () => {
    const hours: Written = {
      kind: 'weekly',
      rows: [
        { weekdays: [5], from: '22:00', to: '08:00' },
        { weekdays: [6], from: '06:00', to: '12:00' },
      ],
      exceptions: [{ kind: 'unknown', from: '2026-12-04', to: '2026-12-04', note: 'sygdom' }],
    };
    expect(why(hours, '2026-12-05 05:59')).toBe('Åbningstiden 4. december er ikke oplyst: sygdom');
    expect(why(hours, '2026-12-05 06:00')).toBe('Lørdag: kl. 06.00–12.00');
  });
});

describe('dated exceptions', () => {
  const hours: Written = {
    kind: 'weekly',
    rows: [officeRow],
    publicHolidays: 'closed',
    exceptions: [
      { kind: 'closed', from: '2026-12-21', to: '2027-01-03', note: 'juleferie' },
      {
        kind: 'hours',
        from: '2026-12-28',
        to: '2026-12-28',
        rows: [{ from: '09:00', to: '12:00' }],
        note: 'vagt',
      },
      { kind: 'unknown', from: '2027-01-04', to: '2027-01-08', note: 'ny vagtplan' },
      { kind: 'closed-between', from: '2026-12-01T12:00', to: '2026-12-01T14:00', note: 'møde' },
      { kind: 'closed-between', from: '2026-12-02T22:00', to: '2026-12-03T08:00', note: 'strømafbrydelse' },
    ],
  };
  test.each([
    ['2026-12-21 12:00', 'Lukket 21. december–3. januar 2027: juleferie'],
    ['2026-12-25 12:00', 'Lukket 21. december–3. januar 2027: juleferie'],
    ['2027-01-02 12:00', 'Lukket 21. december 2026–3. januar: juleferie'],
    ['2026-12-28 12:00', '28. december kl. 09.00–12.00: vagt'],
    ['2027-01-04 12:00', 'Åbningstiden 4. januar–8. januar er ikke oplyst: ny vagtplan'],
    ['2026-12-01 12:00', 'Lukket 1. december kl. 12.00–14.00: møde'],
    ['2026-12-01 14:00', 'Tirsdag: kl. 08.00–15.00'],
    ['2026-12-03 03:00', 'Lukket 2. december kl. 22.00 til 3. december kl. 08.00: strømafbrydelse'],
  ])('%s: "%s"', (moment, words) => expect(why(hours, moment)).toBe(words));
});
