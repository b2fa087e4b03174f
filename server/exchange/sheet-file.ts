/** A file somebody has sent → its rows as text, whatever kind of spreadsheet it is. What it is, is told by its bytes, not by its name. */
import { fold } from '../danish-text.ts';
import { cellText } from './cell-text.ts';
import { byteOrderMark, readCsv } from './csv.ts';
import { columns, slugHeading, versionHeading } from './sheet-columns.ts';
import { unguarded } from './spreadsheet-text.ts';
import { readWorkbook } from './workbook-reading.ts';
import { FileMistake } from './zip-archive.ts';

export type SheetRow = {
  /** Null in a file without sheets. */
  sheet: string | null;
  /** As the spreadsheet counts rows, or as an editor counts lines. */
  line: number;
  cells: string[];
  /** Positions of cells that compute instead of saying. */
  formulas: number[];
  /** How much of the file has been read, 0–1. */
  share: number;
};

/** @throws FileMistake */
export function* readSheetFile(bytes: Buffer): Generator<SheetRow> {
  if (bytes.length === 0) throw new FileMistake('Filen er tom.');
  for (const row of rowsOf(bytes))
    yield { ...row, cells: row.cells.map((cell) => unguarded(cellText(cell))) };
}

function rowsOf(bytes: Buffer): Iterable<SheetRow> {
  const beginning = bytes.toString('latin1', 0, 8);
  if (beginning.startsWith('PK')) return readWorkbook(bytes);
  if (beginning === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
    throw new FileMistake(
      'Filen er et gammelt eller beskyttet Excel-ark. Gem den som .xlsx uden adgangskode.',
    );
  return csvRows(textOf(bytes));
}

/** UTF-8 or what Danish Windows has long written; a file that is no text is refused. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.some(isNoText)) throw new FileMistake('Filen er ikke et regneark. Gem det som .xlsx eller .csv.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Bytes below a space other than tab and line breaks; none stands in UTF-8 or Windows-1252 text. */
function isNoText(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32);
}

function* csvRows(whole: string): Generator<SheetRow> {
  const said = whole.startsWith(byteOrderMark) ? whole.slice(1) : whole;
  const told = /^sep=(.)\r?\n/.exec(said);
  // The line that names the delimiter is the first line of the file still.
  const text = told ? said.slice(told[0].length) : said;
  const delimiter = told?.[1] ?? delimiterOf(text);
  for (const { line, cells, end } of readCsv(text, delimiter))
    yield {
      sheet: null,
      line: told ? line + 1 : line,
      cells,
      formulas: cells.flatMap((cell, at) => (/^\s*=/.test(cell) ? [at] : [])),
      share: end / text.length,
    };
}

const headings = new Set([slugHeading, versionHeading, ...columns.map(({ heading }) => heading)].map(fold));

/** The one that parts the first line into most headings. */
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const known = (delimiter: string) =>
    first.split(delimiter).filter((cell) => headings.has(fold(cell))).length;
  return [';', '\t', ','].reduce((best, one) => (known(one) > known(best) ? one : best));
}
