/**
 * The four things that rot, each confirmed by the offer's own organisation with one click. An entry as a whole is verified when all four have
 * been, and as long ago as the one longest ago.
 */

export const confirmedParts = ['numbers', 'hours', 'target-group', 'access'] as const;
export type ConfirmedPart = (typeof confirmedParts)[number];

export const partLabels: Record<ConfirmedPart, string> = {
  numbers: 'Numre',
  hours: 'Åbningstid',
  'target-group': 'Målgruppe',
  access: 'Adgang',
};

/** The newest of each part. */
export type Confirmations = Partial<Record<ConfirmedPart, { at: Temporal.Instant; organisation: string }>>;

/** Undefined until every part has been confirmed once. */
export function verifiedBy(
  confirmations: Confirmations,
): { at: Temporal.Instant; organisation: string } | undefined {
  const all = confirmedParts.flatMap((part) => confirmations[part] ?? []);
  if (all.length < confirmedParts.length) return undefined;
  return all.reduce((oldest, one) => (Temporal.Instant.compare(one.at, oldest.at) < 0 ? one : oldest));
}
