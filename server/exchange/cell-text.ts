/** Several things in one cell: parted by signs, with quotation marks round a text that holds such a sign. */

/** A cell that cannot be read. The message is Danish: what cannot be read and what to write. */
export class CellMistake extends Error {}

/** The parts between the separators, trimmed; separators inside quotation marks part nothing. */
export function splitCell(text: string, separators: string): string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (!quoted && separators.includes(sign)) {
      parts.push(part.trim());
      part = '';
    } else part += sign;
  }
  if (quoted) throw new CellMistake(`Anførselstegnet i »${shortened(text)}« bliver ikke lukket`);
  return [...parts, part.trim()];
}

/** As `splitCell`, but only the parts that say something. */
export function listedIn(text: string, separators = ';\n'): string[] {
  return splitCell(text, separators).filter((part) => part !== '');
}

/** `"Ring på, ""B"""`: any text, whatever signs it holds. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A text as one part of a cell: bare when it can be. */
export function partOf(text: string | null): string {
  if (text === null) return '';
  return /["|\n\r]/.test(text) ? quoted(text) : text;
}

/** What `partOf` and `quoted` wrote, or somebody typed bare; null for nothing. */
export function textOf(part: string): string | null {
  const inner = /^"([\s\S]*)"$/.exec(part)?.[1];
  const text = (inner === undefined ? part : inner.replaceAll('""', '"')).trim();
  return text === '' ? null : text;
}

/** What a cell can hold: one way to break a line, and no other control signs. */
export function cellText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .trim();
}

/** Enough of a text to find it again. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
