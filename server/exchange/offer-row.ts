/** An offer ↔ its row. What a sheet does not hold – the id, the offer's own confirmation – stays as it was. */
import { type Offer, offerSchema } from '../offers/offer-schema.ts';
import { tooLong } from '../offers/text-lengths.ts';
import { CellMistake } from './cell-text.ts';
import type { Column, OfferDraft } from './column-kinds.ts';
import { columns } from './sheet-columns.ts';
import type { SheetNames } from './sheet-names.ts';

/** Cells by the id of their column; a column that a sheet does not have is not among them. */
export type Cells = ReadonlyMap<string, string>;

export type RowMistake = { column: Column; message: string };

export function cellsOf(offer: Offer, names: SheetNames): Map<string, string> {
  return new Map(columns.map((column) => [column.id, column.write(offer, names)]));
}

/** What a new offer begins as: nothing but its identity. */
export function blankOffer(id: string, slug: string): Offer {
  return {
    id,
    slug,
    name: '',
    summary: '',
    domains: [],
    urgencies: [],
    coverage: { kind: 'region' },
    coverageNote: null,
    targetGroup: null,
    ageFrom: null,
    ageTo: null,
    exclusions: null,
    access: { who: null, how: null, ready: null },
    services: [],
    phones: [],
    places: [],
    openingHours: { kind: 'unknown', exceptions: [], words: null },
    capacity: null,
    authority: '',
    operator: '',
    editor: '',
    unit: null,
    seeAlso: [],
    note: null,
    sources: [],
    reverifyAfterDays: 90,
    verifiedAt: null,
    validFrom: null,
    validTo: null,
    fallback: false,
  };
}

/** `before` with what the cells say; cells that say what it says already are not read at all, so that nothing is lost on the way. */
export function readRow(
  cells: Cells,
  before: Offer,
  names: SheetNames,
): { offer: Offer } | { mistakes: RowMistake[] } {
  const draft = draftOf(before);
  const mistakes: RowMistake[] = [];
  for (const column of columns) {
    const text = cells.get(column.id);
    if (text === undefined) continue;
    const isSame = text === column.write(before, names) && !(column.required && text === '');
    const message = isSame ? undefined : misread(column, text, draft, names);
    if (message !== undefined) mistakes.push({ column, message });
  }
  if (mistakes.length > 0) return { mistakes };
  const checked = offerSchema.safeParse(offerOf(draft));
  const wrong = checked.success ? tooLong(checked.data, before) : checked.error.issues;
  if (checked.success && wrong.length === 0) return { offer: checked.data };
  return {
    mistakes: wrong.map(({ path, message }) => ({ column: columnAt(path), message: danish(message) })),
  };
}

function misread(column: Column, text: string, draft: OfferDraft, names: SheetNames): string | undefined {
  if (column.required && text === '') return `Skal udfyldes. ${column.help}`;
  try {
    column.read(text, draft, names);
  } catch (error) {
    if (error instanceof CellMistake) return error.message;
    throw error;
  }
}

function draftOf(offer: Offer): OfferDraft {
  return { ...structuredClone(offer), capacity: { places: null, note: null, ...offer.capacity } };
}

function offerOf({ capacity, ...draft }: OfferDraft): Offer {
  const said = capacity.places !== null || capacity.note !== null;
  return { ...draft, capacity: said ? capacity : null };
}

function columnAt(path: readonly PropertyKey[]): Column {
  const [field, part] = path.map(String);
  const column =
    columns.find(({ id }) => id === `${field}.${part}`) ?? columns.find((one) => one.field === field);
  return column ?? (columns[0] as Column);
}

const ageOrder = 'Er lavere end "Alder fra"';
const dateOrder = 'Ligger før "Gælder fra"';

/** The schema names its own fields, as files do; a sheet has headings. What it says in English is a blank cell or a wrong kind of value. */
function danish(message: string): string {
  if (message.includes('ageFrom')) return ageOrder;
  if (message.includes('validFrom')) return dateOrder;
  return /^(Too small|Too big|Invalid)/.test(message) ? 'Skal udfyldes, som forklaringen siger' : message;
}
