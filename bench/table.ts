/** Rows of words as aligned columns: the first to the left, numbers to the right. */
export type Row = {
  what: string;
  at: string;
  result: string;
  /** Of the server's processor, for one page: what other programs do changes it little. */
  processor?: string;
  target?: string;
  /** Compared with bare node:http and with the obvious way, in the same run. */
  ofBare?: string;
  timesObvious?: string;
  noise?: string;
};

const headings: Required<Row> = {
  what: 'what',
  at: 'at',
  result: 'result',
  processor: 'processor',
  target: 'target',
  ofBare: '÷ bare node:http',
  timesObvious: '× the obvious way',
  noise: 'noise',
};
const columns = Object.keys(headings) as (keyof Row)[];

export function tableOf(rows: readonly Row[]): string {
  const lines = [headings, ...rows].map((row) => columns.map((column) => row[column] ?? ''));
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const printed = lines.map((line) =>
    line
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return printed.toSpliced(1, 0, widths.map((width) => '-'.repeat(width)).join('  ')).join('\n');
}

export function millisecondsWords(milliseconds: number): string {
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const digits = milliseconds >= 100 ? 0 : milliseconds >= 10 ? 1 : milliseconds >= 1 ? 2 : 3;
  return `${milliseconds.toFixed(digits)} ms`;
}

export function noiseWords(share: number): string {
  return `±${Math.round(share * 50)} %`;
}

export function countWords(count: number): string {
  return count.toLocaleString('en');
}
