/** What stands below the form before anything is asked: hospital visitation and lægevagt, what a line can say, and where to look around. */

import { type Catalogue, fallbacksAt } from '../catalogue/catalogue.ts';
import { compareDanish } from '../danish-text.ts';
import { lineInMinute } from '../offers/line-memory.ts';
import type { OfferLine } from '../offers/offer-line.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { openingStatusAt } from '../opening-hours/opening-status.ts';
import type { LookupRequest } from './lookup-criteria.ts';
import { fields, perField } from './lookup-fields.ts';
import { lookupLink, showingAll } from './lookup-link.ts';

export type StartPage = {
  /** Hospital visitation and lægevagt. */
  lines: OfferLine[];
  examples: { line: string; href: string }[];
  clusters: { name: string; hospital: string; href: string }[];
  all: { words: string; href: string };
};

const openFirst = { open: 0, unknown: 1, closed: 2 };
const examples = ['struer 84 iv i aften', 'randers 17 krise lørdag 23.50', 'ringkøbing juleaften kl 18'];

/** Undefined once something is asked, or could not be read. */
export function startPage(
  catalogue: Catalogue,
  { entered, errors }: LookupRequest,
  now: Temporal.ZonedDateTime,
): StartPage | undefined {
  if (errors.length > 0 || fields.some((field) => entered[field] !== '')) return undefined;
  const at = minuteOf(now);
  const nothing = perField(() => '');
  return {
    lines: fallbacksAt(catalogue, at)
      .map((offer) => ({ offer, status: openingStatusAt(offer.openingHours, at) }))
      .toSorted(
        (a, b) =>
          openFirst[a.status.kind] - openFirst[b.status.kind] || compareDanish(a.offer.name, b.offer.name),
      )
      .map(({ offer, status }) => lineInMinute(offer, status, at, now, catalogue, '')),
    examples: examples.map((line) => ({ line, href: lookupLink(nothing, { q: line }) })),
    clusters: catalogue.places.clusters
      .toSorted((a, b) => compareDanish(a.name, b.name))
      .map(({ id, name, hospital }) => ({ name, hospital, href: `/klynge/${id}` })),
    all: { words: `Vis alle ${catalogue.offers.length} tilbud`, href: showingAll('/') },
  };
}
