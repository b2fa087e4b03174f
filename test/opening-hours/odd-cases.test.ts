/**
 * The hours that real pages of Danish municipalities and of the region state, entered as an editor would. Each is
 * either held by the model, or shown honestly as unknown with the source's own words beside.
 */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { hoursWords } from '../../server/opening-hours/hours-wording.ts';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { openingReasonAt } from '../../server/opening-hours/opening-reason.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import { reasonWords } from '../../server/opening-hours/opening-wording.ts';
import { minuteAt, told } from './moments.ts';

const enter = (written: z.input<typeof openingHoursSchema>) => openingHoursSchema.parse(written);
type Hours = ReturnType<typeof enter>;

const statusOf = (hours: Hours, local: string) => told(openingStatusAt(hours, minuteAt(local)));
const kindOf = (hours: Hours, local: string) => openingStatusAt(hours, minuteAt(local)).kind;
const why = (hours: Hours, local: string) => reasonWords(openingReasonAt(hours, minuteAt(local)));

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];

test('Hours 1: a service round the clock whose phone is answered 7–7.30 and 12.30–13.30 only (Samsø)', () => {
  const service = enter({ kind: 'always' });
  const phone = enter({
    kind: 'weekly',
    rows: [
      { weekdays: everyDay, from: '07:00', to: '07:30' },
      { weekdays: everyDay, from: '12:30', to: '13:30' },
    ],
    publicHolidays: 'as-usual',
  });
  expect(statusOf(service, '2026-12-01 10:00')).toBe('open');
  expect(statusOf(phone, '2026-12-01 10:00')).toBe('closed, opens 2026-12-01 12:30');
  expect(statusOf(phone, '2026-12-01 13:30')).toBe('closed, opens 2026-12-02 07:00');
});

test('Hours 2: phone hours by weekday, Wednesday 13–14 only, and the caseworkers’ narrower ones (Viborg, Horsens)', () => {
  const visitation = enter({
    kind: 'weekly',
    rows: [
      { weekdays: [1, 2, 4, 5], from: '08:30', to: '14:00' },
      { weekdays: [3], from: '13:00', to: '14:00' },
    ],
  });
  const caseworkers = enter({
    kind: 'weekly',
    rows: [{ weekdays: [1, 2, 4, 5], from: '09:00', to: '10:00' }],
  });
  expect(statusOf(visitation, '2026-12-02 10:00')).toBe('closed, opens 2026-12-02 13:00');
  expect(why(visitation, '2026-12-02 10:00')).toBe('Onsdag: kl. 13.00–14.00');
  expect(statusOf(caseworkers, '2026-12-02 09:30')).toBe('closed, opens 2026-12-03 09:00');
  expect(why(caseworkers, '2026-12-02 09:30')).toBe('Lukket om onsdagen');
});

test('Hours 3: another body answers at night, Socialvagten 16–24 and then the hospital 24–07 (Aarhus)', () => {
  const socialvagten = enter({
    kind: 'weekly',
    rows: [{ weekdays: everyDay, from: '16:00', to: '00:00' }],
    publicHolidays: 'as-usual',
  });
  const hospital = enter({
    kind: 'weekly',
    rows: [{ weekdays: everyDay, from: '00:00', to: '07:00' }],
    publicHolidays: 'as-usual',
  });
  const answering = (local: string) => [socialvagten, hospital].map((line) => kindOf(line, local));
  expect(answering('2026-12-01 23:59')).toEqual(['open', 'closed']);
  expect(answering('2026-12-02 00:00')).toEqual(['closed', 'open']);
  expect(answering('2026-12-02 07:00')).toEqual(['closed', 'closed']);
});

