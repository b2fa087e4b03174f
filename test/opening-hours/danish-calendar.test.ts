import { describe, expect, test } from 'vitest';
import {
  calendarDay,
  dayOfDate,
  dayOfMinute,
  isoOf,
  minuteOf,
  minuteOfWallTime,
  minutesOfTime,
  momentOf,
} from '../../server/opening-hours/danish-calendar.ts';
import { intervalOfSpan } from '../../server/opening-hours/opening-intervals.ts';
import { minuteAt } from './moments.ts';

const autumn = '2026-10-25'; // 02:00–03:00 occurs twice
const spring = '2027-03-28'; // 02:00–03:00 does not occur

const wallTime = (date: string, time: string, as: 'start' | 'end') =>
  isoOf(minuteOfWallTime(dayOfDate(date), minutesOfTime(time), as));

describe('the night the clock goes back', () => {
  test.each([
    ['01:59', 'start', '2026-10-25T01:59:00+02:00'],
    ['02:00', 'start', '2026-10-25T02:00:00+02:00'],
    ['02:30', 'start', '2026-10-25T02:30:00+02:00'],
    ['02:59', 'start', '2026-10-25T02:59:00+02:00'],
    ['03:00', 'start', '2026-10-25T03:00:00+01:00'],
    ['01:59', 'end', '2026-10-25T01:59:00+02:00'],
    ['02:00', 'end', '2026-10-25T02:00:00+01:00'],
    ['02:30', 'end', '2026-10-25T02:30:00+01:00'],
    ['02:59', 'end', '2026-10-25T02:59:00+01:00'],
    ['03:00', 'end', '2026-10-25T03:00:00+01:00'],
  ] as const)('%s as a %s is %s: a start is the first of the two, an end the second', (time, as, iso) => {
    expect(wallTime(autumn, time, as)).toBe(iso);
  });

  test('the day has 25 hours', () => expect(calendarDay(dayOfDate(autumn)).minutes).toBe(25 * 60));
});

describe('the night the clock goes forward', () => {
  test.each([
    ['01:59', '2027-03-28T01:59:00+01:00'],
    ['02:00', '2027-03-28T03:00:00+02:00'],
    ['02:30', '2027-03-28T03:00:00+02:00'],
    ['02:59', '2027-03-28T03:00:00+02:00'],
    ['03:00', '2027-03-28T03:00:00+02:00'],
    ['03:01', '2027-03-28T03:01:00+02:00'],
  ])(
    '%s is %s whether something starts or ends: a time that does not occur is the instant of the change',
    (time, iso) => {
      expect(wallTime(spring, time, 'start')).toBe(iso);
      expect(wallTime(spring, time, 'end')).toBe(iso);
    },
  );

  test('the day has 23 hours', () => expect(calendarDay(dayOfDate(spring)).minutes).toBe(23 * 60));

  test('a change at midnight, as on 30 April 1916, is found too', () => {
    expect(wallTime('1916-04-30', '23:30', 'start')).toBe('1916-05-01T00:00:00+02:00');
    expect(wallTime('1916-10-01', '00:30', 'start')).toBe('1916-10-01T00:30:00+02:00');
    expect(wallTime('1916-10-01', '00:30', 'end')).toBe('1916-10-01T00:30:00+01:00');
  });
});

const everyTenMinutes = Array.from({ length: 144 }, (_, i) =>
  Temporal.PlainTime.from('00:00').add({ minutes: i * 10 }),
);

test.each([autumn, spring, '2026-10-24', '2027-03-27', '2026-06-15'])(
  'no span that starts on %s has a negative length, and none is more than an hour off what the clock says',
  (date) => {
    const day = dayOfDate(date);
    for (const from of everyTenMinutes)
      for (const to of everyTenMinutes) {
        const span = { from: from.toString().slice(0, 5), to: to.toString().slice(0, 5) };
        const { start, end } = intervalOfSpan(day, span);
        const onTheClock = ((minutesOfTime(span.to) - minutesOfTime(span.from) + 1440 - 1) % 1440) + 1;
        expect(end - start, `${span.from}–${span.to}`).toBeGreaterThanOrEqual(Math.max(0, onTheClock - 60));
        expect(end - start, `${span.from}–${span.to}`).toBeLessThanOrEqual(onTheClock + 60);
      }
  },
);

