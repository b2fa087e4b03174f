/** What each field of a lookup may hold, said in Danish when it holds something else. Without zod: a browser that looks up by itself reads them too. */
import { domains, oldestAge, urgencies } from '../offers/offer-values.ts';
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { domainInUrl, urgencyInUrl } from './lookup-fields.ts';
import { readMomentField } from './moment-field.ts';

/** A field's value, or what is wrong with the text. */
type FieldRead<Value> = { value: Value } | { message: string };
export type FieldReader<Value> = (text: string) => FieldRead<Value>;

const longestPlace = 80;

export const urgencyValue = oneOf(urgencies, urgencyInUrl, 'Hastegraden kendes ikke');
export const domainValue = oneOf(domains, domainInUrl, 'Området kendes ikke');
export const ageValue: FieldReader<number> = (text) =>
  /^\d{1,3}$/.test(text) && Number(text) <= oldestAge
    ? { value: Number(text) }
    : { message: `Alderen skal være et helt tal fra 0 til ${oldestAge}` };
export const openOnlyValue: FieldReader<true> = (text) =>
  text === '1' ? { value: true } : { message: 'Skriv aaben=1 for kun åbne, ellers udelad det' };
export const placeValue: FieldReader<string> = (text) =>
  text.length <= longestPlace ? { value: text } : { message: 'Navnet er for langt' };

export function momentValue(now: Temporal.ZonedDateTime): FieldReader<{ tid: string; at: Minute }> {
  return (text) => {
    const read = readMomentField(text, now);
    return 'message' in read ? read : { value: read };
  };
}

function oneOf<Code extends string>(
  codes: readonly Code[],
  inUrl: Record<Code, string>,
  message: string,
): FieldReader<Code> {
  const choices = codes.map((code) => inUrl[code]).join(', ');
  return (text) => {
    const value = codes.find((one) => inUrl[one] === text);
    return value === undefined ? { message: `${message}. Vælg mellem ${choices}.` } : { value };
  };
}