test('Hours 4: another number after hours through the police, and never an hour without either (Holstebro)', () => {
  const office = enter({
    kind: 'weekly',
    rows: [
      { weekdays: [1, 2, 3], from: '08:00', to: '15:00' },
      { weekdays: [4], from: '08:00', to: '17:00' },
      { weekdays: [5], from: '08:00', to: '13:00' },
    ],
    publicHolidays: 'closed',
  });
  const police = enter({
    kind: 'weekly',
    rows: [
      { weekdays: [1, 2, 3], from: '15:00', to: '08:00' },
      { weekdays: [4], from: '17:00', to: '08:00' },
      { weekdays: [5], from: '13:00', to: '08:00' },
      { weekdays: [6, 7], from: '08:00', to: '08:00' },
    ],
    publicHolidays: { rows: [{ from: '08:00', to: '08:00' }] },
  });
  for (const moment of ['2026-12-03 16:59', '2026-12-04 12:59', '2026-12-07 08:00'])
    expect([kindOf(office, moment), kindOf(police, moment)], moment).toEqual(['open', 'closed']);
  // Friday afternoon, the weekend, and Juledag and 2. juledag with the nights around them.
  for (const moment of [
    '2026-12-04 13:00',
    '2026-12-06 12:00',
    '2026-12-07 07:59',
    '2026-12-25 12:00',
    '2026-12-28 07:59',
  ])
    expect([kindOf(office, moment), kindOf(police, moment)], moment).toEqual(['closed', 'open']);
});

describe('Hours 5: an intake window that is not the opening hours', () => {
  test('arrive 18.30–22 and leave by 9.30: the hours are the stay, the window stands in the words (Nordbyen)', () => {
    const nightShelter = enter({
      kind: 'weekly',
      rows: [{ weekdays: everyDay, from: '18:30', to: '09:30' }],
      publicHolidays: 'as-usual',
      words: 'Man skal komme mellem kl. 18.30 og 22 og gå senest kl. 9.30.',
    });
    expect(statusOf(nightShelter, '2026-12-01 23:00')).toBe(
      'open until 2026-12-02 09:30, opens 2026-12-02 18:30',
    );
    expect(nightShelter.words).toContain('mellem kl. 18.30 og 22');
  });

  test('where only the intake is stated it is the hours, and it closes at 22 (Housing Silkeborg)', () => {
    const nightBed = enter({
      kind: 'weekly',
      rows: [{ weekdays: everyDay, from: '20:00', to: '22:00' }],
      publicHolidays: 'as-usual',
      words: 'Indskrivning til natseng kl. 20–22.',
    });
    expect(statusOf(nightBed, '2026-12-01 21:45')).toBe(
      'open until 2026-12-01 22:00, opens 2026-12-02 20:00',
    );
  });

  test('intake at the door round the clock (Østervang)', () => {
    expect(statusOf(enter({ kind: 'always' }), '2026-12-25 03:00')).toBe('open');
  });
});

test.each([
  ['20:00', '10:00', '2026-12-02 09:59', 'open until 2026-12-02 10:00, opens 2026-12-02 20:00'],
  ['16:00', '13:00', '2026-12-02 12:59', 'open until 2026-12-02 13:00, opens 2026-12-02 16:00'],
  ['22:00', '08:00', '2026-12-02 00:00', 'open until 2026-12-02 08:00, opens 2026-12-02 22:00'],
])('Hours 6: over midnight, %s–%s, longer than twelve hours too: at %s %s', (from, to, moment, status) => {
  const hours = enter({
    kind: 'weekly',
    rows: [{ weekdays: everyDay, from, to }],
    publicHolidays: 'as-usual',
  });
  expect(statusOf(hours, moment)).toBe(status);
});

