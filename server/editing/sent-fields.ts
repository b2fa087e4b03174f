/**
 * What a form has sent, as name and value in order, and the same as a tree: `phones.1.number` is the number of a row among the phones. Rows
 * keep their order and lose the gaps that removed ones leave.
 */
import type { Query } from '../query-string.ts';

export type Fields = readonly (readonly [name: string, value: string])[];

/** Values of one name in a leaf. */
export type FieldTree = string[] | FieldTree[] | { [name: string]: FieldTree };

type Branch = Map<string, Branch | string[]>;

/** Undefined when something sent is broken. Line breaks become one kind. */
export function fieldsOf(query: Query): Fields | undefined {
  const fields: [string, string][] = [];
  for (const [name, { values, broken }] of query) {
    if (broken) return undefined;
    for (const value of values) fields.push([name, value.replace(/\r\n?/g, '\n')]);
  }
  return fields;
}

/** Steps in a name; the form's own have six. What somebody makes up could be so deep that it cannot be gone through. */
const deepest = 12;

/** Undefined when a name stands for both a value and a group, or lies deeper than any form. */
export function treeOf(fields: Fields): FieldTree | undefined {
  const root: Branch = new Map();
  for (const [name, value] of fields) {
    const path = name.split('.');
    if (path.length > deepest) return undefined;
    const last = path.pop() ?? '';
    let branch = root;
    for (const step of path) {
      const next: Branch | string[] = branch.get(step) ?? new Map();
      if (Array.isArray(next)) return undefined;
      branch.set(step, next);
      branch = next;
    }
    const leaf = branch.get(last) ?? [];
    if (!Array.isArray(leaf)) return undefined;
    leaf.push(value);
    branch.set(last, leaf);
  }
  return plainTree(root);
}

const isNumber = (step: string) => /^\d{1,4}$/.test(step);

function plainTree(branch: Branch): FieldTree {
  const entries = [...branch].map(([step, part]): [string, FieldTree] => [
    step,
    Array.isArray(part) ? part : plainTree(part),
  ]);
  if (entries.length === 0 || !entries.every(([step]) => isNumber(step)))
    // An own property also when the name sent is one that objects are born with.
    return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, part]) => part);
}

/** The other way: a form in memory as the names and values its page would send. Unticked and empty lists send nothing. */
export function fieldsOfTree(tree: unknown, name = ''): [string, string][] {
  if (typeof tree === 'string') return [[name, tree]];
  const below = (step: string) => (name === '' ? step : `${name}.${step}`);
  if (Array.isArray(tree))
    return tree.flatMap((part, i) =>
      typeof part === 'string' ? [[name, part] as [string, string]] : fieldsOfTree(part, below(String(i))),
    );
  return Object.entries(tree ?? {}).flatMap(([step, part]) => fieldsOfTree(part, below(step)));
}
