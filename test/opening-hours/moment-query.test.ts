import { describe, expect, test } from 'vitest';
import { isoOf, minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { parseMoment, readMoment } from '../../server/opening-hours/moment-query.ts';

const now = Temporal.ZonedDateTime.from('2026-12-01T16:00[Europe/Copenhagen]');

describe('a moment in a URL is local time', () => {
  test.each([
    ['2026-12-24T22:00', '2026-12-24T22:00:00+01:00', 'winter'],
    ['2026-06-05T08:00', '2026-06-05T08:00:00+02:00', 'summer'],
    ['2026-10-25T02:30', '2026-10-25T02:30:00+02:00', 'the earlier of the two in autumn'],
    ['2027-03-28T02:30', '2027-03-28T03:30:00+02:00', 'the hour after in spring'],
  ])('%s is %s: %s', (text, iso) => {
    const minute = parseMoment(text);
    expect(typeof minute === 'number' && isoOf(minute)).toBe(iso);
  });

  test.each([
    ['i morgen', 'Skriv tidspunktet som dato og klokkeslæt, fx 2026-12-24T22:00'],
    ['2026-12-24 22:00', 'Skriv tidspunktet som dato og klokkeslæt, fx 2026-12-24T22:00'],
    ['2026-02-29T12:00', 'Datoen eller klokkeslættet findes ikke'],
    ['2026-12-24T24:00', 'Datoen eller klokkeslættet findes ikke'],
    ['1949-12-31T12:00', 'Tidspunktet skal ligge mellem 1950 og 2100'],
    ['2101-01-01T00:00', 'Tidspunktet skal ligge mellem 1950 og 2100'],
  ])('"%s" is refused: %s', (text, message) => expect(parseMoment(text)).toBe(message));
});

test('nothing asked is now, and so is what cannot be read, with its message', () => {
  const at = minuteOf(now);
  expect(readMoment(undefined, now)).toEqual({ at, text: '', error: undefined });
  expect(readMoment({ values: [''], broken: false }, now)).toEqual({ at, text: '', error: undefined });
  expect(readMoment({ values: ['snart'], broken: false }, now)).toMatchObject({ at, text: '' });
  expect(readMoment({ values: ['snart'], broken: false }, now).error).toContain('Skriv tidspunktet');
  expect(readMoment({ values: ['2026-12-24T22:00', '2026-12-25T22:00'], broken: false }, now).error).toBe(
    'Tidspunktet er angivet flere gange',
  );
  expect(readMoment({ values: [], broken: true }, now).error).toBe('Tidspunktet kan ikke læses');
});