test('Hours 7: open when the municipality is closed, its closing days included, with a real gap at 15–16 (Norddjurs)', () => {
  const day = enter({
    kind: 'weekly',
    rows: [
      { weekdays: [1, 2, 3, 4], from: '08:00', to: '15:00' },
      { weekdays: [5], from: '08:00', to: '12:00' },
    ],
    publicHolidays: 'closed',
    specialDays: { 'constitution-day': 'closed', 'christmas-eve': 'closed', 'new-years-eve': 'closed' },
    exceptions: [{ kind: 'closed', from: '2027-05-07', to: '2027-05-07', note: 'kommunens lukkedag' }],
  });
  // A day row runs to the next morning, so that the morning after a holiday is held by the holiday.
  const roundTheClock = { rows: [{ from: '08:00', to: '08:00' }] };
  const night = enter({
    kind: 'weekly',
    rows: [
      { weekdays: workdays, from: '16:00', to: '08:00' },
      { weekdays: [6, 7], from: '08:00', to: '08:00' },
    ],
    publicHolidays: roundTheClock,
    specialDays: {
      'constitution-day': 'as-holiday',
      'christmas-eve': 'as-holiday',
      'new-years-eve': 'as-holiday',
    },
    exceptions: [
      { kind: 'hours', from: '2027-05-07', to: '2027-05-07', ...roundTheClock, note: 'kommunens lukkedag' },
    ],
  });
  const either = (local: string) => [kindOf(day, local), kindOf(night, local)];
  expect(either('2026-12-01 14:59')).toEqual(['open', 'closed']);
  expect(either('2026-12-01 15:30'), 'nobody answers').toEqual(['closed', 'closed']);
  expect(either('2026-12-04 12:00'), 'four hours on a Friday').toEqual(['closed', 'closed']);
  expect(either('2026-12-01 16:00')).toEqual(['closed', 'open']);
  // Kristi himmelfartsdag, the closing day after it, and the weekend: one unbroken night.
  expect(statusOf(night, '2027-05-06 08:00')).toBe('open until 2027-05-10 08:00, opens 2027-05-10 16:00');
  expect(why(night, '2027-05-07 12:00')).toBe('7. maj kl. 08.00–08.00 næste dag: kommunens lukkedag');
});

test('Hours 8: weekends and public holidays share hours, and Grundlovsdag, 24 and 31 December count as such (Lægevagten)', () => {
  const laegevagten = enter({
    kind: 'weekly',
    rows: [
      { weekdays: workdays, from: '16:00', to: '23:00' },
      { weekdays: [6, 7], from: '08:00', to: '23:00' },
    ],
    publicHolidays: 'as-sunday',
    specialDays: {
      'labour-day': 'as-usual',
      'constitution-day': 'as-holiday',
      'christmas-eve': 'as-holiday',
      'new-years-eve': 'as-holiday',
    },
  });
  expect(kindOf(laegevagten, '2026-12-01 12:00')).toBe('closed');
  expect(kindOf(laegevagten, '2026-12-05 12:00')).toBe('open');
  for (const date of ['2026-04-03', '2026-06-05', '2026-12-24', '2026-12-25', '2026-12-31'])
    expect(kindOf(laegevagten, `${date} 08:00`), date).toBe('open');
  expect(statusOf(laegevagten, '2026-05-01 08:00'), '1 May is a day as others').toContain(
    'opens 2026-05-01 16:00',
  );
  expect(why(laegevagten, '2026-12-24 08:00')).toBe('Juleaftensdag: som søndag, kl. 08.00–23.00');
});

describe('Hours 9: rows that do not come every week', () => {
  test('even weeks only, tied to a year: the next year is not guessed (Favrskov)', () => {
    const dementia = enter({
      kind: 'weekly',
      rows: [
        {
          weekdays: [4],
          from: '14:00',
          to: '18:00',
          weeks: 'even',
          validFrom: '2026-01-01',
          validTo: '2026-12-31',
        },
      ],
      specialDays: { 'christmas-eve': 'closed' },
    });
    expect(statusOf(dementia, '2026-12-03 12:00'), 'week 49').toBe('closed, opens 2026-12-10 14:00');
    expect(statusOf(dementia, '2026-12-10 18:00'), 'no more Thursday of an even week but 24 December').toBe(
      'closed',
    );
    expect(hoursWords(dementia)[0]).toBe(
      'Torsdag kl. 14.00–18.00 (lige uger, fra 1. januar 2026 til og med 31. december 2026)',
    );
  });

  test('the first Tuesday of the month, in two slots (Hjørring)', () => {
    const firstTuesday = { weekdays: [2], nthInMonth: [1 as const] };
    const counselling = enter({
      kind: 'weekly',
      rows: [
        { ...firstTuesday, from: '10:00', to: '12:00' },
        { ...firstTuesday, from: '14:00', to: '16:00' },
      ],
    });
    expect(statusOf(counselling, '2026-12-01 12:30')).toBe('closed, opens 2026-12-01 14:00');
    expect(statusOf(counselling, '2026-12-01 16:00')).toBe('closed, opens 2027-01-05 10:00');
    expect(hoursWords(counselling)[0]).toBe('1. tirsdag i måneden kl. 10.00–12.00 og 14.00–16.00');
  });
});

