/** Opening hours as they are typed. */
import { describe, expect, test } from 'vitest';
import { exampleOffer } from '../example-offers.ts';
import { typeOver } from './read-form.ts';

const weekdays = exampleOffer({
  name: 'Eksempel',
  openingHours: { kind: 'weekly', rows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '15:00' }] },
});

function hoursOf(typed: Record<string, string | string[]>) {
  const named = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [`openingHours.${name}`, value]),
  );
  const { offer, mistakes } = typeOver(weekdays, named);
  return {
    hours: offer.openingHours,
    mistakes: mistakes.map(({ field, message }) => `${field}: ${message}`),
  };
}

describe('a row', () => {
  test('takes the times as they are typed, and 24 as midnight', () => {
    const { hours, mistakes } = hoursOf({ 'rows.0.from': '0830', 'rows.0.to': '24' });
    expect(mistakes).toEqual([]);
    expect(hours).toMatchObject({ rows: [{ from: '08:30', to: '00:00' }] });
  });

  test.each([
    { 'rows.0.from': '7-15', 'rows.0.to': '' },
    { 'rows.0.from': '', 'rows.0.to': 'kl. 7 til 15' },
  ])('%o is both times of the row', (typed) => {
    const { hours, mistakes } = hoursOf(typed);
    expect(mistakes).toEqual([]);
    expect(hours).toMatchObject({ rows: [{ from: '07:00', to: '15:00' }] });
  });

  test('in which nothing is typed is no row, wherever it stands', () => {
    const { hours, mistakes } = hoursOf({
      'rows.1.from': '',
      'rows.1.weeks': '',
      'rows.5.weekdays': ['7', '6'],
      'rows.5.from': '10',
      'rows.5.to': '14',
    });
    expect(mistakes).toEqual([]);
    expect(hours).toMatchObject({ rows: [{}, { weekdays: [6, 7], from: '10:00', to: '14:00' }] });
  });

  test.each([
    [{ 'rows.0.weekdays': [] }, 'openingHours.rows.0.weekdays: Vælg mindst én ugedag'],
    [{ 'rows.0.to': '' }, 'openingHours.rows.0.to: Skriv klokkeslættet, det gælder til, fx 8 eller 15.30'],
    [
      { 'rows.0.from': 'otte' },
      'openingHours.rows.0.from: »otte« er ikke et klokkeslæt. Skriv fx 8, 8.30 eller 24',
    ],
    [
      { 'rows.0.from': '7-15', 'rows.0.to': '16' },
      'openingHours.rows.0.from: »7-15« er mere end ét klokkeslæt. Skriv det, det gælder fra, i det første felt og til i det andet',
    ],
    [
      { 'rows.0.validTo': '30.2.2027' },
      'openingHours.rows.0.validTo: »30.2.2027« er ikke en dato, der findes',
    ],
    [
      { 'rows.0.validFrom': '1.3.2027', 'rows.0.validTo': '1.2.2027' },
      'openingHours.rows.0.validTo: Rækken holder op, før den begynder. Byt om på datoerne.',
    ],
    [
      { 'publicHolidays.rule': 'own', 'publicHolidays.hours': 'formiddag' },
      'openingHours.publicHolidays.hours: »formiddag« kan ikke læses. Skriv fx 8–12 eller 8–12, 13–15',
    ],
  ])('%o is told at its field', (typed, told) => {
    expect(hoursOf(typed).mistakes).toEqual([told]);
  });
});

test('without a row and a day there must be another answer', () => {
  const nothing = { 'rows.0.weekdays': [], 'rows.0.from': '', 'rows.0.to': '' };
  expect(hoursOf(nothing).mistakes).toEqual([
    'openingHours.kind: Skriv mindst én række med ugedage og tider, eller vælg »Ukendt«',
  ]);
  expect(hoursOf({ ...nothing, unknownWeekdays: ['2'] })).toMatchObject({
    hours: { rows: [], unknownWeekdays: [2] },
    mistakes: [],
  });
});

test('round the clock and unknown do not ask about the rows', () => {
  expect(hoursOf({ kind: 'always', 'rows.0.to': '' })).toMatchObject({
    hours: { kind: 'always' },
    mistakes: [],
  });
});

test('holidays and special days', () => {
  const { hours } = hoursOf({
    'publicHolidays.rule': 'own',
    'publicHolidays.hours': '10-12 og 13-14',
    'specialDays.christmas-eve.rule': 'as-holiday',
    'specialDays.new-years-eve.rule': 'closed',
  });
  expect(hours).toMatchObject({
    publicHolidays: {
      rows: [
        { from: '10:00', to: '12:00' },
        { from: '13:00', to: '14:00' },
      ],
    },
    specialDays: { 'christmas-eve': 'as-holiday', 'new-years-eve': 'closed' },
  });
});

