/** When somebody is reminded: Monday morning at work, at most once a week, and never because a clock went wrong. */
import { describe, expect, test } from 'vitest';
import { dueAt, isReminderTime, rhythmWords } from '../../server/reminders/rhythm.ts';
import { danishTime } from '../start-service.ts';

function due(last: string | undefined, rhythm: Parameters<typeof dueAt>[1], now: string) {
  const day = last === undefined ? undefined : Temporal.PlainDate.from(last);
  return dueAt(day, rhythm, danishTime(now))?.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

describe('due', () => {
  test.each([
    [
      'never reminded, on a Wednesday: next Monday at seven',
      undefined,
      '2026-11-25T10:00',
      '2026-11-30T07:00',
    ],
    ['on Monday before seven: at seven', undefined, '2026-11-30T06:59', '2026-11-30T07:00'],
    ['a machine that woke late on Monday: at once', undefined, '2026-11-30T14:59', '2026-11-30T07:00'],
    ['when the office has emptied: next week', undefined, '2026-11-30T15:00', '2026-12-07T07:00'],
    ['sent today: next week', '2026-11-30', '2026-11-30T07:01', '2026-12-07T07:00'],
    ['a week after the last', '2026-11-23', '2026-11-30T07:00', '2026-11-30T07:00'],
    ['Easter Monday: on Tuesday', '2026-03-30', '2026-04-03T12:00', '2026-04-07T07:00'],
    ['the week after Easter: on Monday again', '2026-04-07', '2026-04-13T08:00', '2026-04-13T07:00'],
    [
      'Christmas Eve on a Monday: on the first working day',
      undefined,
      '2029-12-24T08:00',
      '2029-12-27T07:00',
    ],
    ['after it no sooner than six days later', '2029-12-27', '2029-12-31T08:00', '2030-01-02T07:00'],
    ['a day to come was written by a clock gone wrong', '2031-01-06', '2026-11-30T07:00', '2026-11-30T07:00'],
  ])('%s', (_, last, now, expected) => {
    expect(due(last, 'weekly', now)).toBe(expected);
  });

  test('every fourth week is a Monday four weeks later, and never is never', () => {
    expect(due('2026-11-02', 'fourth-week', '2026-11-23T08:00')).toBe('2026-11-30T07:00');
    expect(due(undefined, 'never', '2026-11-30T08:00')).toBeUndefined();
  });

  test('no reminder at night, in a weekend or on a day off, in any of four years', () => {
    const days = Array.from({ length: 4 * 365 }, (_, i) =>
      Temporal.PlainDate.from('2026-01-01').add({ days: i }),
    );
    const sent = days.filter((day) => isReminderTime(danishTime(`${day}T08:00`)));
    // One a week, though Christmas may push it about.
    expect(sent.length).toBeGreaterThanOrEqual(207);
    expect(sent.length).toBeLessThanOrEqual(210);
    const off = ['01-01', '05-01', '06-05', '12-24', '12-25', '12-26', '12-31'];
    expect(sent.filter((day) => day.dayOfWeek > 5 || off.includes(day.toString().slice(5)))).toEqual([]);
    expect(days.filter((day) => isReminderTime(danishTime(`${day}T06:30`)))).toEqual([]);
    expect(days.filter((day) => isReminderTime(danishTime(`${day}T15:00`)))).toEqual([]);
  });
});

test('whoever chooses is told when the next may come', () => {
  const monday = Temporal.PlainDate.from('2026-11-23');
  expect(rhythmWords('weekly', { byClock: monday, any: monday }, danishTime('2026-11-25T10:00'))).toBe(
    'Du får en påmindelse højst én gang om ugen, mandag morgen, når noget venter. Sidst sendt 23. november. Den næste kan komme mandag den 30. november.',
  );
  expect(rhythmWords('never', { byClock: undefined, any: undefined }, danishTime('2026-11-25T10:00'))).toBe(
    'Du får ingen påmindelser af sig selv. Der er ikke sendt nogen endnu.',
  );
});
