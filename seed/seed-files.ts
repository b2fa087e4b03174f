/** Reads and checks the seed files; every mistake is told with file, entry and field, all at once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Offer, offerSchema } from '../server/offers/offer-schema.ts';
import {
  type Organisation,
  organisationSchema,
  type Service,
  serviceSchema,
} from '../server/offers/reference-schema.ts';
import { OperatorMistake } from '../server/operator-mistake.ts';
import { type Places, placesSchema } from '../server/places/places-schema.ts';

export type Seed = { places: Places; organisations: Organisation[]; services: Service[]; offers: Offer[] };

/** The message holds one line per mistake. */
export class SeedMistake extends OperatorMistake {}

export const seedFolder = import.meta.dirname;

/** @throws SeedMistake */
export function readSeed(folder: string = seedFolder): Seed {
  const mistakes: string[] = [];
  const places = readFile(folder, 'places.json', placesSchema, mistakes);
  const organisations = readFile(folder, 'organisations.json', z.array(organisationSchema), mistakes) ?? [];
  const services = readFile(folder, 'services.json', z.array(serviceSchema), mistakes) ?? [];
  const read = offerFiles(folder, mistakes).map((file) => ({
    file,
    offers: readOffers(folder, file, mistakes),
  }));
  const offers = read.flatMap((one) => one.offers);
  if (places) {
    const known = knownReferences({ places, organisations, services, offers });
    for (const { file, offers } of read)
      for (const offer of offers) mistakes.push(...brokenReferences(file, offer, known));
  }
  mistakes.push(...duplicates(read));
  if (!places || mistakes.length > 0) throw new SeedMistake(mistakes.join('\n'));
  return { places, organisations, services, offers };
}

function offerFiles(folder: string, mistakes: string[]): string[] {
  try {
    const names = readdirSync(join(folder, 'offers')).filter((name) => name.endsWith('.json'));
    // Without any, every offer would be withdrawn: sooner a folder that is not the one meant.
    if (names.length === 0) mistakes.push('seed/offers: mappen indeholder ingen tilbud');
    return names.sort().map((name) => `offers/${name}`);
  } catch {
    mistakes.push('seed/offers: mappen kan ikke læses');
    return [];
  }
}

/** Each entry is checked by itself, so that one mistake does not hide the next. */
function readOffers(folder: string, file: string, mistakes: string[]): Offer[] {
  const entries =
    readFile(folder, file, z.array(z.looseObject({ slug: z.string().optional() })), mistakes) ?? [];
  return entries.flatMap((entry, i) => {
    const checked = offerSchema.safeParse(entry);
    if (checked.success) return [checked.data];
    mistakes.push(...issueLines(file, entry.slug ?? `nr. ${i + 1}`, checked.error));
    return [];
  });
}

function readFile<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
  mistakes: string[],
): z.infer<Schema> | undefined {
  const json = parseJson(folder, file, mistakes);
  if (json === undefined) return undefined;
  const checked = schema.safeParse(json);
  if (checked.success) return checked.data;
  mistakes.push(...issueLines(file, '', checked.error));
  return undefined;
}

function parseJson(folder: string, file: string, mistakes: string[]): unknown {
  let text: string;
  try {
    text = readFileSync(join(folder, file), 'utf8');
  } catch {
    mistakes.push(`seed/${file}: filen kan ikke læses`);
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const oneLine = message.replace(/\s+/g, ' ');
    mistakes.push(`seed/${file}${lineOf(text, message)}: er ikke gyldig JSON (${oneLine})`);
    return undefined;
  }
}

/** `:12`, the line a mistake in JSON is on. */
function lineOf(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1] ?? unexpectedAt(text);
  return `:${text.slice(0, Number(position)).split('\n').length}`;
}

/** The engine tells no position of an unexpected token or end: it lies where the shortest beginning with the same mistake ends. */
function unexpectedAt(text: string): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (hasUnexpectedToken(text.slice(0, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function hasUnexpectedToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return error instanceof Error && error.message.startsWith('Unexpected token');
  }
}

function issueLines(file: string, entry: string, error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const field = issue.path.join('.');
    return [`seed/${file}`, entry, field, issue.message].filter((part) => part !== '').join(': ');
  });
}

type Known = Record<'municipality' | 'cluster' | 'organisation' | 'service' | 'slug', Set<string>>;

function knownReferences({ places, organisations, services, offers }: Seed): Known {
  return {
    municipality: new Set(places.municipalities.map((m) => m.code)),
    cluster: new Set(places.clusters.map((c) => c.id)),
    organisation: new Set(organisations.map((o) => o.id)),
    service: new Set(services.map((s) => s.id)),
    slug: new Set(offers.map((o) => o.slug)),
  };
}

function brokenReferences(file: string, offer: Offer, known: Known): string[] {
  const { coverage } = offer;
  const references: [field: string, set: keyof Known, ids: readonly string[]][] = [
    ['authority', 'organisation', [offer.authority]],
    ['operator', 'organisation', [offer.operator]],
    ['editor', 'organisation', [offer.editor]],
    ['services', 'service', offer.services],
    ['seeAlso', 'slug', offer.seeAlso],
    ['coverage.codes', 'municipality', coverage.kind === 'municipalities' ? coverage.codes : []],
    ['coverage.ids', 'cluster', coverage.kind === 'clusters' ? coverage.ids : []],
  ];
  const broken = references.flatMap(([field, set, ids]) =>
    ids
      .filter((id) => !known[set].has(id))
      .map((id) => `seed/${file}: ${offer.slug}: ${field}: »${id}« findes ikke`),
  );
  // Everything in the files was read somewhere.
  return offer.sources.length > 0
    ? broken
    : [...broken, `seed/${file}: ${offer.slug}: sources: Mindst én kilde`];
}

function duplicates(read: { file: string; offers: Offer[] }[]): string[] {
  const seen = new Map<string, string>();
  return read.flatMap(({ file, offers }) =>
    offers.flatMap((offer) =>
      (['id', 'slug'] as const).flatMap((field) => {
        const key = `${field} ${offer[field]}`;
        const first = seen.get(key);
        seen.set(key, first ?? file);
        return first ? [`seed/${file}: ${offer.slug}: ${field}: findes også i seed/${first}`] : [];
      }),
    ),
  );
}
