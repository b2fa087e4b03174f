import { expect, test } from 'vitest';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';

const row = { weekdays: [1], from: '08:00', to: '15:00' };
const message = (written: unknown) =>
  openingHoursSchema.safeParse(written).error?.issues.map((i) => i.message);

test('what an editor does not state is unknown, never filled in', () => {
  expect(openingHoursSchema.parse({ kind: 'weekly', rows: [row] })).toEqual({
    kind: 'weekly',
    rows: [row],
    unknownWeekdays: [],
    publicHolidays: 'unknown',
    specialDays: {},
    exceptions: [],
    words: null,
  });
});

test.each([
  [{ ...row, to: '24:00' }, 'Skriv klokkeslættet som TT:MM, fx 08:00 (midnat er 00:00)'],
  [{ ...row, from: '8.00' }, 'Skriv klokkeslættet som TT:MM, fx 08:00 (midnat er 00:00)'],
  [{ ...row, weekdays: [] }, 'Vælg mindst én ugedag'],
  [{ ...row, nthInMonth: [] }, 'Vælg mindst én uge i måneden'],
  [{ ...row, validFrom: '2026-02-29' }, 'Skriv datoen som ÅÅÅÅ-MM-DD'],
  [{ ...row, validFrom: '2026-12-02', validTo: '2026-12-01' }, 'Slutdatoen ligger før startdatoen'],
])('a row such as %j is refused: %s', (bad, expected) => {
  expect(message({ kind: 'weekly', rows: [bad] })).toEqual([expected]);
});

test('a week without rows is refused: hours nobody knows are entered as unknown', () => {
  expect(message({ kind: 'weekly', rows: [] })).toEqual([
    'Mindst én række; er tiderne ukendte, så brug "unknown"',
  ]);
  expect(message({ kind: 'weekly', rows: [], unknownWeekdays: [1] })).toBeUndefined();
});

test.each([
  [{ kind: 'closed', from: '2026-12-24', to: '2026-12-23' }, 'Slutningen ligger før begyndelsen'],
  [
    { kind: 'closed-between', from: '2026-12-24T12:00', to: '2026-12-24T12:00' },
    'Slutningen ligger før begyndelsen',
  ],
  [{ kind: 'closed-between', from: '2026-02-31T12:00', to: '2026-03-01T12:00' }, 'Datoen findes ikke'],
  [
    { kind: 'closed-between', from: '2026-12-24', to: '2026-12-25T12:00' },
    'Skriv tidspunktet som ÅÅÅÅ-MM-DDTTT:MM',
  ],
])('an exception such as %j is refused: %s', (exception, expected) => {
  const issues = message({ kind: 'always', exceptions: [{ note: 'ferie', ...exception }] });
  expect(issues).toContain(expected);
});
