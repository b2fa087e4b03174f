/** A cluster on a page: its board, and all its own offers by the way in they are. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { compareDanish } from '../danish-text.ts';
import { type OfferLine, offerLine } from '../offers/offer-line.ts';
import type { Offer, Urgency } from '../offers/offer-schema.ts';
import { urgencies } from '../offers/offer-values.ts';
import { urgencyLabels } from '../offers/offer-words.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import type { Cluster } from '../places/places-schema.ts';
import { type ClusterBoard, clusterBoard } from './cluster-board.ts';
import { type OpenOffer, openOffers } from './cluster-offers.ts';

export type ClusterSummary = {
  id: string;
  name: string;
  hospital: string;
  municipalities: { name: string; href: string }[];
  /** Of its own offers, and of those for the whole region. */
  open: number;
  total: number;
  regionOpen: number;
  regionTotal: number;
};

export type ClusterPage = ClusterSummary & {
  board: ClusterBoard;
  /** The moment in full, for what is printed on paper and read later. */
  printed: string;
  sections: { heading: string; open: number; lines: OfferLine[] }[];
};

const openFirst: Record<OpeningStatus['kind'], number> = { open: 0, unknown: 1, closed: 2 };

/** What the list of clusters says of one. */
export function clusterSummary(
  catalogue: Catalogue,
  cluster: Cluster,
  now: Temporal.ZonedDateTime,
): ClusterSummary {
  return summary(catalogue, cluster, openOffers(catalogue, cluster, minuteOf(now)));
}

export function clusterPage(
  catalogue: Catalogue,
  cluster: Cluster,
  now: Temporal.ZonedDateTime,
): ClusterPage {
  const at = minuteOf(now);
  const offers = openOffers(catalogue, cluster, at);
  const own = offers.filter((offer) => offer.own);
  const section = (heading: string, belongs: (offer: Offer) => boolean) => {
    const lines = own
      .filter(({ offer }) => belongs(offer))
      .sort((a, b) => openFirst[a.status.kind] - openFirst[b.status.kind]);
    return {
      heading,
      open: countOpen(lines),
      lines: lines.map(({ offer, status }) => offerLine(offer, status, at, now, catalogue, '')),
    };
  };
  return {
    ...summary(catalogue, cluster, offers),
    board: clusterBoard(offers, at, catalogue),
    printed: fullMomentWords(at),
    sections: [
      ...urgencies.map((urgency) =>
        section(urgencyLabels[urgency], (offer) => firstUrgency(offer) === urgency),
      ),
      section('Ikke akutte tilbud', (offer) => firstUrgency(offer) === undefined),
    ].filter(({ lines }) => lines.length > 0),
  };
}

function summary(catalogue: Catalogue, cluster: Cluster, offers: readonly OpenOffer[]): ClusterSummary {
  const own = offers.filter((offer) => offer.own);
  const regional = offers.filter((offer) => !offer.own);
  return {
    id: cluster.id,
    name: cluster.name,
    hospital: cluster.hospital,
    municipalities: catalogue.places.municipalities
      .filter((municipality) => municipality.cluster === cluster.id)
      .sort((a, b) => compareDanish(a.name, b.name))
      .map(({ code, name }) => ({ name, href: `/?kommune=${code}` })),
    open: countOpen(own),
    total: own.length,
    regionOpen: countOpen(regional),
    regionTotal: regional.length,
  };
}

function countOpen(offers: readonly { status: OpeningStatus }[]): number {
  return offers.filter(({ status }) => status.kind === 'open').length;
}

/** An offer that is several ways in stands once, under the first of them. */
function firstUrgency(offer: Offer): Urgency | undefined {
  return urgencies.find((urgency) => offer.urgencies.includes(urgency));
}
