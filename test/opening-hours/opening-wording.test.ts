/** A status as the nurse reads it. 1 December 2026 is a Tuesday; the sentence is `label detail`. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import { closedUntilWords, dayName, statusWords } from '../../server/opening-hours/opening-wording.ts';
import { minuteAt } from './moments.ts';

type Written = z.input<typeof openingHoursSchema>;

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Asked about `local`, by somebody whose clock shows `now`. */
function said(written: Written, local: string, now = local) {
  const at = minuteAt(local);
  const { tone, label, detail } = statusWords(
    openingStatusAt(openingHoursSchema.parse(written), at),
    at,
    minuteAt(now),
  );
  return `${tone}: ${label} ${detail}`;
}
function saidOfClosed(written: Written, local: string, now = local) {
  const at = minuteAt(local);
  return closedUntilWords(openingStatusAt(openingHoursSchema.parse(written), at), at, minuteAt(now));
}

const office: Written = {
  kind: 'weekly',
  rows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '15:00' }],
  publicHolidays: 'closed',
  specialDays: { 'christmas-eve': 'as-holiday' },
};
const evenings: Written = { kind: 'weekly', rows: [{ weekdays: everyDay, from: '16:00', to: '00:00' }] };
const nights: Written = { kind: 'weekly', rows: [{ weekdays: everyDay, from: '22:00', to: '02:00' }] };

describe('what is asked about now', () => {
  test.each([
    [office, '2026-12-01 06:59', 'closed: Lukket åbner kl. 08.00'],
    [office, '2026-12-01 07:00', 'opening: Åbner kl. 08.00 · om 1 t'],
    [office, '2026-12-01 07:35', 'opening: Åbner kl. 08.00 · om 25 min'],
    [office, '2026-12-01 08:00', 'open: Åben til kl. 15.00'],
    [office, '2026-12-01 14:30', 'open: Åben til kl. 15.00'],
    [
      office,
      '2026-12-01 14:31',
      'closing: Lukker snart kl. 15.00, om 29 min · åbner igen i morgen kl. 08.00',
    ],
    [office, '2026-12-01 14:59', 'closing: Lukker snart kl. 15.00, om 1 min · åbner igen i morgen kl. 08.00'],
    [office, '2026-12-01 15:00', 'closed: Lukket åbner i morgen kl. 08.00'],
    [office, '2026-12-02 01:00', 'closed: Lukket åbner kl. 08.00'],
    [office, '2026-12-04 15:00', 'closed: Lukket åbner mandag kl. 08.00'],
    [office, '2026-12-23 14:40', 'closing: Lukker snart kl. 15.00, om 20 min · åbner igen mandag kl. 08.00'],
    [evenings, '2026-12-01 20:00', 'open: Åben til kl. 24.00'],
    [
      evenings,
      '2026-12-01 23:45',
      'closing: Lukker snart kl. 24.00, om 15 min · åbner igen i morgen kl. 16.00',
    ],
    [nights, '2026-12-01 23:00', 'open: Åben til kl. 02.00 i nat'],
    [nights, '2026-12-02 00:30', 'open: Åben til kl. 02.00'],
    [{ kind: 'always' }, '2026-12-24 22:00', 'open: Åben døgnet rundt'],
    [{ kind: 'unknown' }, '2026-12-24 22:00', 'unknown: Ukendt åbningstid ikke oplyst'],
  ] as [Written, string, string][])('%j at %s: "%s"', (written, moment, words) => {
    expect(said(written, moment)).toBe(words);
  });
});

test('"closes in under 30 minutes" is said in every one of the last 29 minutes, whatever the day and whoever asks', () => {
  for (const end of ['2026-12-01 15:00', '2026-12-04 15:00', '2026-12-23 15:00'])
    for (const now of ['2026-11-01 12:00', end])
      for (let left = 1; left < 30; left++) {
        const at = minuteAt(end) - left;
        const status = openingStatusAt(openingHoursSchema.parse(office), at);
        const { tone, label, detail } = statusWords(status, at, minuteAt(now));
        expect([tone, label]).toEqual(['closing', 'Lukker snart']);
        expect(detail).toContain(`kl. 15.00, om ${left} min`);
      }
});

test('the minutes until it closes are true minutes, also in the hour that occurs twice', () => {
  const hours: Written = { kind: 'weekly', rows: [{ weekdays: [6], from: '22:00', to: '02:10' }] };
  expect(said(hours, '2026-10-25 02:05+02:00')).toBe('open: Åben til kl. 02.10');
  expect(said(hours, '2026-10-25 02:45+02:00')).toContain('Lukker snart kl. 02.10, om 25 min');
  const spring: Written = { kind: 'weekly', rows: [{ weekdays: [6], from: '22:00', to: '03:10' }] };
  expect(said(spring, '2027-03-28 01:45')).toContain('Lukker snart kl. 03.10, om 25 min');
});

