/** An import at its present state → what its page prints. */

import type { Offer } from '../offers/offer-schema.ts';
import type { ImportJob } from './import-job.ts';
import { decidedOffer, type ImportedOffer, type PlannedRow } from './import-plan.ts';
import type { Place } from './import-reading.ts';
import { columns } from './sheet-columns.ts';
import { type SheetNames, type SheetReferences, sheetNames } from './sheet-names.ts';

const mostShown = 100;
const mostPlaces = 20;

/** The name of the choice between two texts in the form. */
export function clashField(slug: string, column: string): string {
  return `${slug}/${column}`;
}

export function importPage({ id, fileName, state }: ImportJob, references: SheetReferences) {
  const head = { id, fileName, kind: state.kind };
  switch (state.kind) {
    case 'reading':
    case 'applying':
      return { ...head, percent: state.percent };
    case 'refused':
      return { ...head, message: state.message, places: placesWords(state.places) };
    case 'planned':
      return { ...head, ...planWords(state.rows, references) };
    case 'overtaken':
      return { ...head, names: state.names };
    case 'applied': {
      const saved = savesWords(state.added, state.changed);
      const { awaiting } = state;
      return { ...head, saved, awaiting, all: awaiting === state.added + state.changed };
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

function planWords(rows: readonly PlannedRow[], references: SheetReferences) {
  const names = sheetNames(references);
  const all = rows.map((row) => ({
    ...row,
    where: `${sheetWords(row.sheet)}${rowWord(row.sheet)} ${row.line}`,
  }));
  const of = <Kind extends PlannedRow['kind']>(kind: Kind) =>
    all.filter((row): row is Extract<(typeof all)[number], { kind: Kind }> => row.kind === kind);
  const changed = of('changed');
  const clashing = changed.filter(({ clashes }) => clashes.length > 0);
  const plain = changed.filter(({ clashes }) => clashes.length === 0);
  const [added, wrong] = [of('new'), of('wrong')];
  return {
    counts: {
      added: added.length,
      changed: changed.length,
      unchanged: of('unchanged').length,
      wrong: wrong.length,
    },
    saves: savesWords(added.length, changed.length),
    awaits: [...added, ...changed].filter(({ awaits }) => awaits).length,
    wrong: shown(wrong),
    clashing: clashing.map((row) => ({
      ...row,
      clashes: row.clashes.map((clash) => ({ ...clash, field: clashField(row.slug, clash.column) })),
    })),
    changed: shown(plain),
    added: {
      ...shown(added),
      rows: shown(added).rows.map((row) => ({ ...row, facts: factsOf(row.offer, names) })),
    },
  };
}

function shown<Row>(rows: readonly Row[]): { rows: readonly Row[]; more: number } {
  return { rows: rows.slice(0, mostShown), more: Math.max(0, rows.length - mostShown) };
}

/** `2 nye og 3 ændrede tilbud`; empty when there is nothing to save. */
export function savesWords(added: number, changed: number): string {
  const parts = [
    ...(added > 0 ? [added === 1 ? '1 nyt' : `${added} nye`] : []),
    ...(changed > 0 ? [changed === 1 ? '1 ændret' : `${changed} ændrede`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join(' og ')} tilbud`;
}

/** What is to be saved: the new and the changed, the latter with the sheet's text where `fromSheet` says so. */
export function decidedOffers(
  rows: readonly PlannedRow[],
  fromSheet: (field: string) => boolean,
  references: SheetReferences,
): ImportedOffer[] {
  const names = sheetNames(references);
  return rows.flatMap((row): ImportedOffer[] => {
    if (row.kind === 'new') return [{ offer: row.offer, base: null }];
    if (row.kind !== 'changed') return [];
    const chosen = row.clashes
      .map(({ column }) => column)
      .filter((column) => fromSheet(clashField(row.slug, column)));
    const offer = decidedOffer(row, new Set(chosen), names);
    const changes = row.changes.length + chosen.length > 0;
    return offer && changes ? [{ offer, base: row.base }] : [];
  });
}
