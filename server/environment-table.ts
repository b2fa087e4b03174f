/** The table of environment variables in `docs/drift.md`, printed from what the program reads, so that the two cannot differ. */
import { variables } from './config.ts';

const begins = '<!-- variabler: skrevet af npm run environment -->';
const ends = '<!-- variabler slut -->';

export function environmentTable(): string {
  const rows = Object.entries(variables.shape).map(([name, schema]) => {
    const unset = schema.safeParse(undefined).data;
    return `| \`${name}\` | ${unset === undefined ? '' : `\`${unset}\``} | ${schema.description ?? ''} |`;
  });
  return ['| Variabel | Uden den | |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The document with the table of now; undefined when it has no place for one. */
export function withEnvironmentTable(document: string): string | undefined {
  const from = document.indexOf(begins);
  const to = document.indexOf(ends);
  if (from < 0 || to < from) return undefined;
  return `${document.slice(0, from)}${begins}\n${environmentTable()}\n${document.slice(to)}`;
}
