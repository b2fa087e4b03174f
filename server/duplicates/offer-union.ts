/** Two entries of one offer, field by field as a sheet has them, and the one they become. */
import { cellsOf, readRow } from '../exchange/offer-row.ts';
import { columns } from '../exchange/sheet-columns.ts';
import { type SheetNames, type SheetReferences, sheetNames } from '../exchange/sheet-names.ts';
import type { Offer } from '../offers/offer-schema.ts';

export type Choice = 'kept' | 'other' | 'both';
export type FieldPair = {
  column: string;
  heading: string;
  kept: string;
  other: string;
  /** Lists can be put together. */
  canBoth: boolean;
};

/** Columns of several things, and what stands between two of them. */
const lists: Record<string, string> = {
  domains: '; ',
  urgencies: '; ',
  services: '; ',
  seeAlso: '; ',
  phones: '\n',
  places: '\n',
  sources: '\n',
};

/** Where the two say different things, in the order of the sheet. */
export function differingFields(kept: Offer, other: Offer, references: SheetReferences): FieldPair[] {
  const names = sheetNames(references);
  const [mine, its] = [cellsOf(kept, names), cellsOf(other, names)];
  return columns.flatMap(({ id, heading }) => {
    const [one = '', two = ''] = [mine.get(id), its.get(id)];
    const canBoth = id in lists && one !== '' && two !== '';
    return one === two ? [] : [{ column: id, heading, kept: one, other: two, canBoth }];
  });
}

/** The kept offer with what was chosen from the other. A mistake says in Danish what cannot go together. */
export function unitedOffer(
  kept: Offer,
  other: Offer,
  choice: (column: string) => Choice,
  references: SheetReferences,
): { offer: Offer } | { mistakes: string[] } {
  const names = sheetNames(references);
  const chosen = differingFields(kept, other, references).flatMap((pair) => {
    const made = choice(pair.column);
    return made === 'kept' ? [] : [[pair.column, made === 'both' ? together(pair) : pair.other] as const];
  });
  return united(new Map(chosen), kept, [kept.slug, other.slug], names);
}

/** Neither points at itself afterwards. */
function united(
  cells: ReadonlyMap<string, string>,
  kept: Offer,
  bothSlugs: readonly string[],
  names: SheetNames,
) {
  const read = readRow(cells, kept, names);
  return 'offer' in read
    ? { offer: { ...read.offer, seeAlso: read.offer.seeAlso.filter((slug) => !bothSlugs.includes(slug)) } }
    : { mistakes: read.mistakes.map(({ column, message }) => `${column.heading}: ${message}`) };
}

function together({ column, kept, other }: FieldPair): string {
  const between = lists[column] ?? '; ';
  return [...new Set([...kept.split(between), ...other.split(between)])].join(between);
}
