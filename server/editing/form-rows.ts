/** Rows of a form that a button adds or takes away, without any script. */
import type { Fields } from './sent-fields.ts';

/** What a new row begins with, by the list it joins; the last part of the list's name decides. */
const fresh: ReadonlyMap<string, readonly (readonly [string, string])[]> = new Map([
  [
    'phones',
    [
      ['number', ''],
      ['audience', 'everyone'],
      ['contactHours.kind', 'as-offer'],
    ],
  ],
  ['rows', [['from', '']]],
  [
    'exceptions',
    [
      ['kind', 'closed'],
      ['from', ''],
    ],
  ],
  ['places', [['address', '']]],
]);

/** What a button asks: `add:phones`, `remove:openingHours.rows.2`. Undefined for another button. */
export function rowsAfter(
  fields: Fields,
  asked: string,
): { fields: Fields; added: string | undefined } | undefined {
  const [verb, name = ''] = asked.split(':');
  if (verb === 'remove')
    return { fields: fields.filter(([field]) => !field.startsWith(`${name}.`)), added: undefined };
  const row = fresh.get(name.split('.').at(-1) ?? '');
  if (verb !== 'add' || !row) return undefined;
  const taken = fields.map(([field]) =>
    field.startsWith(`${name}.`) ? Number(field.slice(name.length + 1).split('.')[0]) : -1,
  );
  const added = `${name}.${Math.max(-1, ...taken) + 1}`;
  return { fields: [...fields, ...row.map(([part, value]) => [`${added}.${part}`, value] as const)], added };
}
