/** A lookup → its address. Equal lookups have equal addresses. */
import { type Field, fields } from './lookup-fields.ts';

/** The query string with some fields set anew (null removes), in a fixed order. */
export function lookupLink(
  entered: Record<Field, string>,
  changes: Partial<Record<Field, string | null>> = {},
): string {
  const parameters = new URLSearchParams();
  for (const field of fields) {
    const value = field in changes ? changes[field] : entered[field];
    if (value) parameters.set(field, value);
  }
  const query = parameters.toString().replaceAll('%3A', ':');
  return query === '' ? '/' : `/?${query}`;
}

/** The same lookup with its whole list. */
export function showingAll(link: string): string {
  return alsoSaying(link, 'vis=alle');
}

/** The same lookup with a card open. */
export function showingCard(link: string, slug: string): string {
  return alsoSaying(link, `kort=${slug}`);
}

function alsoSaying(link: string, parameter: string): string {
  return `${link}${link === '/' ? '?' : '&'}${parameter}`;
}
