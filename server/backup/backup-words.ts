/** What the programs say of a database they have gone through. */
import { momentWords } from '../opening-hours/danish-time.ts';

export type Examined = {
  schema: string;
  behind: boolean;
  offers: number;
  recordedAt: Temporal.Instant | undefined;
  tables: readonly { name: string; rows: number }[];
  broken: readonly string[];
  doubts: readonly string[];
};

/** `178 tilbud, senest ændret 21. november 2026 kl. 14.03` */
export function heldWords({ offers, recordedAt }: Examined): string {
  if (!recordedAt) return `${offers} tilbud`;
  return `${offers} tilbud, senest ændret ${momentWords(recordedAt)}`;
}

/** The outcome first, then what is wrong, then each table. */
export function reportLines(file: string, examined: Examined): string[] {
  const { schema, behind, tables, broken, doubts } = examined;
  const wrong = [...broken, ...doubts];
  const outcome =
    wrong.length === 0
      ? 'alt er i orden'
      : broken.length > 0
        ? 'databasen kan ikke bruges'
        : `${wrong.length} ting er ikke, som de skal være`;
  return [
    `${file}: ${outcome}.`,
    ...wrong.map((line) => `  ! ${line}`),
    `Indhold: ${heldWords(examined)}.`,
    `Skema: ${schema}${behind ? ', ældre end programmets; det opdateres, når tjenesten starter' : ''}.`,
    ...tables.map(({ name, rows }) => `  ${name.padEnd(22)} ${String(rows).padStart(8)}`),
  ];
}