describe('what is asked about another day has no "i morgen" and no "i nat"', () => {
  test.each([
    [office, '2026-12-01 16:00', '2026-11-21 12:00', 'closed: Lukket åbner onsdag kl. 08.00'],
    [office, '2026-12-01 16:00', '2026-11-30 12:00', 'closed: Lukket åbner onsdag kl. 08.00'],
    [office, '2026-12-01 16:00', '2026-12-01 12:00', 'closed: Lukket åbner i morgen kl. 08.00'],
    [nights, '2026-12-01 23:00', '2026-11-30 12:00', 'open: Åben til kl. 02.00 natten til onsdag'],
    [office, '2026-12-24 12:00', '2026-11-30 12:00', 'closed: Lukket åbner mandag kl. 08.00'],
  ] as [Written, string, string, string][])('%j at %s, seen from %s: "%s"', (written, moment, now, words) => {
    expect(said(written, moment, now)).toBe(words);
  });
});

describe('what nobody has said is never called closed until then', () => {
  const holidaysUnknown: Written = {
    kind: 'weekly',
    rows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '15:00' }],
  };
  test.each([
    ['2026-12-23 16:00', 'closed: Lukket åbner senest mandag kl. 08.00'],
    ['2026-12-24 12:00', 'unknown: Ukendt åbner senest mandag kl. 08.00'],
    ['2026-12-26 12:00', 'closed: Lukket åbner mandag kl. 08.00'],
  ])('%s: "%s"', (moment, words) => expect(said(holidaysUnknown, moment)).toBe(words));

  test('"opens in" is not promised within the hour when it may be open before', () => {
    const wednesdays: Written = {
      kind: 'always',
      exceptions: [
        { kind: 'unknown', from: '2026-12-02', to: '2026-12-02', note: 'flytning' },
        { kind: 'closed-between', from: '2026-12-02T23:10', to: '2026-12-02T23:20', note: 'prøve' },
      ],
    };
    expect(said(wednesdays, '2026-12-02 23:15')).toBe('closed: Lukket åbner senest i nat kl. 00.00');
  });

  test('an eve of a day nobody has stated: known to be open until midnight, and perhaps longer', () => {
    const roundTheClock: Written = {
      kind: 'weekly',
      rows: [{ weekdays: everyDay, from: '00:00', to: '00:00' }],
    };
    expect(said(roundTheClock, '2026-12-23 20:00')).toBe('open: Åben til kl. 24.00, derefter ikke oplyst');
    expect(said(roundTheClock, '2026-12-23 23:45')).toBe(
      'closing: Lukker måske snart kl. 24.00, om 15 min · åbner igen senest natten til søndag kl. 00.00',
    );
    expect(saidOfClosed(roundTheClock, '2026-12-23 20:00')).toBe('Åben til kl. 24.00, derefter ikke oplyst');
  });

  test('no opening known at all', () => {
    const over: Written = {
      kind: 'weekly',
      rows: [{ weekdays: [1], from: '08:00', to: '15:00', validTo: '2026-01-01' }],
    };
    expect(said(over, '2026-12-01 12:00')).toBe('closed: Lukket ingen kendt åbning');
    const nextWinter: Written = {
      ...over,
      exceptions: [{ kind: 'unknown', from: '2027-10-01', to: '2027-12-31', note: 'datoer ikke fastsat' }],
    };
    expect(said(nextWinter, '2026-12-01 12:00')).toBe('closed: Lukket næste åbning ikke oplyst');
  });
});

describe('one line for what dropped out', () => {
  const over: Written = {
    kind: 'weekly',
    rows: [{ weekdays: [1], from: '08:00', to: '15:00', validTo: '2026-01-01' }],
  };
  const doubtful: Written = {
    kind: 'weekly',
    rows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '15:00' }],
  };
  const closing: Written = {
    kind: 'always',
    exceptions: [{ kind: 'closed', from: '2026-12-05', to: '2026-12-05', note: 'flytning' }],
  };
  test.each([
    [office, '2026-12-02 01:00', 'Lukket til kl. 08.00'],
    [office, '2026-12-01 16:00', 'Lukket til i morgen kl. 08.00'],
    [office, '2026-12-04 16:00', 'Lukket til mandag kl. 08.00'],
    [over, '2026-12-01 12:00', 'Lukket'],
    [doubtful, '2026-12-23 16:00', 'Lukket, åbner senest mandag kl. 08.00'],
    [doubtful, '2026-12-24 12:00', 'Åbningstid ikke oplyst'],
    [{ kind: 'unknown' }, '2026-12-24 12:00', 'Åbningstid ikke oplyst'],
    [{ kind: 'always' }, '2026-12-24 12:00', 'Åben døgnet rundt'],
    [closing, '2026-12-04 12:00', 'Åben til kl. 24.00'],
  ] as [Written, string, string][])('%j at %s: "%s"', (written, moment, words) => {
    expect(saidOfClosed(written, moment)).toBe(words);
  });
});

test.each([
  ['2026-12-24 00:00', 'Juleaftensdag'],
  ['2026-12-25 23:59', 'Juledag'],
  ['2022-06-05 12:00', 'Pinsedag'],
  ['2026-12-27 00:00', undefined],
])('the day of %s is called %s', (moment, name) => expect(dayName(minuteAt(moment))).toBe(name));
