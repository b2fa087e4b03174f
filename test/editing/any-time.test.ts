/** Whatever is typed in a field of time or date is one that exists, or none. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSpans, readTime } from '../../server/editing/typed-time.ts';
import { dateInField, dateMistake, readDate } from '../../server/lookup/date-field.ts';

const today = '2026-12-01';
const pieces = fc.constantFrom(
  ...[
    '8',
    '08',
    '24',
    '25',
    '60',
    '0830',
    '.',
    ':',
    ',',
    '-',
    '–',
    'til',
    'og',
    'kl',
    'kl.',
    'døgnet rundt',
    ' ',
    '1',
    '12',
    '31',
  ],
  ...[
    '/',
    '2026',
    '26',
    '0000',
    '99999',
    'maj',
    'juleaften',
    'lørdag',
    'i morgen',
    'uge 53',
    '٣',
    '−1',
    'T',
    'om 3 dage',
    'påske',
  ],
);
const typed = fc.oneof(
  fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
  fc.array(pieces, { maxLength: 6 }).map((all) => all.join(' ')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const many = { numRuns: 3_000 };

test('a time of day', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const time = readTime(text);
      if (time !== undefined && time !== '24:00') expect(time).toMatch(clock);
    }),
    many,
  );
});

test('spans of time', () => {
  fc.assert(
    fc.property(typed, (text) => {
      for (const { from, to } of readSpans(text) ?? [])
        expect([from, to].every((end) => clock.test(end))).toBe(true);
    }),
    many,
  );
});

test('a date, which the field shows so that it is read as the same; and of what is none, something is said', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const date = readDate(text, today);
      if (date === undefined) expect(dateMistake(text, today)).toMatch(/\p{L}/u);
      else {
        expect(Temporal.PlainDate.from(date).toString()).toBe(date);
        expect(readDate(dateInField(date), today)).toBe(date);
      }
    }),
    many,
  );
});
