/** From the page of holidays to the form of an offer, and back there when it is saved. */
import { anchorOf } from '../holidays/holiday-form.ts';
import type { Offer } from '../offers/offer-schema.ts';
import type { Query } from '../query-string.ts';

/** The date the form was opened for, as its address or the form itself holds it; empty when it was opened elsewhere. */
export function holidayIn(asked: Query): string {
  const date = asked.get('helligdag')?.values[0] ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : '';
}

/** At that day; undefined when the form was opened elsewhere or there is more to say of what became of it. */
export function holidayAddress(
  result: { kind: string; sequence?: number },
  { id, editor }: Offer,
  date: string,
): string | undefined {
  if (date === '' || (result.kind !== 'saved' && result.kind !== 'unchanged')) return undefined;
  const query = new URLSearchParams({ organisation: editor });
  if (result.kind === 'saved') query.set('gemt', String(result.sequence));
  return `/redaktion/helligdage?${query}#${anchorOf({ offerId: id, date })}`;
}
