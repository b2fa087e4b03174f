/** The field of a date reads what people write; without a year it is the coming one. 1 December 2026 is a Tuesday. */
import { expect, test } from 'vitest';
import { dateInField, dateMistake, readDate, readDateWithYear } from '../../server/lookup/date-field.ts';

const today = '2026-12-01';

test.each([
  ['2026-12-24', '2026-12-24'],
  ['24.12.2026', '2026-12-24'],
  ['24/12-26', '2026-12-24'],
  ['24/12 26', '2026-12-24'],
  ['1. 5. 2027', '2027-05-01'],
  ['1/1 2027', '2027-01-01'],
  ['1/1 2035', '2035-01-01'],
  ['21/12', '2026-12-21'],
  ['21.12', '2026-12-21'],
  ['21-12', '2026-12-21'],
  ['3/1', '2027-01-03'],
  ['1/12', '2026-12-01'],
  ['30/11', '2027-11-30'],
  ['1. maj', '2027-05-01'],
  ['den 24. december', '2026-12-24'],
  ['juleaftensdag', '2026-12-24'],
  ['i morgen', '2026-12-02'],
  ['fredag', '2026-12-04'],
])('»%s« is %s', (typed, date) => {
  expect(readDate(typed, today)).toBe(date);
  expect(readDate(dateInField(date), today)).toBe(date);
});

test.each([
  ['31.2.2026', '»31.2.2026« er ikke en dato, der findes'],
  ['31/2', '»31/2« er ikke en dato, der findes'],
  ['2026-13-01', '»2026-13-01« er ikke en dato, der findes'],
  ['', 'Skriv datoen'],
  ['snart', '»snart« kan ikke læses som en dato. Skriv fx 24.12.2026, 24/12 eller 1. maj'],
  ['24/12 kl. 8', '»24/12 kl. 8« kan ikke læses som en dato. Skriv fx 24.12.2026, 24/12 eller 1. maj'],
  ['i nat', '»i nat« kan ikke læses som en dato. Skriv fx 24.12.2026, 24/12 eller 1. maj'],
])('»%s« is no date, and why is told', (typed, message) => {
  expect(readDate(typed, today)).toBeUndefined();
  expect(dateMistake(typed, today)).toBe(message);
});

test.each([
  ['1/1 2027', '2027-01-01'],
  ['24.12.2026', '2026-12-24'],
  ['24-12-26', '2026-12-24'],
  ['2026-12-24', '2026-12-24'],
  ['24/12', undefined],
  ['lørdag', undefined],
  ['30/2 2027', undefined],
])('»%s« in a sheet, which may be read another year, is %s', (typed, date) => {
  expect(readDateWithYear(typed)).toBe(date);
});