test.each([
  ['22:00', '06:00', '2026-10-24', 9, 'a night of eight hours lasts nine when the clock goes back'],
  ['22:00', '06:00', '2027-03-27', 7, 'and seven when it goes forward'],
  ['02:00', '03:00', autumn, 2, 'the repeated hour is counted twice'],
  ['02:00', '03:00', spring, 0, 'the missing hour is empty'],
  ['00:00', '00:00', autumn, 25, 'a whole day is the whole day'],
  ['02:30', '02:30', '2026-10-24', 25, '24 hours that end in the repeated hour end the second time'],
])('%s–%s that starts on %s lasts %i true hours: %s', (from, to, date, hours) => {
  const { start, end } = intervalOfSpan(dayOfDate(date), { from, to });
  expect((end - start) / 60).toBe(hours);
});

describe('the local day of a minute agrees with Temporal', () => {
  const agreesAt = (minute: number) => {
    const { date } = calendarDay(dayOfMinute(minute));
    expect(date, isoOf(minute)).toBe(momentOf(minute).toPlainDate().toString());
  };

  test.each([autumn, spring])(
    'every minute from the day before to the day after the change of %s',
    (date) => {
      const noonBefore = minuteAt(`${date} 12:00`) - 36 * 60;
      for (let minute = noonBefore; minute < noonBefore + 72 * 60; minute++) agreesAt(minute);
    },
  );

  // Local time was 53 minutes ahead of UTC until 1893 and three hours ahead in the summers of 1945 and 1947.
  test.each([1850, 1893, 1894, 1916, 1940, 1945, 1947, 1950, 1979, 1980, 1999, 2026, 2100, 2400])(
    'the minutes around every midnight of %i',
    (year) => {
      for (let day = dayOfDate(`${year}-01-01`); day < dayOfDate(`${year + 1}-01-01`); day++)
        for (const minutes of [-181, -121, -61, -54, -1, 0, 1, 53, 61, 181])
          agreesAt(calendarDay(day).midnight + minutes);
    },
  );
});

describe('a calendar day', () => {
  test.each([
    ['2026-12-28', { weekday: 1, evenWeek: false }, 'Monday of ISO week 53'],
    ['2027-01-03', { weekday: 7, evenWeek: false }, 'Sunday of ISO week 53, in the new year'],
    ['2027-01-04', { weekday: 1, evenWeek: false }, 'Monday of ISO week 1: two odd weeks follow each other'],
    ['2027-01-11', { weekday: 1, evenWeek: true }, 'Monday of ISO week 2'],
    ['2026-12-01', { nthInMonth: 1, lastInMonth: false }, 'first Tuesday'],
    ['2026-12-07', { nthInMonth: 1, lastInMonth: false }, 'first Monday, though in the second week'],
    ['2026-12-08', { nthInMonth: 2, lastInMonth: false }, 'second Tuesday'],
    ['2026-12-24', { nthInMonth: 4, lastInMonth: false }, 'fourth Thursday, not the last'],
    ['2026-12-25', { nthInMonth: 4, lastInMonth: true }, 'fourth Friday and the last'],
    ['2026-12-31', { nthInMonth: 5, lastInMonth: true }, 'fifth Thursday'],
    ['2027-02-22', { nthInMonth: 4, lastInMonth: true }, 'last Monday of a February of 28 days'],
    [
      '2026-12-24',
      { publicHoliday: undefined, specialDay: { name: 'christmas-eve', danish: 'Juleaftensdag' } },
      '',
    ],
    ['2026-12-25', { publicHoliday: 'Juledag', specialDay: undefined }, ''],
  ])('%s: %j %s', (date, expected, _why) => {
    expect(calendarDay(dayOfDate(date))).toMatchObject({ date, ...expected });
  });
});

test('minutes and moments are each other’s reverse, and seconds belong to the minute they are in', () => {
  const moment = Temporal.ZonedDateTime.from('2026-12-24T22:00:59[Europe/Copenhagen]');
  expect(isoOf(minuteOf(moment))).toBe('2026-12-24T22:00:00+01:00');
  expect(minuteOf(momentOf(minuteOf(moment)))).toBe(minuteOf(moment));
});
