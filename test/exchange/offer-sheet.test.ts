/** A sheet holds whole offers: out and in again they are the same, in every kind of file, as other programs read and write it too. */
import fc from 'fast-check';
import readXlsx from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { readSeed } from '../../seed/seed-files.ts';
import { holdsCpr } from '../../server/cpr.ts';
import { blankOffer, cellsOf, readRow } from '../../server/exchange/offer-row.ts';
import { type OfferSheet, sheetCsv, sheetWorkbook } from '../../server/exchange/offer-sheet.ts';
import { columns } from '../../server/exchange/sheet-columns.ts';
import { sheetNames } from '../../server/exchange/sheet-names.ts';
import { harmless, typedText, unguarded } from '../../server/exchange/spreadsheet-text.ts';
import { archiveOf, openArchive } from '../../server/exchange/zip-archive.ts';
import { type Offer, offerSchema } from '../../server/offers/offer-schema.ts';
import { exampleOffer } from '../example-offers.ts';
import { csv, importOf, referencesOf } from './sheet.ts';

const seed = readSeed().offers;
const files = [
  ['csv', sheetCsv],
  ['xlsx', sheetWorkbook],
] as const;

describe.each(files)('in a file of kind %s', (_, fileOf) => {
  test('the offers of the seed come back as they were, each from nothing but its row and its id', () => {
    const references = referencesOf(seed);
    const names = sheetNames(references);
    const rows = importOf(fileOf(sheetOf(seed)));
    expect(rows).toHaveLength(seed.length);
    for (const [i, offer] of seed.entries()) {
      const blank = { ...blankOffer(offer.id, offer.slug), verifiedAt: offer.verifiedAt };
      expect(readRow(rows[i]?.cells ?? new Map(), blank, names)).toEqual({ offer });
      expect(rows[i]?.version).toBe(String(i + 1));
    }
  });

  test('whatever signs a text holds', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, note) => {
        const offer = exampleOffer({
          name: 'Eksempel',
          access: { who: name },
          note,
          capacity: { places: null, note: name },
        });
        const [row] = importOf(fileOf(sheetOf([offer])));
        const said = cellsOf(offer, sheetNames(referencesOf([offer])));
        expect(row?.cells).toEqual(said);
      }),
      { numRuns: 300 },
    );
  });
});

const signs = fc.string({
  unit: fc.constantFrom(...'=+-@\'"|;,\t\n\r#_x0041 aæ&<>＝\u0001'),
  minLength: 1,
  maxLength: 12,
});
const anyText = fc
  .oneof(signs, fc.string({ minLength: 1 }))
  .map((text) => text.trim() || 'x')
  .filter((text) => !holdsCpr(text));

function sheetOf(offers: readonly Offer[]): OfferSheet {
  return {
    offers,
    references: referencesOf(offers),
    versions: new Map(offers.map(({ slug }, i) => [slug, i + 1])),
  };
}

test('every field of an offer has a column, but for its identity and its own confirmation', () => {
  const held = new Set(columns.map(({ field }) => field));
  const fields = Object.keys(offerSchema.shape);
  expect(fields.filter((field) => !held.has(field as keyof Offer))).toEqual(['id', 'slug', 'verifiedAt']);
});

test('no cell of the real offers is taken for a CPR number', () => {
  const names = sheetNames(referencesOf(seed));
  expect(seed.flatMap((offer) => [...cellsOf(offer, names).values()]).filter(holdsCpr)).toEqual([]);
});

describe('no spreadsheet runs what an offer says', () => {
  const evil = ['=1+1', '+45 12', '-ring', '@SUM(A1)', "'=x", '＝1'];
  const offers = evil.map((note, i) => exampleOffer({ name: `Eksempel ${i}`, note }));

  test('in CSV such a text has an apostrophe in front of it', () => {
    const text = sheetCsv(sheetOf(offers)).toString();
    for (const note of evil) expect(text).toContain(`;"'${note}"`);
    expect(text.replaceAll('""', '')).not.toMatch(/(^|;|\n)"?[=+\-@＝]/);
  });

  test('in XLSX every cell is text, as another program reads it', async () => {
    const book = sheetWorkbook(sheetOf(offers));
    const [{ data }] = (await readXlsx(book)) as unknown as [{ data: string[][] }];
    const at = data[0]?.indexOf('Bemærk') ?? -1;
    expect(data.slice(2).map((row) => row[at])).toEqual(evil.map((note) => typedText(note)));
  });

  test.each(evil)('%s is what comes back', (note) => {
    expect(unguarded(harmless(note))).toBe(note);
    expect(unguarded(typedText(note))).toBe(note);
  });
});

describe('a file from another program', () => {
  const headings = ['Netadresse', 'Version', 'Navn', 'Alder fra', 'Gælder fra', 'Telefonnumre'];

  test('a workbook with numbers and dates', async () => {
    const cells = ['eksempel', 7, 'Ål & <øl>', 18, 46_380, 87_654_321];
    const book = await writeXlsx([
      headings.map((value) => ({ value })),
      cells.map((value) => ({ value })),
    ] as never).toBuffer();
    const [row] = importOf(book);
    expect(row).toMatchObject({ sheet: 'Sheet1', line: 2, slug: 'eksempel', version: '7' });
    expect(Object.fromEntries(row?.cells ?? [])).toEqual({
      name: 'Ål & <øl>',
      ageFrom: '18',
      validFrom: '46380',
      phones: '87654321',
    });
  });

  test('a workbook that writes an empty text as an empty element', async () => {
    const book = await writeXlsx([
      headings.slice(0, 3).map((value) => ({ value })),
      ['eksempel', 'TOM', 'Sårpleje'].map((value) => ({ value })),
    ] as never).toBuffer();
    const { names, read } = openArchive(book);
    const parts = names.map((name) => ({
      name,
      content: (read(name) ?? '').toString().replace(/<si><t[^>]*>TOM<\/t><\/si>/, '<si/>'),
    }));
    expect(parts.some(({ content }) => content.includes('<si/>'))).toBe(true);
    const [row] = importOf(archiveOf(parts));
    expect(row).toMatchObject({ slug: 'eksempel', version: '' });
    expect(row?.cells.get('name')).toBe('Sårpleje');
  });

  const text = `Netadresse;Navn\r\neksempel;Sårpleje på Østergade\r\n`;
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['commas', Buffer.from(text.replaceAll(';', ','))],
    ['tabs', Buffer.from(text.replaceAll(';', '\t'))],
    ['its delimiter told', Buffer.from(`sep=;\r\n${text}`)],
    ['old line ends', Buffer.from(text.replaceAll('\r\n', '\r'))],
    ['no last line end', Buffer.from(text.trim())],
  ])('CSV: %s', (_, bytes) => {
    expect(importOf(bytes)).toMatchObject([{ slug: 'eksempel' }]);
    expect(importOf(bytes)[0]?.cells.get('name')).toBe('Sårpleje på Østergade');
  });

  test('a line is told as an editor counts it, also below a cell of several lines', () => {
    const rows = importOf(csv(['Netadresse', 'Navn'], ['en', 'to\nlinjer'], ['# hjælp'], ['to', 'x']));
    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
  });
});
