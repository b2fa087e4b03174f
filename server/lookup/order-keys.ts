/** The facts of each offer that the rules of the order look at, and the key they make. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Reach } from '../catalogue/catalogue-index.ts';
import type { TextHits } from '../catalogue/text-search.ts';
import { capacityAt } from '../offers/capacity.ts';
import type { Minute } from '../opening-hours/danish-calendar.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import type { LookupCriteria } from './lookup-criteria.ts';
import { neverOpens, orderKey, type ReportedPlaces, reportedPlaces } from './match-order.ts';

/** After the country. */
const reachesNone = 5;

/** The key of an offer that opens in so many minutes. */
export function orderKeys(
  { index, reported }: Catalogue,
  { at }: LookupCriteria,
  reached: Reach | undefined,
  text: TextHits | undefined,
) {
  const places = placesAt(reported, at);
  return (position: number, group: number, opensIn: number): number =>
    orderKey(group, {
      acute: index.urgencies[position] !== 0,
      opensIn,
      lacking: text ? text.findable - (text.covered[position] ?? 0) : 0,
      strength: text?.strength[position] ?? 0,
      reach: reached?.[position] || reachesNone,
      excluded: text?.excluded[position] === 1,
      places: places.get(position) ?? reportedPlaces.unknown,
      position,
    });
}

/** Minutes until it opens; 0 when it is open. */
export function opensIn(status: OpeningStatus, at: Minute): number {
  if (status.kind === 'open') return 0;
  return status.opens === null ? neverOpens : Math.min(status.opens - at, neverOpens);
}

/** What is reported for the moment; of nearly every offer nothing is. */
function placesAt(reported: Catalogue['reported'], at: Minute): Map<number, ReportedPlaces> {
  const places = new Map<number, ReportedPlaces>();
  for (const { position, report } of reported)
    if (capacityAt(report, at))
      places.set(position, report.level === 'full' ? reportedPlaces.full : reportedPlaces.free);
  return places;
}
