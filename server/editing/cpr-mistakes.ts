/** Fields that hold something like a CPR number: told at the field, whatever the field is. What is stored of the form is without them. */
import { cprMessage, holdsCpr } from '../cpr.ts';
import type { Mistake } from './mistakes.ts';
import type { Fields } from './sent-fields.ts';

export function cprMistakes(fields: Fields): Mistake[] {
  return fields.flatMap(([name, value]) => (holdsCpr(value) ? [{ field: name, message: cprMessage }] : []));
}

/** The form as it may be stored: such a field says what it said in `opened`, or nothing where it was not there. */
export function withoutCpr(fields: Fields, opened: Fields): Fields {
  return fields.flatMap(([name, value]): Fields => {
    if (!holdsCpr(name) && !holdsCpr(value)) return [[name, value]];
    const stood = opened.find(([one, text]) => one === name && !holdsCpr(text));
    return stood ? [stood] : [];
  });
}
