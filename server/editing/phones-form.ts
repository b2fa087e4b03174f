/** The phones of an offer ↔ their rows in the form. */
import type { Phone } from '../offers/offer-schema.ts';
import { audiences } from '../offers/offer-values.ts';
import { numberWords } from '../offers/offer-words.ts';
import { formOfHours, readHours } from './hours-form.ts';
import type { Mistakes } from './mistakes.ts';
import type { PhoneForm } from './offer-form-schema.ts';
import { readPhoneNumber } from './phone-number.ts';

/** Rows in which nothing is typed are nothing. One that cannot be read is told and left out. */
export function readPhones(rows: readonly PhoneForm[], today: string, mistakes: Mistakes): Phone[] {
  return rows.flatMap((row, i) => {
    const phone = isBlankPhone(row) ? undefined : readPhone(row, today, mistakes.at(String(i)));
    return phone ? [phone] : [];
  });
}

export function isBlankPhone({ number, label, note, contactHours }: PhoneForm): boolean {
  return [number, label, note, contactHours.words].every((text) => text.trim() === '');
}

function readPhone(row: PhoneForm, today: string, mistakes: Mistakes): Phone | undefined {
  const read = readPhoneNumber(row.number);
  if (row.number.trim() === '') mistakes.add('number', 'Skriv nummeret, eller fjern rækken');
  else if (read.kind === 'wrong') mistakes.add('number', read.message);
  const label = row.label.trim();
  if (label === '')
    mistakes.add('label', 'Skriv, hvem der svarer, fx »Akutteamet« eller »Sygeplejen om natten«');
  const audience = audiences.find((one) => one === row.audience);
  if (!audience) mistakes.add('audience', 'Vælg, hvem nummeret er for');
  const contactHours =
    row.contactHours.kind === 'as-offer' || row.contactHours.kind === ''
      ? { kind: 'as-offer' as const }
      : readHours(row.contactHours, today, mistakes.at('contactHours'));
  if (read.kind === 'wrong' || label === '' || !audience) return undefined;
  const extension = read.extension && `lok. ${read.extension}`;
  const note = [extension, row.note.trim()].filter(Boolean).join('. ');
  return { number: read.number, label, audience, contactHours, note: note === '' ? null : note };
}

export function formOfPhone({ number, label, audience, note, contactHours }: Phone): PhoneForm {
  return {
    number: numberWords(number),
    label,
    audience,
    note: note ?? '',
    contactHours:
      contactHours.kind === 'as-offer'
        ? { ...formOfHours({ kind: 'unknown', exceptions: [], words: null }), kind: 'as-offer' }
        : formOfHours(contactHours),
  };
}
