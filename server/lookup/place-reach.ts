/** How far the offers reach where the citizen lives. */
import { type CatalogueIndex, type Reach, reach } from '../catalogue/catalogue-index.ts';
import type { LookupCriteria } from './lookup-criteria.ts';

/** Of each offer to the municipality, or to the nearest of those that are asked about. */
export function reachedBy(
  index: CatalogueIndex,
  { municipality, near = [] }: LookupCriteria,
): Reach | undefined {
  if (municipality) return index.reachOf.get(municipality.code);
  if (near.length === 0) return index.reachAnywhere;
  const reaches = near.flatMap(({ code }) => index.reachOf.get(code) ?? []);
  return index.reachAnywhere.map((_, position) => {
    const some = reaches.map((one) => one[position] ?? 0).filter((one) => one !== reach.none);
    return some.length > 0 ? Math.min(...some) : reach.none;
  });
}
