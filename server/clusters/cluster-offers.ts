/** The offers a cluster's visitation can give, with their status at a moment. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { inForceOn, reach } from '../catalogue/catalogue-index.ts';
import { compiledFor } from '../catalogue/hours-on-horizon.ts';
import { signalsOf } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import type { OfferSignals } from '../offers/signals.ts';
import { dayOfMinute, type Minute } from '../opening-hours/danish-calendar.ts';
import { type OpeningStatus, statusAt } from '../opening-hours/opening-status.ts';
import type { Cluster } from '../places/places-schema.ts';

export type OpenOffer = { offer: Offer; status: OpeningStatus; own: boolean; signals: OfferSignals };

/** In Danish order of name. `own`: for the cluster or some municipality of it; the others are for the whole region. */
export function openOffers(catalogue: Catalogue, cluster: Cluster, at: Minute): OpenOffer[] {
  const { index, offers, places } = catalogue;
  const reaches = places.municipalities
    .filter((municipality) => municipality.cluster === cluster.id)
    .map(({ code }) => index.reachOf.get(code));
  const inForce = inForceOn(index, dayOfMinute(at));
  return offers.flatMap((offer, position) => {
    if (!inForce(position)) return [];
    const near = reaches
      .map((reached) => reached?.[position] ?? reach.none)
      .filter((one) => one !== reach.none);
    const nearest = Math.min(...near);
    if (nearest > reach.region) return [];
    const hours = compiledFor(catalogue.hours, index.hoursPattern[position] ?? 0, at, at + 1);
    return [
      {
        offer,
        status: statusAt(hours, at),
        own: nearest <= reach.cluster,
        signals: signalsOf(offer, catalogue),
      },
    ];
  });
}
