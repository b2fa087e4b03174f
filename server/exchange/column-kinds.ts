/** What a column of the sheet is, and the kinds there are several of. `write` gives the cell of an offer; `read` puts what a cell says into an offer, or throws a CellMistake. */
import type { Offer } from '../offers/offer-schema.ts';
import { cellText } from './cell-text.ts';
import * as cell from './cell-values.ts';
import { knownId, type SheetNames } from './sheet-names.ts';

/** An offer being put together from cells; the offer's schema has the last word. */
export type OfferDraft = Omit<Offer, 'capacity'> & { capacity: NonNullable<Offer['capacity']> };

export type Column = {
  id: string;
  heading: string;
  /** What to write, in a sentence or two, with an example. */
  help: string;
  /** In characters, for a spreadsheet. */
  width: number;
  /** Must say something. */
  required: boolean;
  /** Top field of the offer that it holds. */
  field: keyof Offer;
  write(offer: Offer, names: SheetNames): string;
  read(text: string, draft: OfferDraft, names: SheetNames): void;
};

type Field = {
  [Key in keyof OfferDraft]: OfferDraft[Key] extends string | null ? Key : never;
}[keyof OfferDraft];

type Ways = Pick<Column, 'write' | 'read'> & { id?: string; required?: boolean };

export function column(
  field: keyof Offer,
  heading: string,
  width: number,
  help: string,
  { id = field, required = false, write, read }: Ways,
): Column {
  return {
    ...{ id, heading, help, width, required, field, read },
    write: (offer, names) => cellText(write(offer, names)),
  };
}

export function textColumn(
  field: Extract<Field, 'name' | 'summary' | 'coverageNote' | 'targetGroup' | 'exclusions' | 'unit' | 'note'>,
  heading: string,
  width: number,
  help: string,
  required = false,
): Column {
  return column(field, heading, width, help, {
    required,
    write: (offer) => cell.textCell(offer[field]),
    read: (text, draft) => Object.assign(draft, { [field]: cell.readText(text) }),
  });
}

export function accessColumn(part: keyof Offer['access'], heading: string, help: string): Column {
  return column('access', heading, 30, help, {
    id: `access.${part}`,
    write: ({ access }) => cell.textCell(access[part]),
    read: (text, draft) => {
      draft.access[part] = cell.readText(text);
    },
  });
}

export function organisationColumn(
  field: 'authority' | 'operator' | 'editor',
  heading: string,
  help: string,
): Column {
  return column(field, heading, 26, help, {
    required: true,
    write: (offer, names) => names.organisations.nameOf(offer[field]),
    read: (text, draft, names) => {
      draft[field] = knownId(names.organisations, text, 'Skriv navnet, som det står i Akutoverblik');
    },
  });
}

export function dateColumn(field: 'validFrom' | 'validTo', heading: string, help: string): Column {
  return column(field, heading, 13, help, {
    write: (offer) => offer[field] ?? '',
    read: (text, draft) => {
      draft[field] = cell.readDate(text);
    },
  });
}
