/** The table of environment variables in `docs/drift.md`, printed from what the program reads, so that the two cannot differ. */
import type { ZodType } from 'zod';

/** Each variable by its name, with what it is for as its description. */
export type Variables = Record<string, ZodType>;

const begins = '<!-- variabler: skrevet af npm run environment -->';
const ends = '<!-- variabler slut -->';

export function environmentTable(variables: Variables): string {
  const rows = Object.entries(variables).map(([name, schema]) => {
    const unset = schema.safeParse(undefined).data;
    return `| \`${name}\` | ${unset === undefined ? '' : `\`${unset}\``} | ${schema.description ?? ''} |`;
  });
  return ['| Variabel | Uden den | |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The document with the table of now; undefined when it has no place for one. */
export function withEnvironmentTable(document: string, variables: Variables): string | undefined {
  const from = document.indexOf(begins);
  const to = document.indexOf(ends);
  if (from < 0 || to < from) return undefined;
  return `${document.slice(0, from)}${begins}\n${environmentTable(variables)}\n${document.slice(to)}`;
}
