/** CPR numbers in the query of an address, and the query without them. */
import { holdsCpr, refusedIn, withoutCpr } from './cpr.ts';
import type { Query } from './query-string.ts';

/** The fields that hold one, in their name or value. */
export function fieldsWithCpr(query: Query): string[] {
  return [...query].filter(([name, { values }]) => [name, ...values].some(holdsCpr)).map(([name]) => name);
}

/** `cpr=` names the fields it was taken out of. */
export function queryWithoutCpr(query: Query): URLSearchParams {
  const left = new URLSearchParams();
  for (const [name, { values }] of query)
    if (!holdsCpr(name) && name !== refusedIn)
      for (const value of values.map(withoutCpr)) if (value !== '') left.append(name, value);
  for (const name of fieldsWithCpr(query)) left.append(refusedIn, withoutCpr(name));
  return left;
}
