/** A form that was sent, read with a schema: either what it says, or what is wrong with each field and what had been typed. */
import type { z } from 'zod';
import { cprMessage, holdsCpr } from './cpr.ts';
import type { Query } from './query-string.ts';

export type FormState = {
  /** By field, as typed; secrets are never printed again. */
  entered: Record<string, string>;
  errors: Record<string, string>;
  mistakes: { field: string; message: string }[];
};

export type ReadForm<Data> = { kind: 'read'; data: Data } | { kind: 'wrong'; form: FormState };

export const emptyForm: FormState = { entered: {}, errors: {}, mistakes: [] };

/** Never stored as typed: passwords, codes, and what is carried sealed through the sign-in. */
const neverStored = new Set([
  'adgangskode',
  'nuvaerende',
  'kode',
  'engangskode',
  'trin',
  'videre',
  'indhold',
]);

const unlikeThePage = 'Feltet er ikke, som siden ville sende det. Åbn siden igen, og send den derfra.';

/**
 * A field that is not sent is an empty text, as an unticked box is; one sent twice is a mistake, unless the schema wants a list. A CPR number is
 * refused in every field.
 */
export function readForm<Schema extends z.ZodObject>(sent: Query, schema: Schema): ReadForm<z.infer<Schema>> {
  const fields = Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => {
      const values = sent.get(name)?.values ?? [];
      return [name, isList(field) ? values : values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
  const unknown = [...sent.keys()].filter((name) => !(name in schema.shape));
  // Only where the schema has no words of its own: those of the library are English, and for programmers.
  const read = schema.safeParse(fields, { error: () => unlikeThePage });
  const mistakes = unknown.map(() => ({ field: '', message: 'Feltet kendes ikke.' }));
  for (const [field, { values }] of sent)
    if (!neverStored.has(field) && values.some(holdsCpr)) mistakes.push({ field, message: cprMessage });
  if (read.success && mistakes.length === 0) return { kind: 'read', data: read.data };
  for (const { path, message } of read.error?.issues ?? [])
    mistakes.push({ field: String(path[0] ?? ''), message });
  return { kind: 'wrong', form: wrongForm(sent, mistakes) };
}

/** The form shown again. */
export function wrongForm(sent: Query, mistakes: FormState['mistakes']): FormState {
  const errors: Record<string, string> = {};
  for (const { field, message } of mistakes) errors[field] ??= message;
  return { entered: enteredIn(sent), errors, mistakes };
}

export function enteredIn(sent: Query): Record<string, string> {
  return Object.fromEntries([...sent].map(([name, { values }]) => [name, values[0] ?? '']));
}

function isList(field: unknown): boolean {
  return (field as { def?: { type?: string } }).def?.type === 'array';
}
