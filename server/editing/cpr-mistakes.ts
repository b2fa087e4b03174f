/** Fields that hold something like a CPR number: told at the field, whatever the field is; nothing of the form is stored then. */
import { cprMessage, holdsCpr } from '../cpr.ts';
import type { Mistake } from './mistakes.ts';
import type { Fields } from './sent-fields.ts';

export function cprMistakes(fields: Fields): Mistake[] {
  return fields.flatMap(([name, value]) => (holdsCpr(value) ? [{ field: name, message: cprMessage }] : []));
}
