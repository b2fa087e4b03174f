import { expect, test } from 'vitest';
import { dayOfDate } from '../../server/opening-hours/danish-calendar.ts';
import { hoursByDay } from '../../server/opening-hours/hours-by-day.ts';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];

test('a night is shown on both days it touches, each with its part', () => {
  const nights = openingHoursSchema.parse({
    kind: 'weekly',
    rows: [{ weekdays: [2], from: '18:00', to: '06:00' }],
  });
  const days = hoursByDay(nights, dayOfDate('2026-12-01'), 3);
  expect(days.map(({ day, words }) => `${day.date} ${words}`)).toEqual([
    '2026-12-01 18.00–24.00',
    '2026-12-02 00.00–06.00',
    '2026-12-03 lukket',
  ]);
  expect(days.map(({ bars }) => bars)).toEqual([
    [{ kind: 'open', at: 750, length: 250 }],
    [{ kind: 'open', at: 0, length: 250 }],
    [],
  ]);
});

test('round the clock, not stated, and partly stated', () => {
  const wordsOn = (written: Parameters<typeof openingHoursSchema.parse>[0]) =>
    hoursByDay(openingHoursSchema.parse(written), dayOfDate('2026-12-02'), 1).map(({ words }) => words);
  expect(wordsOn({ kind: 'always' })).toEqual(['døgnet rundt']);
  expect(wordsOn({ kind: 'unknown' })).toEqual(['ikke oplyst']);
  const rows = [{ weekdays: [3], from: '13:00', to: '14:00' }];
  expect(wordsOn({ kind: 'weekly', rows, unknownWeekdays: [3] })).toEqual([
    '13.00–14.00, ellers ikke oplyst',
  ]);
});

test('the two days the clock changes are filled from end to end', () => {
  const always = openingHoursSchema.parse({ kind: 'always' });
  const nights = openingHoursSchema.parse({
    kind: 'weekly',
    rows: [{ weekdays: everyDay, from: '22:00', to: '06:00' }],
    publicHolidays: 'as-usual',
  });
  for (const [date, morning] of [
    ['2026-10-25', 7 / 25],
    ['2027-03-28', 5 / 23],
  ] as const) {
    expect(hoursByDay(always, dayOfDate(date), 1)[0]?.bars).toEqual([{ kind: 'open', at: 0, length: 1000 }]);
    const [first] = hoursByDay(nights, dayOfDate(date), 1)[0]?.bars ?? [];
    expect(first?.length, 'of the true length of the day').toBe(Math.round(morning * 1000));
  }
});
