/** Two values that say the same: the order of keys does not count, and what is undefined is not there. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...statedKeys(a), ...statedKeys(b)]);
  return [...keys].every((key) => sameValue(Reflect.get(a, key), Reflect.get(b, key)));
}

function statedKeys(object: object): string[] {
  return Object.keys(object).filter((key) => Reflect.get(object, key) !== undefined);
}
