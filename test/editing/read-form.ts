/** The form of an offer as its page would send it, and what becomes of it. */

import { formOfOffer, type ReadOffer, readOffer } from '../../server/editing/offer-form.ts';
import { readOfferForm, sentByForm } from '../../server/editing/offer-form-schema.ts';
import { fieldsOf } from '../../server/editing/sent-fields.ts';
import type { References } from '../../server/offers/offer-references.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { parseQuery } from '../../server/query-string.ts';
import { organisations, places, services } from '../start-service.ts';

export function referencesTo(...offers: Offer[]): References {
  return {
    places,
    organisations: new Map(organisations.map((one) => [one.id, one])),
    services: new Map(services.map((one) => [one.id, one])),
    bySlug: new Map(offers.map((one) => [one.slug, one])),
    signals: new Map(),
  };
}

/**
 * Opens the form of an offer, types over some of its fields and reads it as sent. A list is a name sent several times; an empty one is
 * a name not sent.
 */
export function typeOver(
  offer: Offer,
  typed: Record<string, string | string[]>,
  { administrator = false, others = [] as Offer[] } = {},
): ReadOffer {
  const kept = sentByForm(formOfOffer(offer)).filter(([name]) => !(name in typed));
  const fresh = Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const form = readOfferForm(sent([...kept, ...fresh] as [string, string][]));
  if (!form) throw new Error('the form refuses these fields');
  return readOffer(form, offer, referencesTo(offer, ...others), administrator, '2026-12-01');
}

/** Over the wire and back. */
export function sent(fields: readonly (readonly [string, string])[]) {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  const read = fieldsOf(parseQuery(`?${body}`));
  if (!read) throw new Error('the fields cannot be read');
  return read;
}
