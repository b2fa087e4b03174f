/** The offers of a cluster at a moment, by the way in they are: what its visitation can give. */
import { type Catalogue, compiledFor } from '../catalogue/catalogue.ts';
import { reach } from '../catalogue/catalogue-index.ts';
import { compareDanish } from '../danish-text.ts';
import { type OfferLine, offerLine } from '../offers/offer-line.ts';
import { type Offer, type Urgency, urgencies } from '../offers/offer-schema.ts';
import { urgencyLabels } from '../offers/offer-words.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { clockWords } from '../opening-hours/danish-time.ts';
import { type OpeningStatus, statusAt } from '../opening-hours/opening-status.ts';
import type { Cluster } from '../places/places-schema.ts';

export type ClusterPage = {
  name: string;
  hospital: string;
  municipalities: { name: string; href: string }[];
  clock: string;
  open: number;
  total: number;
  sections: { heading: string; open: number; lines: OfferLine[] }[];
};

const openFirst: Record<OpeningStatus['kind'], number> = { open: 0, unknown: 1, closed: 2 };

export function clusterPage(
  catalogue: Catalogue,
  cluster: Cluster,
  now: Temporal.ZonedDateTime,
): ClusterPage {
  const municipalities = catalogue.places.municipalities
    .filter((m) => m.cluster === cluster.id)
    .sort((a, b) => compareDanish(a.name, b.name));
  const reaches = municipalities.map((m) => catalogue.index.reachOf.get(m.code));
  const at = minuteOf(now);
  const own = catalogue.offers.flatMap((offer, position) => {
    const near = reaches.some((r) => r?.[position] === reach.municipality || r?.[position] === reach.cluster);
    if (!near) return [];
    const hours = compiledFor(catalogue, catalogue.index.hoursPattern[position] ?? 0, at, at + 1);
    return [{ offer, status: statusAt(hours, at) }];
  });
  const section = (heading: string, belongs: (offer: Offer) => boolean) => {
    const lines = own
      .filter(({ offer }) => belongs(offer))
      .sort((a, b) => openFirst[a.status.kind] - openFirst[b.status.kind]);
    return {
      heading,
      open: lines.filter(({ status }) => status.kind === 'open').length,
      lines: lines.map(({ offer, status }) => offerLine(offer, status, at, now, catalogue, '')),
    };
  };
  return {
    name: cluster.name,
    hospital: cluster.hospital,
    municipalities: municipalities.map(({ code, name }) => ({ name, href: `/?kommune=${code}` })),
    clock: clockWords(at),
    open: own.filter(({ status }) => status.kind === 'open').length,
    total: own.length,
    sections: [
      ...urgencies.map((urgency) =>
        section(urgencyLabels[urgency], (offer) => firstUrgency(offer) === urgency),
      ),
      section('Ikke akutte tilbud', (offer) => firstUrgency(offer) === undefined),
    ].filter(({ lines }) => lines.length > 0),
  };
}

/** An offer that is several ways in stands once, under the first of them. */
function firstUrgency(offer: Offer): Urgency | undefined {
  return urgencies.find((urgency) => offer.urgencies.includes(urgency));
}