describe('Hours 10: dated closures', () => {
  const site = enter({
    kind: 'weekly',
    rows: [{ weekdays: workdays, from: '08:00', to: '15:00' }],
    publicHolidays: 'closed',
    exceptions: [
      { kind: 'closed', from: '2026-07-06', to: '2026-07-26', note: 'sommerferie' },
      { kind: 'closed', from: '2026-10-12', to: '2026-10-18', note: 'flytning' },
      { kind: 'closed', from: '2026-12-21', to: '2027-01-03', note: 'juleferie' },
    ],
  });
  test('three weeks in summer at one of two sites, a week for moving, Christmas', () => {
    const otherSite = enter({ ...site, exceptions: [] });
    expect(statusOf(site, '2026-07-07 10:00')).toBe('closed, opens 2026-07-27 08:00');
    expect(kindOf(otherSite, '2026-07-07 10:00')).toBe('open');
    expect(statusOf(site, '2026-10-14 10:00')).toBe('closed, opens 2026-10-19 08:00');
    expect(statusOf(site, '2026-12-18 15:00')).toBe('closed, opens 2027-01-04 08:00');
    expect(why(site, '2026-12-28 10:00')).toBe('Lukket 21. december–3. januar 2027: juleferie');
  });

  test('closed at night 22–08 for a season, at a place else open round the clock: the first evening it is open until 22', () => {
    const note = 'natlukket';
    const place = enter({
      kind: 'always',
      exceptions: [
        { kind: 'hours', from: '2026-07-01', to: '2026-08-31', rows: [{ from: '08:00', to: '22:00' }], note },
        { kind: 'hours', from: '2026-07-01', to: '2026-07-01', rows: [{ from: '00:00', to: '22:00' }], note },
      ],
    });
    expect(statusOf(place, '2026-07-01 03:00')).toBe('open until 2026-07-01 22:00, opens 2026-07-02 08:00');
    expect(statusOf(place, '2026-07-15 03:00')).toBe('closed, opens 2026-07-15 08:00');
    expect(statusOf(place, '2026-08-31 23:00')).toBe('closed, opens 2026-09-01 00:00');
  });

  test('one night is closed by its clock times', () => {
    const place = enter({
      kind: 'always',
      exceptions: [
        { kind: 'closed-between', from: '2026-12-02T22:00', to: '2026-12-03T08:00', note: 'strømafbrydelse' },
      ],
    });
    expect(statusOf(place, '2026-12-02 12:00')).toBe('open until 2026-12-02 22:00, opens 2026-12-03 08:00');
  });
});

test('Hours 11: a winter shelter whose next season nobody has fixed is unknown that winter, not closed', () => {
  const shelter = enter({
    kind: 'weekly',
    rows: [
      { weekdays: everyDay, from: '20:00', to: '10:00', validFrom: '2026-11-01', validTo: '2027-03-31' },
    ],
    publicHolidays: 'as-usual',
    specialDays: { 'christmas-eve': 'as-usual', 'new-years-eve': 'as-usual' },
    exceptions: [
      { kind: 'unknown', from: '2027-10-01', to: '2028-04-30', note: 'næste sæson er ikke fastsat' },
    ],
    words: 'Adresse og datoer meldes ud hvert efterår.',
  });
  expect(statusOf(shelter, '2027-04-01 09:59'), 'the last night is whole').toBe(
    'open until 2027-04-01 10:00',
  );
  expect(statusOf(shelter, '2027-07-01 12:00')).toBe('closed, maybe from 2027-10-01 00:00');
  expect(kindOf(shelter, '2027-11-01 23:00')).toBe('unknown');
  expect(why(shelter, '2027-11-01 23:00')).toBe(
    'Åbningstiden 1. oktober–30. april 2028 er ikke oplyst: næste sæson er ikke fastsat',
  );
});

