/**
 * The rows of a sent file that are about offers, by heading. A file that holds a formula or a CPR number anywhere is refused whole, before
 * anything in it is compared or kept: it is told where, never what.
 */
import { holdsCpr } from '../cpr.ts';
import { fold } from '../danish-text.ts';
import { columnLetter } from './column-letter.ts';
import type { Cells } from './offer-row.ts';
import { columns, slugHeading, versionHeading } from './sheet-columns.ts';
import type { SheetRow } from './sheet-file.ts';
import { FileMistake } from './zip-archive.ts';

export type ImportRow = {
  sheet: string | null;
  line: number;
  slug: string;
  version: string;
  cells: Cells;
  /** Where each column stands in the sheet, by id: `N`. */
  letters: ReadonlyMap<string, string>;
};

export type Place = { sheet: string | null; line: number; column: string };

/** A refused file may be wrong in many places. */
export class RefusedCells extends FileMistake {
  readonly places: readonly Place[];
  constructor(message: string, places: readonly Place[]) {
    super(message);
    this.places = places;
  }
}

const mostRows = 20_000;
const fileKeys = new Map(
  [
    ['slug', slugHeading] as const,
    ['version', versionHeading] as const,
    ...columns.map(({ id, heading }) => [id, heading] as const),
  ].map(([id, heading]) => [fold(heading), id]),
);

/**
 * Reads the whole file once, so that nothing of a refused one is compared or kept. Returns how many rows are about offers.
 * @throws FileMistake, RefusedCells
 */
export function checkImport(rows: Iterable<SheetRow>, tell: (share: number) => void): number {
  const formulas: Place[] = [];
  const cprs: Place[] = [];
  let isEmpty = true;
  let count = 0;
  let wrongHeads: FileMistake | undefined;
  const see = (row: SheetRow) => {
    const place = (at: number): Place => ({ sheet: row.sheet, line: row.line, column: columnLetter(at) });
    formulas.push(...row.formulas.map(place));
    cprs.push(...row.cells.flatMap((cell, at) => (looksLikeCpr(cell) ? [place(at)] : [])));
    isEmpty &&= row.cells.every((cell) => cell === '');
    tell(row.share);
  };
  const tellHead = (message: string) => {
    wrongHeads ??= new FileMistake(message);
  };
  for (const _ of rowsUnderHeads(rows, see, tellHead))
    if (++count > mostRows) throw new FileMistake(`Filen har mere end ${mostRows} rækker. Del den i flere.`);
  if (cprs.length > 0)
    throw new RefusedCells(
      'Filen indeholder noget, der ligner et CPR-nummer. Intet er gemt, og filen er slettet. Fjern det, og send filen igen.',
      cprs,
    );
  if (wrongHeads) throw wrongHeads;
  if (formulas.length > 0)
    throw new RefusedCells(
      'Filen indeholder formler eller fejlværdier. Erstat dem med den tekst, der skal stå, og send filen igen.',
      formulas,
    );
  if (isEmpty) throw new FileMistake('Filen er tom.');
  if (count === 0)
    throw new FileMistake(
      'Der er ingen tilbud i filen. Brug skabelonen: overskrifterne i første række, et tilbud i hver række.',
    );
  return count;
}

/** The rows of a file that has been checked, one at a time: ten thousand at once are most of what memory an import may take. */
export function* importRows(rows: Iterable<SheetRow>): Generator<ImportRow> {
  for (const { row, heads } of rowsUnderHeads(rows)) yield importRow(row, heads);
}

type Heads = readonly (string | undefined)[];

/** `see` is given every row, also those about nothing. */
function* rowsUnderHeads(
  rows: Iterable<SheetRow>,
  see: (row: SheetRow) => void = () => {},
  tellHead: (mistake: string) => void = () => {},
): Generator<{ row: SheetRow; heads: Heads }> {
  let sheet: string | null | undefined;
  let heads: Heads | undefined;
  for (const row of rows) {
    see(row);
    if (row.cells.every((cell) => cell === '')) continue;
    if (row.sheet !== sheet) {
      sheet = row.sheet;
      heads = headsOf(row, tellHead);
    } else if (heads && !row.cells[0]?.startsWith('#')) yield { row, heads };
  }
}

/** A spreadsheet drops the first nought of a number. */
function looksLikeCpr(cell: string): boolean {
  return holdsCpr(cell) || (/^\d{9}$/.test(cell) && holdsCpr(`0${cell}`));
}

/** Undefined for a sheet about something else: none of its headings is ours. */
function headsOf(row: SheetRow, tell: (mistake: string) => void): Heads | undefined {
  const ids = row.cells.map((cell) => (cell === '' ? undefined : (fileKeys.get(fold(cell)) ?? null)));
  if (!ids.some((id) => id)) return undefined;
  const strange = ids.indexOf(null);
  const where = (at: number) =>
    `kolonne ${columnLetter(at)}${row.sheet === null ? '' : ` på arket »${row.sheet}«`}`;
  if (strange !== -1)
    tell(
      `Overskriften »${row.cells[strange]}« i ${where(strange)} kendes ikke. Brug overskriften fra skabelonen, eller slet kolonnen.`,
    );
  const twice = ids.findIndex((id, at) => id && ids.indexOf(id) !== at);
  if (twice !== -1)
    tell(`Overskriften »${row.cells[twice]}« står to gange, anden gang i ${where(twice)}. Slet den ene.`);
  return ids.map((id) => id ?? undefined);
}

function importRow(row: SheetRow, heads: Heads): ImportRow {
  const cells = new Map<string, string>();
  const letters = new Map<string, string>();
  for (const [at, id] of heads.entries())
    if (id !== undefined) {
      cells.set(id, row.cells[at] ?? '');
      letters.set(id, columnLetter(at));
    }
  const slug = cells.get('slug') ?? '';
  const version = cells.get('version') ?? '';
  cells.delete('slug');
  cells.delete('version');
  return { sheet: row.sheet, line: row.line, slug, version, cells, letters };
}
