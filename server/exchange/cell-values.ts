/** What single cells say: texts, numbers, dates, lists of known words, coverage and sources. Readers throw a CellMistake. */
import { fold } from '../danish-text.ts';
import { readDateWithYear } from '../lookup/date-field.ts';
import type { Coverage, Offer, Source } from '../offers/offer-schema.ts';
import { CellMistake, listedIn, partOf, shortened, splitCell, textOf } from './cell-text.ts';
import { knownId, type SheetNames } from './sheet-names.ts';

export function textCell(text: string | null): string {
  return text ?? '';
}

export function readText(text: string): string | null {
  return text === '' ? null : text;
}

export function numberCell(number: number | null): string {
  return number === null ? '' : String(number);
}

export function readNumber(text: string, least: number, most: number): number | null {
  if (text === '') return null;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new CellMistake(`Skriv et helt tal fra ${least} til ${most} i stedet for »${shortened(text)}«`);
}

/** As in the form but with its year, as a sheet may be read another year; or the number of days a spreadsheet keeps a date as. */
export function readDate(text: string): string | null {
  if (text === '') return null;
  const date = /^\d{5}$/.test(text) ? dateOfSerial(Number(text)) : readDateWithYear(text);
  if (date !== undefined) return date;
  throw new CellMistake(`Skriv datoen med årstal, fx 24.12.2026, i stedet for »${shortened(text)}«`);
}

function dateOfSerial(days: number): string {
  return Temporal.PlainDate.from('1899-12-30').add({ days }).toString();
}

export function readYesNo(text: string): boolean {
  if (/^(ja|x|1|sand|true)$/i.test(text)) return true;
  if (/^(nej|0|falsk|false)?$/i.test(text)) return false;
  throw new CellMistake(`Skriv ja eller nej i stedet for »${shortened(text)}«`);
}

/** Known words in any order, each once. */
export function readLabels<Code extends string>(
  text: string,
  codes: readonly Code[],
  labels: Record<Code, string>,
): Code[] {
  const read = listedIn(text, ';,\n').map((word) => {
    const code = codes.find((one) => fold(labels[one]) === fold(word));
    if (code) return code;
    const choices = codes.map((one) => labels[one]).join(', ');
    throw new CellMistake(`»${shortened(word)}« kendes ikke. Skriv ${choices}`);
  });
  return [...new Set(read)];
}

const region = 'hele regionen';
const country = 'hele landet';

export function coverageNotation(coverage: Coverage, names: SheetNames): string {
  if (coverage.kind === 'region') return region;
  if (coverage.kind === 'country') return country;
  return coverage.kind === 'municipalities'
    ? coverage.codes.map(names.municipalities.nameOf).join('; ')
    : coverage.ids.map(names.clusters.nameOf).join('; ');
}

export function readCoverage(text: string, { municipalities, clusters }: SheetNames): Coverage {
  const plain = text.toLowerCase();
  if (plain === region) return { kind: 'region' };
  if (plain === country) return { kind: 'country' };
  const words = listedIn(text, ';,\n');
  const isCluster = (word: string) => /klyngen$/i.test(word);
  if (words.some(isCluster) && !words.every(isCluster))
    throw new CellMistake('Skriv enten kommuner eller klynger, ikke begge dele');
  const what = `Skriv kommuner, klynger, »${region}« eller »${country}«`;
  return words.some(isCluster)
    ? { kind: 'clusters', ids: words.map((word) => knownId(clusters, word, what)) }
    : {
        kind: 'municipalities',
        codes: words.map((word) => knownId(municipalities, word.replace(/ kommune$/i, ''), what)),
      };
}

export function readServices(text: string, { services }: SheetNames): string[] {
  return listedIn(text).map((word) => knownId(services, word, 'Brug navnene på listen over ydelser'));
}

export function readSlugs(text: string, { slugs }: SheetNames): string[] {
  return listedIn(text, ';,\n').map((slug) => {
    if (slugs.has(slug)) return slug;
    throw new CellMistake(`Der er intet tilbud med netadressen »${shortened(slug)}«`);
  });
}

const confidenceWords: Record<Source['confidence'], string> = {
  high: 'sikker',
  medium: 'rimelig',
  low: 'usikker',
};
const undated = 'udateret';

/** `https://… | 2024-02-12 | 2026-11-21 | sikker | horsens-akutteam` */
export function sourcesNotation(sources: readonly Source[]): string {
  return sources
    .map(({ url, pageDate, recordedOn, confidence, record }) =>
      [partOf(url), pageDate ?? undated, recordedOn, confidenceWords[confidence], record].join(' | '),
    )
    .join('\n');
}

/** What is left out of a line is as it was at the same address, else undated, of today and medium sure. */
export function readSources(
  text: string,
  { sources, slug }: Pick<Offer, 'sources' | 'slug'>,
  today: string,
): Source[] {
  return listedIn(text, '\n').map((line) => {
    const [address = '', pageDate = '', recordedOn = '', confidence = '', record = ''] = splitCell(line, '|');
    const url = textOf(address) ?? '';
    const before = sources.find((source) => source.url === url);
    if (!/^https?:\/\/\S+$/i.test(url))
      throw new CellMistake(`Begynd med sidens adresse, https://…, i »${shortened(line)}«`);
    const sure = (['high', 'medium', 'low'] as const).find(
      (one) => confidenceWords[one] === confidence.toLowerCase(),
    );
    if (confidence !== '' && !sure)
      throw new CellMistake(`Skriv sikker, rimelig eller usikker i stedet for »${shortened(confidence)}«`);
    return {
      record: record || before?.record || slug,
      url,
      pageDate: pageDate === '' ? (before?.pageDate ?? null) : readDate(pageDate.replace(/^udateret$/i, '')),
      recordedOn: readDate(recordedOn) ?? before?.recordedOn ?? today,
      confidence: sure ?? before?.confidence ?? 'medium',
    };
  });
}
