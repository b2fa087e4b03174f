/** An import at its present state → what its page prints. */

import type { Offer } from '../offers/offer-schema.ts';
import type { ImportJob } from './import-job.ts';
import { decidedOffer, type ImportedOffer, type PlannedRow } from './import-plan.ts';
import type { Place } from './import-reading.ts';
import { columns } from './sheet-columns.ts';
import { type SheetNames, type SheetReferences, sheetNames } from './sheet-names.ts';

/** Of each kind but those that must be decided on. */
export const mostShown = 100;
const mostPlaces = 20;

/** The name of the choice between two texts in the form. */
export function clashField(slug: string, column: string): string {
  return `${slug}/${column}`;
}

/** What a plan holds, as much of it as a page shows. */
export type PlanShown = {
  counts: Record<'new' | 'changed' | 'clashing' | 'unchanged' | 'wrong', number>;
  /** How many offers somebody else has to approve. */
  awaits: number;
  wrong: RowOf<'wrong'>[];
  clashing: RowOf<'changed'>[];
  changed: RowOf<'changed'>[];
  added: RowOf<'new'>[];
};

type RowOf<Kind> = Extract<PlannedRow, { kind: Kind }>;

/** `plan` is there for what is planned. */
export function importPage(
  { id, fileName, state }: ImportJob,
  plan: PlanShown | undefined,
  references: SheetReferences,
) {
  const head = { id, fileName, kind: state.kind };
  switch (state.kind) {
    case 'reading':
    case 'applying':
      return { ...head, percent: state.percent };
    case 'refused':
      return { ...head, message: state.message, places: placesWords(state.places) };
    case 'planned':
      return { ...head, ...(plan && planWords(plan, references)) };
    case 'overtaken':
      return { ...head, names: state.names };
    case 'applied': {
      const saved = savesWords(state.added, state.changed);
      const { awaiting, already } = state;
      return { ...head, saved, awaiting, already, all: awaiting === state.added + state.changed };
    }
    case 'failed':
      return head;
  }
}

function placesWords(places: readonly Place[]): string[] {
  const shown = places
    .slice(0, mostPlaces)
    .map(({ sheet, line, column }) => `${sheetWords(sheet)}${rowWord(sheet)} ${line}, kolonne ${column}`);
  return places.length > mostPlaces ? [...shown, `… og ${places.length - mostPlaces} andre celler`] : shown;
}

function sheetWords(sheet: string | null): string {
  return sheet === null ? '' : `Ark »${sheet}«, `;
}

function rowWord(sheet: string | null): string {
  return sheet === null ? 'Linje' : 'række';
}

/** Every cell of a new offer that says something. */
function factsOf(offer: Offer, names: SheetNames): { heading: string; text: string }[] {
  return columns
    .map((column) => ({ heading: column.heading, text: column.write(offer, names) }))
    .filter(({ text }) => text !== '');
}

function planWords({ counts, awaits, ...rows }: PlanShown, references: SheetReferences) {
  const names = sheetNames(references);
  const changed = counts.changed + counts.clashing;
  return {
    counts: { added: counts.new, changed, unchanged: counts.unchanged, wrong: counts.wrong },
    saves: savesWords(counts.new, changed),
    awaits,
    wrong: shown(rows.wrong, counts.wrong),
    clashing: placed(rows.clashing).map((row) => ({
      ...row,
      clashes: row.clashes.map((clash) => ({ ...clash, field: clashField(row.slug, clash.column) })),
    })),
    changed: shown(rows.changed, counts.changed),
    added: shown(
      rows.added.map((row) => ({ ...row, facts: factsOf(row.offer, names) })),
      counts.new,
    ),
  };
}

function shown<Row extends PlannedRow>(rows: readonly Row[], count: number) {
  return { rows: placed(rows), more: count - rows.length };
}

function placed<Row extends PlannedRow>(rows: readonly Row[]): (Row & { where: string })[] {
  return rows.map((row) => ({ ...row, where: `${sheetWords(row.sheet)}${rowWord(row.sheet)} ${row.line}` }));
}

/** `2 nye og 3 ændrede tilbud`; empty when there is nothing to save. */
export function savesWords(added: number, changed: number): string {
  const parts = [
    ...(added > 0 ? [added === 1 ? '1 nyt' : `${added} nye`] : []),
    ...(changed > 0 ? [changed === 1 ? '1 ændret' : `${changed} ændrede`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join(' og ')} tilbud`;
}

/** What is to be saved of a row, with the sheet's text where `fromSheet` says so; undefined when nothing is. */
export function decidedBy(
  fromSheet: (field: string) => boolean,
  references: SheetReferences,
): (row: PlannedRow) => ImportedOffer | undefined {
  const names = sheetNames(references);
  return (row) => {
    if (row.kind === 'new') return { offer: row.offer, base: null };
    if (row.kind !== 'changed') return undefined;
    const chosen = row.clashes
      .map(({ column }) => column)
      .filter((column) => fromSheet(clashField(row.slug, column)));
    const offer = decidedOffer(row, new Set(chosen), names);
    const changes = row.changes.length + chosen.length > 0;
    return offer && changes ? { offer, base: row.base } : undefined;
  };
}