describe('Hours 12: unknown is not closed', () => {
  test('days known but not clock times', () => {
    const hours = enter({ kind: 'weekly', rows: [], unknownWeekdays: workdays, words: 'Alle hverdage' });
    expect(statusOf(hours, '2026-12-01 10:00')).toBe('unknown until 2026-12-05 00:00');
    expect(statusOf(hours, '2026-12-05 10:00')).toBe('closed, maybe from 2026-12-07 00:00');
    expect(hoursWords(hours)[0]).toBe('Mandag–fredag: klokkeslæt ikke oplyst');
  });

  test('staffing known but not hours, and nothing known at all', () => {
    const staffed = enter({ kind: 'unknown', words: 'Bemandet med sygeplejersker i dag- og aftenvagt' });
    const nothing = enter({ kind: 'unknown' });
    for (const hours of [staffed, nothing]) {
      expect(statusOf(hours, '2026-12-01 10:00')).toBe('unknown');
      expect(why(hours, '2026-12-01 10:00')).toBe('Åbningstiden er ikke oplyst');
    }
    expect(staffed.words).toContain('aftenvagt');
  });
});

test('Hours 13: open but unstaffed, and staffed round the clock with doctors on workdays 8–16 only', () => {
  const brugeraabent = enter({ kind: 'always', words: 'Brugeråbent; personale mandag–fredag kl. 9–15.' });
  const doctorsPhone = enter({
    kind: 'weekly',
    rows: [{ weekdays: workdays, from: '08:00', to: '16:00' }],
    publicHolidays: 'closed',
  });
  expect(statusOf(brugeraabent, '2026-12-05 22:00')).toBe('open');
  expect(brugeraabent.words).toContain('personale mandag–fredag');
  expect(statusOf(doctorsPhone, '2026-12-05 12:00')).toBe('closed, opens 2026-12-07 08:00');
});

test('Hours 14: a regional change is entered in advance, and X-ray keeps its own narrower hours', () => {
  const weekend = [6, 7];
  const akutklinik = enter({
    kind: 'weekly',
    rows: [
      { weekdays: everyDay, from: '08:00', to: '22:00', validTo: '2024-02-29' },
      { weekdays: workdays, from: '16:00', to: '22:00', validFrom: '2024-03-01' },
      { weekdays: weekend, from: '08:00', to: '22:00', validFrom: '2024-03-01' },
    ],
    publicHolidays: 'as-sunday',
  });
  const xray = enter({ kind: 'weekly', rows: [{ weekdays: everyDay, from: '08:00', to: '15:00' }] });
  expect(statusOf(akutklinik, '2024-02-29 22:00')).toBe('closed, opens 2024-03-01 16:00');
  expect(kindOf(akutklinik, '2024-02-29 12:00')).toBe('open');
  expect(kindOf(akutklinik, '2024-03-01 12:00')).toBe('closed');
  expect(kindOf(akutklinik, '2024-03-28 12:00'), 'Skærtorsdag').toBe('open');
  expect(statusOf(xray, '2024-03-02 15:00')).toContain('closed');
  expect(hoursWords(akutklinik).slice(0, 3)).toEqual([
    'Alle dage kl. 08.00–22.00 (til og med 29. februar 2024)',
    'Mandag–fredag kl. 16.00–22.00 (fra 1. marts 2024)',
    'Lørdag og søndag kl. 08.00–22.00 (fra 1. marts 2024)',
  ]);
});
