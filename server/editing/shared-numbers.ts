/** Numbers that other offers have too: often right, sometimes a slip; told beside the field. */
import type { Offer } from '../offers/offer-schema.ts';
import type { PhoneForm } from './offer-form-schema.ts';
import { readPhoneNumber } from './phone-number.ts';

const named = 2;

/** By the name of the field. */
export function sharedNumbers(
  rows: readonly PhoneForm[],
  own: Offer,
  offers: Iterable<Offer>,
): Record<string, string> {
  const all = [...offers].filter(({ id }) => id !== own.id);
  return Object.fromEntries(
    rows.flatMap(({ number }, i) => {
      const read = readPhoneNumber(number);
      if (read.kind === 'wrong') return [];
      const others = all.filter(({ phones }) => phones.some((phone) => phone.number === read.number));
      return others.length === 0 ? [] : [[`phones.${i}.number`, sharedWords(others)]];
    }),
  );
}

function sharedWords(others: readonly Offer[]): string {
  const names = others.slice(0, named).map(({ name }) => `»${name}«`);
  const more = others.length - names.length;
  return `Samme nummer som ${names.join(' og ')}${more > 0 ? ` og ${more} til` : ''}. Er det rigtigt?`;
}

/** Numbers that an offer no longer has and another still has: what is corrected in one place may be wrong in the other. */
export function leftBehind(
  before: Offer,
  after: Offer,
  offers: Iterable<Offer>,
): { number: string; offer: Offer }[] {
  const kept = new Set(after.phones.map(({ number }) => number));
  const gone = new Set(before.phones.map(({ number }) => number).filter((number) => !kept.has(number)));
  return [...offers]
    .filter(({ id }) => id !== after.id)
    .flatMap((offer) =>
      offer.phones.filter(({ number }) => gone.has(number)).map(({ number }) => ({ number, offer })),
    );
}
