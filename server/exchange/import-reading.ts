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

/** @throws FileMistake, RefusedCells */
export function readImport(rows: Iterable<SheetRow>, tell: (share: number) => void): ImportRow[] {
  const read: ImportRow[] = [];
  const formulas: Place[] = [];
  const cprs: Place[] = [];
  let sheet: string | null | undefined;
  let heads: (string | undefined)[] | undefined;
  let wrongHeads: FileMistake | undefined;
  for (const row of rows) {
    const place = (at: number): Place => ({ sheet: row.sheet, line: row.line, column: columnLetter(at) });
    formulas.push(...row.formulas.map(place));
    cprs.push(...row.cells.flatMap((cell, at) => (looksLikeCpr(cell) ? [place(at)] : [])));
    tell(row.share);
    if (row.cells.every((cell) => cell === '')) continue;
    if (row.sheet !== sheet) {
      sheet = row.sheet;
      heads = headsOf(row, (message) => {
        wrongHeads ??= new FileMistake(message);
      });
    } else if (heads && !row.cells[0]?.startsWith('#')) {
      if (read.length === mostRows)
        throw new FileMistake(`Filen har mere end ${mostRows} rækker. Del den i flere.`);
      read.push(importRow(row, heads));
    }
  }
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
  if (sheet === undefined) throw new FileMistake('Filen er tom.');
  if (read.length === 0)
    throw new FileMistake(
      'Der er ingen tilbud i filen. Brug skabelonen: overskrifterne i første række, et tilbud i hver række.',
    );
  return read;
}

/** A spreadsheet drops the first nought of a number. */
function looksLikeCpr(cell: string): boolean {
  return holdsCpr(cell) || (/^\d{9}$/.test(cell) && holdsCpr(`0${cell}`));
}

/** Undefined for a sheet about something else: none of its headings is ours. */
function headsOf(row: SheetRow, tell: (mistake: string) => void): (string | undefined)[] | undefined {
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

function importRow(row: SheetRow, heads: readonly (string | undefined)[]): ImportRow {
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
