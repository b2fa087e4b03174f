/** What can be chosen in a field, and what is. */
export type Choice = { value: string; label: string; chosen: boolean };

export function choices(
  options: Iterable<readonly [value: string, label: string]>,
  chosen: string | readonly string[],
): Choice[] {
  const values = [chosen].flat();
  return [...options].map(([value, label]) => ({ value, label, chosen: values.includes(value) }));
}
