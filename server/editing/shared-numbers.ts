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
