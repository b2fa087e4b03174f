/**
 * What a sent sheet would change, row by row, before anything is changed. A row is weighed against the version it was made from: what it
 * changes there is its own; where the offer has been changed otherwise since, both are shown and nobody's text is overwritten unseen.
 */
import { fold } from '../danish-text.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { ownerFields } from '../offers/owner-fields.ts';
import type { Column } from './column-kinds.ts';
import type { ImportRow } from './import-reading.ts';
import { blankOffer, type RowMistake, readRow } from './offer-row.ts';
import { columns, slugHeading, versionHeading } from './sheet-columns.ts';
import { type SheetNames, type SheetReferences, sheetNames } from './sheet-names.ts';

/** An offer as it stands, and the versions of it that rows say they were made from. */
export type StandingOffer = {
  offer: Offer;
  sequence: number;
  /** `draft` also for one that is only planned; `proposed`: new, and nobody has approved it. */
  state: 'published' | 'draft' | 'withdrawn' | 'proposed';
  versions: ReadonlyMap<number, Offer>;
};

export type FieldChange = { column: string; heading: string; before: string; after: string };
/** `now` is what stands, `sheet` what the row says; both are changed from what the row was made from. */
export type Clash = { column: string; heading: string; now: string; sheet: string };

export type RowOutcome =
  /** `awaits`: its organisation wants somebody else to approve it. */
  | { kind: 'new'; offer: Offer; awaits: boolean }
  /** `base` is the version it is to be saved upon. */
  | {
      kind: 'changed';
      offer: Offer;
      base: number;
      changes: FieldChange[];
      clashes: Clash[];
      awaits: boolean;
    }
  | { kind: 'unchanged' }
  | { kind: 'wrong'; mistakes: { column: string; heading: string; message: string }[] };

export type PlannedRow = { sheet: string | null; line: number; slug: string; name: string } & RowOutcome;

/** What is to be saved; `base` is the version it was weighed against, null for a new offer. */
export type ImportedOffer = { offer: Offer; base: number | null };

export type Importer = {
  /** Organisations whose offers may be changed. */
  organisations: 'all' | readonly string[];
  /** Those of them that want somebody else to approve what this importer changes. */
  needApproval: readonly string[];
};

export type PlanWorld = {
  references: SheetReferences;
  importer: Importer;
  /** Ids for new offers. */
  newId(): string;
};

/** Offers by address; those that do not exist are not among them. */
export type StandingOffers = ReadonlyMap<string, StandingOffer>;

/** The address of a row: its own, or the one its name gives a new offer. */
export function slugOfRow({ slug, cells }: ImportRow): string {
  return slug === ''
    ? fold(cells.get('name') ?? '')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
    : slug;
}

/** Plans some rows of a file at a time, each with the offers they are about, and remembers which it has seen. */
export function importPlanner(
  world: PlanWorld,
): (rows: readonly ImportRow[], standing: StandingOffers) => PlannedRow[] {
  const names = sheetNames(world.references);
  const seen = new Map<string, number>();
  return (rows, standing) =>
    rows.map((row) => {
      const slug = slugOfRow(row);
      const first = seen.get(slug);
      seen.set(slug, first ?? row.line);
      const now = standing.get(slug);
      const outcome = first === undefined ? outcomeOf(row, slug, now, names, world) : twice(first);
      const name = now?.offer.name || row.cells.get('name') || slug;
      return { sheet: row.sheet, line: row.line, slug, name, ...placed(outcome, row) };
    });
}

type Outcome = Exclude<RowOutcome, { kind: 'wrong' }> | { kind: 'wrong'; mistakes: RowMistake[] } | Wrong;
/** About the row's identity, not about a column of facts. */
type Wrong = { kind: 'wrong-row'; heading: string; message: string };

function wrongRow(message: string, heading = slugHeading): Wrong {
  return { kind: 'wrong-row', heading, message };
}

function twice(first: number): Wrong {
  return wrongRow(`Samme tilbud står også i række ${first}. Slet den ene.`);
}

function outcomeOf(
  row: ImportRow,
  slug: string,
  standing: StandingOffer | undefined,
  names: SheetNames,
  world: PlanWorld,
): Outcome {
  if (slug === '') return wrongRow('Skriv tilbuddets navn.', 'Navn');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return wrongRow('Kun a-z, 0-9 og bindestreg kan bruges.');
  if (!/^\d*$/.test(row.version))
    return wrongRow(`»${row.version}« er ingen version. Hent en ny skabelon, og ret i den.`, versionHeading);
  if (standing) return changeOf(row, standing, names, world.importer);
  return row.version === ''
    ? newOffer(row, slug, names, world)
    : wrongRow(`Der er intet tilbud med netadressen »${slug}«. Et nyt tilbud skal ikke have nogen version.`);
}

function newOffer(row: ImportRow, slug: string, names: SheetNames, world: PlanWorld): Outcome {
  const { importer, newId } = world;
  const [own, ...others] = importer.organisations === 'all' ? [] : importer.organisations;
  const cells = new Map(columns.map(({ id }) => [id, row.cells.get(id) ?? '']));
  if (cells.get('editor') === '' && own !== undefined && others.length === 0)
    cells.set('editor', names.organisations.nameOf(own));
  const read = readRow(cells, blankOffer(newId(), slug), names);
  if ('mistakes' in read) return { kind: 'wrong', mistakes: read.mistakes };
  const refused = refusal(read.offer, importer, names) ?? ownersOfNew(read.offer, importer);
  if (refused) return refused;
  return { kind: 'new', offer: read.offer, awaits: mustAwait(read.offer, importer) };
}

