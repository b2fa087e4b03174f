/**
 * A query string as sent. Unlike Express's own parser it tells what was doubled and what was broken, so that neither is
 * guessed silently.
 */
export type QueryField = { values: string[]; broken: boolean };
export type Query = ReadonlyMap<string, QueryField>;

export function parseQuery(url: string): Query {
  const start = url.indexOf('?');
  const fields = new Map<string, QueryField>();
  if (start === -1) return fields;
  for (const pair of url.slice(start + 1).split('&')) {
    if (pair === '') continue;
    const [rawName = '', ...rest] = pair.split('=');
    const name = decode(rawName);
    if (name === undefined) continue;
    const value = decode(rest.join('='));
    const field = fields.get(name) ?? { values: [], broken: false };
    if (value === undefined) field.broken = true;
    else field.values.push(value);
    fields.set(name, field);
  }
  return fields;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