describe('an exception', () => {
  const typed = (exception: Record<string, string>) =>
    hoursOf(
      Object.fromEntries(Object.entries(exception).map(([name, value]) => [`exceptions.0.${name}`, value])),
    );

  test('of one day needs one date', () => {
    expect(typed({ kind: 'closed', from: '24.12.2026', note: 'flytter' }).hours.exceptions).toEqual([
      { kind: 'closed', from: '2026-12-24', to: '2026-12-24', note: 'flytter' },
    ]);
  });

  test('over New Year without years begins with the coming first day, and ends after it', () => {
    const closed = { kind: 'closed', note: 'juleferie' };
    expect(typed({ ...closed, from: '21/12', to: '3/1' }).hours.exceptions).toMatchObject([
      { from: '2026-12-21', to: '2027-01-03' },
    ]);
    expect(typed({ ...closed, from: '1/11', to: '3/1' }).hours.exceptions).toMatchObject([
      { from: '2027-11-01', to: '2028-01-03' },
    ]);
  });

  test('with its last day before its first is not a year long, nor with a year that says so', () => {
    const short = { kind: 'hours', hours: '10-14', note: 'brandøvelse' };
    expect(typed({ ...short, from: '2/12', to: '1/12' })).toMatchObject({
      hours: { exceptions: [] },
      mistakes: [expect.stringContaining('exceptions.0.to: Til og med ligger før første dag.')],
    });
    expect(typed({ ...short, from: '2/12 2026', to: '1/12 2026' }).mistakes).toEqual([
      expect.stringContaining('exceptions.0.to: Til og med ligger før første dag.'),
    ]);
  });

  test('longer than sixty days is asked about until it is said to be meant, of just those days', () => {
    const long = { kind: 'closed', from: '1/1 2027', to: '30/9 2027', note: 'ombygning' };
    const asked = typed(long);
    expect(asked.mistakes).toEqual([
      'openingHours.exceptions.0.sure: Undtagelsen varer 273 dage, fra 1. januar 2027 til og med 30. september 2027. Sæt kryds, hvis det er rigtigt, eller ret datoerne.',
    ]);
    // The card beside the form shows it meanwhile.
    expect(asked.hours.exceptions).toHaveLength(1);
    expect(typed({ ...long, sure: '2027-01-01/2027-09-30' }).mistakes).toEqual([]);
    expect(typed({ ...long, to: '31/9 2028', sure: '2027-01-01/2027-09-30' }).mistakes).toHaveLength(1);
    expect(typed({ ...long, to: '30/9 2028', sure: '2027-01-01/2027-09-30' }).mistakes).toHaveLength(1);
    // As it stands already it is not asked about again.
    const before = exampleOffer({ name: 'Eksempel', openingHours: asked.hours });
    expect(typeOver(before, { name: 'Nyt navn' }).mistakes).toEqual([]);
  });

  test('with two wrong dates is told of both', () => {
    expect(typed({ kind: 'closed', from: '31/2', to: 'jul', note: 'ferie' }).mistakes).toEqual([
      'openingHours.exceptions.0.from: »31/2« er ikke en dato, der findes',
      expect.stringContaining('openingHours.exceptions.0.to: »jul« kan ikke læses'),
    ]);
  });

  test('with clock times runs from the first day to the last', () => {
    const night = { kind: 'closed-between', from: '2026-12-24', to: '2026-12-25', note: 'lukket' };
    expect(typed({ ...night, hours: '22-8' }).hours.exceptions).toMatchObject([
      { from: '2026-12-24T22:00', to: '2026-12-25T08:00' },
    ]);
    expect(typed({ ...night, hours: '22-24' }).hours.exceptions).toMatchObject([{ to: '2026-12-26T00:00' }]);
    expect(typed({ ...night, to: '', hours: '22-8' }).mistakes[0]).toContain(
      'Lukningen slutter, før den begynder',
    );
  });

  test.each([
    [{ kind: 'closed', from: '24.12.2026' }, 'note'],
    [{ kind: 'closed', from: '', note: 'jul' }, 'from'],
    [{ kind: 'closed', from: '24.12.2026', to: '23.12.2026', note: 'jul' }, 'to'],
    [{ kind: 'hours', from: '24.12.2026', note: 'jul' }, 'hours'],
    [{ kind: '', from: '24.12.2026', note: 'jul' }, 'kind'],
  ])('%o is told at %s', (exception, field) => {
    expect(typed(exception).mistakes).toEqual([
      expect.stringContaining(`openingHours.exceptions.0.${field}: `),
    ]);
  });
});