function changeOf(row: ImportRow, standing: StandingOffer, names: SheetNames, importer: Importer): Outcome {
  if (!mayEdit(standing.offer.editor, importer))
    return wrongRow(`Tilbuddet rettes af ${names.organisations.nameOf(standing.offer.editor)}. Slet rækken.`);
  if (standing.state === 'withdrawn')
    return wrongRow('Tilbuddet er trukket tilbage. Gendan det først i dets historik, eller slet rækken.');
  if (standing.state === 'proposed')
    return wrongRow(
      'Et nyt tilbud med den netadresse er foreslået før og ikke godkendt. Vent på godkendelsen, eller giv tilbuddet et andet navn.',
    );
  if (standing.state === 'draft')
    return wrongRow('Tilbuddet er ikke udgivet endnu. Udgiv det først, eller slet rækken.');
  const base = row.version === '' ? standing.offer : standing.versions.get(Number(row.version));
  if (!base)
    return wrongRow('Tilbuddet har ingen sådan version. Hent en ny skabelon, og ret i den.', versionHeading);
  const said = readRow(row.cells, base, names);
  if ('mistakes' in said) return { kind: 'wrong', mistakes: said.mistakes };
  const differing = differences(said.offer, base, row, names).filter(
    ({ column, after }) => column.write(standing.offer, names) !== after,
  );
  if (differing.length === 0) return { kind: 'unchanged' };
  if (row.version === '')
    return wrongRow(
      'Tilbuddet findes, men rækken siger ikke, hvilken version den er lavet af. Hent en ny skabelon, og ret i den.',
      versionHeading,
    );
  const refused = refusal(said.offer, importer, names) ?? ownersOnly(differing, importer);
  if (refused) return refused;
  const isClash = ({ column, before }: Difference) => column.write(standing.offer, names) !== before;
  const mine = differing.filter((one) => !isClash(one));
  const merged = readRow(new Map(mine.map(({ column, after }) => [column.id, after])), standing.offer, names);
  if ('mistakes' in merged) return { kind: 'wrong', mistakes: merged.mistakes };
  return {
    kind: 'changed',
    offer: merged.offer,
    base: standing.sequence,
    awaits: mustAwait(standing.offer, importer),
    changes: mine.map(({ column, before, after }) => ({
      column: column.id,
      heading: column.heading,
      before,
      after,
    })),
    clashes: differing.filter(isClash).map(({ column, after }) => ({
      column: column.id,
      heading: column.heading,
      now: column.write(standing.offer, names),
      sheet: after,
    })),
  };
}

type Difference = { column: Column; before: string; after: string };

/** Where two offers say different things in the columns that the row has. */
function differences(offer: Offer, base: Offer, { cells }: ImportRow, names: SheetNames): Difference[] {
  return columns.flatMap((column) => {
    const [before, after] = [column.write(base, names), column.write(offer, names)];
    return cells.has(column.id) && before !== after ? [{ column, before, after }] : [];
  });
}

/** What only somebody else may change. */
function refusal(offer: Offer, importer: Importer, names: SheetNames): Wrong | undefined {
  if (!mayEdit(offer.editor, importer))
    return wrongRow(
      `Du kan ikke indlæse tilbud for ${names.organisations.nameOf(offer.editor)}. En administrator kan.`,
      'Redaktør',
    );
  return undefined;
}

/** What no organisation gives itself. */
function ownersOnly(differing: readonly Difference[], { organisations }: Importer): Wrong | undefined {
  if (organisations === 'all') return undefined;
  const owners: readonly (keyof Offer)[] = ownerFields;
  const taken = differing.find(({ column }) => owners.includes(column.field));
  return taken && wrongRow('Kun en administrator kan ændre det.', taken.column.heading);
}

function ownersOfNew({ authority, fallback }: Offer, importer: Importer): Wrong | undefined {
  if (!mayEdit(authority, importer))
    return wrongRow('Kun en administrator kan sætte en anden myndighed end jeres egen.', 'Myndighed');
  return fallback && importer.organisations !== 'all'
    ? wrongRow('Kun en administrator kan ændre det.', 'Vises når intet er åbent')
    : undefined;
}

/** As saving it will find: who edits it now decides. */
function mustAwait({ editor }: Offer, { needApproval }: Importer): boolean {
  return needApproval.includes(editor);
}

function mayEdit(organisation: string, { organisations }: Importer): boolean {
  return organisations === 'all' || organisations.includes(organisation);
}

function placed(outcome: Outcome, { letters }: ImportRow): RowOutcome {
  if (outcome.kind === 'wrong-row') {
    const id =
      outcome.heading === slugHeading ? 'slug' : outcome.heading === versionHeading ? 'version' : undefined;
    const column = id ?? columns.find(({ heading }) => heading === outcome.heading)?.id ?? '';
    return {
      kind: 'wrong',
      mistakes: [{ column: letters.get(column) ?? '', heading: outcome.heading, message: outcome.message }],
    };
  }
  if (outcome.kind !== 'wrong') return outcome;
  return {
    kind: 'wrong',
    mistakes: outcome.mistakes.map(({ column, message }) => ({
      column: letters.get(column.id) ?? '',
      heading: column.heading,
      message,
    })),
  };
}

/** The offer that a planned change becomes, with the sheet's text in the clashes that were decided so. Undefined when that cannot be. */
export function decidedOffer(
  { offer, clashes }: Extract<RowOutcome, { kind: 'changed' }>,
  fromSheet: ReadonlySet<string>,
  names: SheetNames,
): Offer | undefined {
  if (fromSheet.size === 0) return offer;
  const chosen = clashes.filter(({ column }) => fromSheet.has(column));
  const read = readRow(new Map(chosen.map(({ column, sheet }) => [column, sheet])), offer, names);
  return 'offer' in read ? read.offer : undefined;
}
