/** What a query string holds of the fields of a lookup, before it is read, and what is wrong with that. */
import { cprMessage, refusedIn } from '../cpr.ts';
import type { Query } from '../query-string.ts';
import type { FieldError } from './lookup-criteria.ts';
import { type Field, fields, perField } from './lookup-fields.ts';

/** Each field as sent; a doubled or unreadable one is told. */
export function readFields(query: Query): { sent: Record<Field, string>; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const sent = perField((field) => {
    const { values = [], broken = false } = query.get(field) ?? {};
    if (broken) errors.push({ field, message: 'Feltet indeholder tegn, der ikke kan læses' });
    else if (values.length > 1) errors.push({ field, message: 'Feltet er angivet flere gange' });
    return values[0]?.trim() ?? '';
  });
  return { sent, errors };
}

/** That a CPR number was taken out, at the field it was typed in; at the line when that is none of ours. */
export function cprErrors(query: Query): FieldError[] {
  const names = new Set(query.get(refusedIn)?.values);
  const own = fields.filter((field) => names.has(field));
  if (names.size > 0 && own.length === 0) own.push('q');
  return own.map((field) => ({ field, message: cprMessage }));
}

/** Of a line, in characters. */
export const longestText = 200;

/** Not cut in the middle of a word, as half of one is another; nor in the middle of a character, when it is all one word. */
export function shortened(text: string): string {
  if (text.length <= longestText) return text;
  const whole = text.slice(0, longestText + 1).replace(/\S+$/, '');
  return whole.trim() === '' ? text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, '') : whole;
}
