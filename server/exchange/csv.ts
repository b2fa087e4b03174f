/** CSV (RFC 4180): rows with the line each begins on. Semicolons and a byte order mark are what a Danish spreadsheet opens rightly. */
import { FileMistake } from './zip-archive.ts';

export type CsvRow = { line: number; cells: string[] /** Where it ends in the text. */; end: number };

export const byteOrderMark = '\ufeff';

/** @throws FileMistake when a quotation mark is not closed, or something stands after it */
export function* readCsv(text: string, delimiter: string): Generator<CsvRow> {
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const row: CsvRow = { line, cells: [], end: text.length };
    for (let more = true; more; ) {
      const cell = text[at] === '"' ? quotedCell(text, at, line) : bareCell(text, at, delimiter);
      row.cells.push(cell.text);
      line += cell.breaks;
      at = cell.end;
      more = text[at] === delimiter;
      if (more) at += 1;
      else if (at < text.length && text[at] !== '\n' && text[at] !== '\r')
        throw new FileMistake(`Linje ${line}: der står noget efter det lukkende anførselstegn.`);
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    row.end = at;
    yield row;
  }
}

type Cell = { text: string; end: number; breaks: number };

function bareCell(text: string, from: number, delimiter: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(from, end), end, breaks: 0 };
}

function quotedCell(text: string, from: number, line: number): Cell {
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at === -1)
      throw new FileMistake(
        `Linje ${line}: et anførselstegn bliver ikke lukket. Gem filen igen i regnearket.`,
      );
    if (text[at + 1] === '"') continue;
    const inner = text.slice(from + 1, at);
    return { text: inner.replaceAll('""', '"'), end: at + 1, breaks: inner.split('\n').length - 1 };
  }
}

export function csvOf(rows: Iterable<readonly string[]>): string {
  let text = byteOrderMark;
  for (const row of rows) text += `${row.map(csvCell).join(';')}\r\n`;
  return text;
}

function csvCell(text: string): string {
  return /[";,\t\n\r']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
