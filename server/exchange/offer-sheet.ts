/** Offers → the rows of a sheet: what template and export have in common. */
import type { Offer } from '../offers/offer-schema.ts';
import { csvOf } from './csv.ts';
import { columns, slugHeading, slugHelp, versionHeading, versionHelp } from './sheet-columns.ts';
import { type SheetReferences, sheetNames } from './sheet-names.ts';
import { harmless } from './spreadsheet-text.ts';
import { workbookOf } from './workbook-writing.ts';

export type OfferSheet = {
  offers: readonly Offer[];
  references: SheetReferences;
  /** The version of each offer, by address, for a sheet that is to come back. */
  versions?: ReadonlyMap<string, number>;
};

/** Headings, below them what to write when it is to come back, then an offer a row. */
function* rowsOf({ offers, references, versions }: OfferSheet): Generator<string[]> {
  const names = sheetNames(references);
  const version = (text: string) => (versions ? [text] : []);
  yield [slugHeading, ...version(versionHeading), ...columns.map(({ heading }) => heading)];
  if (versions) yield [`# ${slugHelp}`, versionHelp, ...columns.map(helpOf)];
  for (const offer of offers)
    yield [
      offer.slug,
      ...version(String(versions?.get(offer.slug) ?? '')),
      ...columns.map((column) => column.write(offer, names)),
    ];
}

function helpOf({ help, required }: { help: string; required: boolean }): string {
  return required ? `${help} Skal udfyldes.` : help;
}

export function sheetCsv(sheet: OfferSheet): Buffer {
  const rows = rowsOf(sheet);
  return Buffer.from(csvOf(rows.map((row) => row.map(harmless))));
}

export function sheetWorkbook(sheet: OfferSheet): Buffer {
  return workbookOf({
    name: 'Tilbud',
    widths: [24, ...(sheet.versions ? [9] : []), ...columns.map(({ width }) => width)],
    rows: rowsOf(sheet),
    helpRows: sheet.versions ? 1 : 0,
  });
}
