/** Whatever bytes are sent in as a sheet are rows, or a file that is refused in words: never a mistake of ours. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellMistake } from '../../server/exchange/cell-text.ts';
import { readHours } from '../../server/exchange/hours-reading.ts';
import { sheetCsv, sheetWorkbook } from '../../server/exchange/offer-sheet.ts';
import { archiveOf, FileMistake, openArchive } from '../../server/exchange/zip-archive.ts';
import { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { alwaysOpen, closedForHoliday, weekdaysOnly } from '../example-offers.ts';
import { importOf, referencesOf } from './sheet.ts';

const offers = [alwaysOpen, weekdaysOnly, closedForHoliday];
const versions = new Map(offers.map(({ slug }, i) => [slug, i + 1]));
const sheet = { offers, references: referencesOf(offers), versions };
const workbook = sheetWorkbook(sheet);

function rowsOrRefusal(bytes: Buffer): 'rows' | 'refused' {
  try {
    importOf(bytes);
    return 'rows';
  } catch (error) {
    if (!(error instanceof FileMistake)) throw error;
    expect(error.message).toMatch(/\p{L}/u);
    return 'refused';
  }
}

const spoilt = (bytes: Buffer) =>
  fc
    .record({
      changes: fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }),
      end: fc.oneof({ weight: 3, arbitrary: fc.constant(bytes.length) }, fc.nat(bytes.length)),
    })
    .map(({ changes, end }) => {
      const copy = Buffer.from(bytes);
      for (const [at, value] of changes) copy[at] = value;
      return copy.subarray(0, end);
    });

test.each([
  ['a workbook of ours', workbook],
  ['a CSV of ours', Buffer.from(sheetCsv(sheet))],
])('%s with bytes changed or cut off', (_, bytes) => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(spoilt(bytes), (sent) => {
      seen.add(rowsOrRefusal(sent));
    }),
    { numRuns: 300 },
  );
  expect(seen).toContain('rows');
});

test('a workbook whose parts are sound as an archive and spoilt as XML', () => {
  const { names, read } = openArchive(workbook);
  const parts = names.map((name) => ({ name, content: Buffer.from(read(name) ?? '') }));
  const one = fc
    .nat(parts.length - 1)
    .chain((at) =>
      fc.record({ at: fc.constant(at), content: spoilt(parts[at]?.content ?? Buffer.from('x')) }),
    );
  fc.assert(
    fc.property(one, ({ at, content }) => {
      rowsOrRefusal(archiveOf(parts.map((part, i) => (i === at ? { ...part, content } : part))));
    }),
    { numRuns: 300 },
  );
});

test('any bytes, and any that begin as an archive does', () => {
  const beginning = fc.constantFrom(
    '',
    'PK\u0003\u0004',
    'PK\u0005\u0006',
    '\u00ff\u00fe',
    '\u00ef\u00bb\u00bf',
  );
  fc.assert(
    fc.property(beginning, fc.uint8Array({ maxLength: 200 }), (start, bytes) => {
      rowsOrRefusal(Buffer.concat([Buffer.from(start, 'latin1'), bytes]));
    }),
    { numRuns: 500 },
  );
});

const words = fc.constantFrom(
  ...[
    'man',
    'fre',
    '-',
    '–',
    '8',
    '16',
    '24.00',
    '08.00-16.00',
    ';',
    'helligdage',
    ':',
    'lukket',
    'som lørdag',
    'ukendt',
  ],
  ...[
    'døgnåbent',
    '24/12/2026',
    '31/2/2026',
    'til',
    'lige uger',
    '1.',
    'juleaften',
    '"',
    '»',
    '\n',
    'fra',
    ' ',
    '99',
    '--',
  ],
);

test('any text in the cell of the hours is hours, or what cannot be read is quoted', () => {
  const text = fc.oneof(
    fc.array(words, { maxLength: 14 }).map((all) => all.join(' ')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, (cell) => {
      try {
        expect(openingHoursSchema.safeParse(readHours(cell)).success).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(CellMistake);
      }
    }),
    { numRuns: 2_000 },
  );
});
