/** Reads the cells of an .xlsx file as text, row by row: what a sheet of offers needs and no more (ECMA-376). */
import { holdsCpr } from '../cpr.ts';
import { columnNumber } from './column-letter.ts';
import { type Archive, FileMistake, openArchive } from './zip-archive.ts';

export type WorkbookRow = {
  sheet: string;
  line: number;
  cells: string[];
  /** Positions of cells that compute instead of saying. */
  formulas: number[];
  /** How much of the file has been read, 0–1. */
  share: number;
};

const mostColumns = 200;

/** Every row of every sheet that is shown. @throws FileMistake */
export function* readWorkbook(bytes: Buffer): Generator<WorkbookRow> {
  const archive = openArchive(bytes);
  refuseForeign(archive);
  const sheets = sheetsOf(archive);
  const shared = sharedStrings(archive);
  for (const [i, { name, path }] of sheets.entries()) {
    const part = archive.read(path);
    if (!part) throw new FileMistake(`Arket »${name}« mangler i filen. Gem den igen i regnearket.`);
    for (const row of rowsIn(part, name, shared)) yield { ...row, share: (i + row.share) / sheets.length };
  }
}

function refuseForeign({ names, read }: Archive): void {
  const types = read('[Content_Types].xml')?.toString() ?? '';
  if (names.some((name) => /vbaProject|xlmacro|macrosheets\//i.test(name)) || /macroEnabled/i.test(types))
    throw new FileMistake('Filen indeholder makroer. Gem den som .xlsx uden makroer.');
  if (names.some((name) => /embeddings\/|activeX\/|\.bin$/i.test(name) && !/printerSettings/i.test(name)))
    throw new FileMistake(
      'Filen indeholder andre filer eller programmer. Kopiér cellerne over i skabelonen.',
    );
  if (names.includes('mimetype')) throw new FileMistake('Filen er fra et andet regneark. Gem den som .xlsx.');
  if (!names.includes('xl/workbook.xml'))
    throw new FileMistake('Filen er ikke et regneark. Gem det som .xlsx eller .csv.');
}

function sheetsOf(archive: Archive): { name: string; path: string }[] {
  const workbook = archive.read('xl/workbook.xml')?.toString() ?? '';
  if (/date1904="(1|true)"/.test(workbook))
    throw new FileMistake('Filen tæller datoer fra 1904. Kopiér cellerne over i skabelonen.');
  const relations = archive.read('xl/_rels/workbook.xml.rels')?.toString() ?? '';
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    if (holdsCpr(attribute(tag, 'name')))
      throw new FileMistake(
        'Et ark har et navn, der ligner et CPR-nummer. Intet er gemt, og filen er slettet.',
      );
    const target = targets.get(attribute(tag, '(?:\\w+:)?id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const isShown = !/^(veryH|h)idden$/.test(attribute(tag, 'state'));
    return isShown && !path.includes('chartsheets/') ? [{ name: attribute(tag, 'name'), path }] : [];
  });
}

function sharedStrings(archive: Archive): string[] {
  const part = archive.read('xl/sharedStrings.xml');
  return part ? [...elementsIn(part, 'si')].map(({ text }) => textIn(text)) : [];
}

function* rowsIn(part: Buffer, sheet: string, shared: readonly string[]): Generator<WorkbookRow> {
  let line = 0;
  for (const { tag, text, end } of elementsIn(part, 'row')) {
    line = Number(attribute(tag, 'r')) || line + 1;
    yield { sheet, line, ...cellsIn(text, shared), share: end / part.length };
  }
}

const cellPattern = /<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const formulaPattern = /<(?:\w+:)?f[\s>/]/;

function cellsIn(row: string, shared: readonly string[]): Pick<WorkbookRow, 'cells' | 'formulas'> {
  const cells: string[] = [];
  const formulas: number[] = [];
  for (const [, tag = '', content = ''] of row.matchAll(cellPattern)) {
    const reference = attribute(tag, 'r');
    const at = reference === '' ? cells.length : columnNumber(reference);
    if (at >= mostColumns) {
      if (content !== '')
        throw new FileMistake(`Der står noget uden for skabelonen, i celle ${reference}. Slet det.`);
      continue;
    }
    const kind = attribute(tag, 't');
    if (formulaPattern.test(content) || kind === 'e') formulas.push(at);
    while (cells.length < at) cells.push('');
    cells[at] = cellText(kind, content, shared);
  }
  return { cells, formulas };
}

function cellText(kind: string, content: string, shared: readonly string[]): string {
  if (kind === 'inlineStr') return textIn(content);
  const value = decoded(/<(?:\w+:)?v[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(content)?.[1] ?? '');
  if (kind === 's') return shared[Number(value)] ?? '';
  if (kind === 'b') return value === '1' ? 'ja' : 'nej';
  // 18.0 and 8.7654321E7 are how some write whole numbers.
  return kind === '' || kind === 'n' ? (value === '' ? '' : String(Number(value))) : value;
}

/** The runs of a text, without the pronunciation that some languages add. */
function textIn(xml: string): string {
  const runs = xml.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  return [...runs.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)]
    .map(([, text = '']) => decoded(text))
    .join('');
}

/** Elements of one name, one at a time, so that only one of them is held as text. */
function* elementsIn(part: Buffer, name: string): Generator<{ tag: string; text: string; end: number }> {
  const prefix = /<(\w+:)?(?:worksheet|sst)[\s>]/.exec(part.toString('latin1', 0, 4_096))?.[1] ?? '';
  const [opens, closes] = [`<${prefix}${name}`, `</${prefix}${name}>`];
  for (let at = part.indexOf(opens); at !== -1; at = part.indexOf(opens, at)) {
    const tagEnd = part.indexOf('>', at);
    if (tagEnd === -1)
      throw new FileMistake('Filen er beskadiget. Gem den igen i regnearket, og prøv en gang til.');
    const tag = part.toString('utf8', at, tagEnd + 1);
    const isIt = /[\s>/]/.test(tag.charAt(opens.length));
    if (!isIt) {
      at = tagEnd;
      continue;
    }
    if (tag.endsWith('/>')) {
      // Empty, and counted like the others: texts are referred to by their number.
      yield { tag, text: '', end: tagEnd };
      at = tagEnd;
      continue;
    }
    const end = part.indexOf(closes, tagEnd);
    if (end === -1)
      throw new FileMistake('Filen er beskadiget. Gem den igen i regnearket, og prøv en gang til.');
    yield { tag, text: part.toString('utf8', tagEnd + 1, end), end };
    at = end;
  }
}

function attribute(tag: string, name: string): string {
  return decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decoded(xml: string): string {
  if (!/[&_\r]/.test(xml)) return xml;
  return xml
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
      if (name) return entities.get(name) ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/_x([\da-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
