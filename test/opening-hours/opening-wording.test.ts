/** A status as the nurse reads it. 1 December 2026 is a Tuesday. What a line says of the telephone too is offers/offer-sentence.test.ts. */
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
  const status = openingStatusAt(openingHoursSchema.parse(written), at);
  const { tone, label, fact, soon, again } = statusWords(status, at, minuteAt(now));
  return `${tone}: ${[label, fact, soon, again].filter((part) => part !== '').join(' · ')}`;
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
    [office, '2026-12-01 06:59', 'closed: Lukket nu · åbner kl. 08.00'],
    [office, '2026-12-01 07:00', 'opening: Åbner kl. 08.00 · om 1 t'],
    [office, '2026-12-01 07:35', 'opening: Åbner kl. 08.00 · om 25 min'],
    [office, '2026-12-01 08:00', 'open: Åben nu · lukker kl. 15.00'],
    [office, '2026-12-01 14:30', 'open: Åben nu · lukker kl. 15.00'],
    [
      office,
      '2026-12-01 14:31',
      'closing: Åben nu · lukker kl. 15.00 · lukker om 29 min · næste gang i morgen kl. 08.00',
    ],
    [
      office,
      '2026-12-01 14:59',
      'closing: Åben nu · lukker kl. 15.00 · lukker om 1 min · næste gang i morgen kl. 08.00',
    ],
    [office, '2026-12-01 15:00', 'closed: Lukket nu · åbner i morgen kl. 08.00'],
    [office, '2026-12-02 01:00', 'closed: Lukket nu · åbner kl. 08.00'],
    [office, '2026-12-04 15:00', 'closed: Lukket nu · åbner mandag kl. 08.00'],
    [
      office,
      '2026-12-23 14:40',
      'closing: Åben nu · lukker kl. 15.00 · lukker om 20 min · næste gang mandag kl. 08.00',
    ],
    [evenings, '2026-12-01 20:00', 'open: Åben nu · lukker kl. 24.00'],
    [
      evenings,
      '2026-12-01 23:45',
      'closing: Åben nu · lukker kl. 24.00 · lukker om 15 min · næste gang i morgen kl. 16.00',
    ],
    [nights, '2026-12-01 23:00', 'open: Åben nu · lukker kl. 02.00 i nat'],
    [nights, '2026-12-02 00:30', 'open: Åben nu · lukker kl. 02.00'],
    [{ kind: 'always' }, '2026-12-24 22:00', 'open: Åben · døgnet rundt'],
    [{ kind: 'unknown' }, '2026-12-24 22:00', 'unknown: Ukendt åbningstid'],
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
        const { tone, soon } = statusWords(status, at, minuteAt(now));
        expect(tone).toBe('closing');
        expect(soon).toBe(at === minuteAt(now) ? `lukker om ${left} min` : `lukker ${left} min senere`);
      }
});

test('the minutes until it closes are true minutes, also in the hour that occurs twice', () => {
  const hours: Written = { kind: 'weekly', rows: [{ weekdays: [6], from: '22:00', to: '02:10' }] };
  expect(said(hours, '2026-10-25 02:05+02:00')).toBe('open: Åben nu · lukker kl. 02.10');
  expect(said(hours, '2026-10-25 02:45+02:00')).toContain('lukker kl. 02.10 · lukker om 25 min');
  const spring: Written = { kind: 'weekly', rows: [{ weekdays: [6], from: '22:00', to: '03:10' }] };
  expect(said(spring, '2027-03-28 01:45')).toContain('lukker kl. 03.10 · lukker om 25 min');
});

describe('what is asked about another day has no "i morgen" and no "i nat"', () => {
  test.each([
    [office, '2026-12-01 16:00', '2026-11-21 12:00', 'closed: Lukket kl. 16.00 · åbner onsdag kl. 08.00'],
    [office, '2026-12-01 16:00', '2026-11-30 12:00', 'closed: Lukket kl. 16.00 · åbner onsdag kl. 08.00'],
    [office, '2026-12-01 16:00', '2026-12-01 12:00', 'closed: Lukket kl. 16.00 · åbner i morgen kl. 08.00'],
    [
      nights,
      '2026-12-01 23:00',
      '2026-11-30 12:00',
      'open: Åben kl. 23.00 · lukker kl. 02.00 natten til onsdag',
    ],
    [office, '2026-12-24 12:00', '2026-11-30 12:00', 'closed: Lukket kl. 12.00 · åbner mandag kl. 08.00'],
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
    ['2026-12-23 16:00', 'closed: Lukket nu · åbner senest mandag kl. 08.00'],
    ['2026-12-24 12:00', 'unknown: Ukendt åbningstid · åbner senest mandag kl. 08.00'],
    ['2026-12-26 12:00', 'closed: Lukket nu · åbner mandag kl. 08.00'],
  ])('%s: "%s"', (moment, words) => expect(said(holidaysUnknown, moment)).toBe(words));

  test('"opens in" is not promised within the hour when it may be open before', () => {
    const wednesdays: Written = {
      kind: 'always',
      exceptions: [
        { kind: 'unknown', from: '2026-12-02', to: '2026-12-02', note: 'flytning' },
        { kind: 'closed-between', from: '2026-12-02T23:10', to: '2026-12-02T23:20', note: 'prøve' },
      ],
    };
    expect(said(wednesdays, '2026-12-02 23:15')).toBe('closed: Lukket nu · åbner senest i nat kl. 00.00');
  });

  test('an eve of a day nobody has stated: known to be open until midnight, and perhaps longer', () => {
    const roundTheClock: Written = {
      kind: 'weekly',
      rows: [{ weekdays: everyDay, from: '00:00', to: '00:00' }],
    };
    expect(said(roundTheClock, '2026-12-23 20:00')).toBe('open: Åben nu · mindst til kl. 24.00');
    expect(said(roundTheClock, '2026-12-23 23:45')).toBe(
      'closing: Åben nu · mindst til kl. 24.00 · lukker måske om 15 min · næste gang senest natten til søndag kl. 00.00',
    );
    expect(saidOfClosed(roundTheClock, '2026-12-23 20:00')).toBe('Åben mindst til kl. 24.00');
  });

  test('no opening known at all', () => {
    const over: Written = {
      kind: 'weekly',
      rows: [{ weekdays: [1], from: '08:00', to: '15:00', validTo: '2026-01-01' }],
    };
    expect(said(over, '2026-12-01 12:00')).toBe('closed: Lukket nu · ingen kendt åbning');
    const nextWinter: Written = {
      ...over,
      exceptions: [{ kind: 'unknown', from: '2027-10-01', to: '2027-12-31', note: 'datoer ikke fastsat' }],
    };
    expect(said(nextWinter, '2026-12-01 12:00')).toBe('closed: Lukket nu · næste åbning ikke oplyst');
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
  ['2026-12-24 17:59', 'Juleaftensdag'],
  ['2026-12-24 18:00', 'Juleaften'],
  ['2026-12-31 23:59', 'Nytårsaften'],
  ['2026-06-05 20:00', 'Grundlovsdag'],
  ['2026-12-25 23:59', 'Juledag'],
  ['2022-06-05 12:00', 'Pinsedag'],
  ['2026-12-27 00:00', undefined],
])('the day of %s is called %s', (moment, name) => expect(dayName(minuteAt(moment))).toBe(name));
