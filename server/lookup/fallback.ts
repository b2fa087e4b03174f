/** Whom to call when nothing that suits is known to be open: the visitation and the lægevagt. */
import { type CatalogueIndex, reach } from '../catalogue/catalogue-index.ts';
import type { LookupCriteria } from './lookup-criteria.ts';
import type { Match } from './matches.ts';

/** Those that cover the place and are not closed, the nearest first. */
export function fallbackFor(
  index: CatalogueIndex,
  { municipality }: LookupCriteria,
  inForce: (position: number) => boolean,
  matchAt: (position: number) => Match,
): Match[] {
  const reached = municipality ? index.reachOf.get(municipality.code) : index.reachAnywhere;
  // Without a municipality only what covers every one of them.
  const nearest = municipality ? reach.municipality : reach.region;
  return Array.from(index.fallbacks)
    .flatMap((position) => {
      const near = reached?.[position] ?? reach.none;
      return near >= nearest && inForce(position) ? [{ near, match: matchAt(position) }] : [];
    })
    .sort((a, b) => a.near - b.near)
    .map(({ match }) => match)
    .filter(({ status }) => status.kind !== 'closed');
}
