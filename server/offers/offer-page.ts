/** The page of one offer, as the service and a browser without it both answer. */
import type { MomentAsked } from '../opening-hours/moment-query.ts';
import type { Page } from '../page.ts';
import { shownCard } from './offer-card.ts';
import type { References } from './offer-references.ts';
import type { Offer } from './offer-schema.ts';

/** `inPlace`: only the card, beside the list it was chosen from. `own`: what whoever asks may do about the offer. */
export function offerPage(
  offer: Offer,
  asked: MomentAsked,
  present: Temporal.ZonedDateTime,
  references: References,
  { inPlace, ...own }: { inPlace: boolean; noAnswer?: object; placesHref?: string },
): Page<never> {
  return {
    view: 'offers/offer-page',
    fragment: 'offers/offer-card',
    title: offer.name,
    status: asked.error ? 400 : 200,
    model: {
      ...shownCard(offer, asked.at, present, references, asked.text),
      inPlace,
      error: asked.error,
      ...own,
    },
  };
}

type Addresses = { moved: ReadonlyMap<string, string>; bySlug: ReadonlyMap<string, Offer> };

/** The first offer on the way that is here; one that was merged may have been merged again. */
export function offerMovedTo(slug: string, { moved, bySlug }: Addresses): string | undefined {
  const passed = new Set<string>();
  for (let at = moved.get(slug); at !== undefined && !passed.has(at); at = moved.get(at)) {
    if (bySlug.has(at)) return at;
    passed.add(at);
  }
  return undefined;
}
