/** Phone numbers as people write them: with spaces, hyphens, country code or extension. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export type ReadNumber =
  | { kind: 'read'; number: string; extension: string | undefined }
  | { kind: 'wrong'; message: string };

/** National short numbers that help somebody in need or a doctor; a phone library knows none of them. */
const shortNumbers = new Set([
  '112',
  '113',
  '114',
  '1813',
  '1888',
  '116000',
  '116006',
  '116111',
  '116117',
  '116123',
]);

const extensionAtEnd = /[\s,;]*(?:lokal(?:nr|nummer)?|lok|ext|x)\.?\s*(\d{1,6})$/i;

export function readPhoneNumber(text: string): ReadNumber {
  const extension = extensionAtEnd.exec(text.trim())?.[1];
  const bare = text.trim().replace(extensionAtEnd, '');
  const digits = bare.replace(/\D/g, '');
  if (shortNumbers.has(digits) && !bare.startsWith('+')) return { kind: 'read', number: digits, extension };
  if (/[a-zæøå/]/i.test(bare))
    return wrong('Skriv kun ét nummer her, fx 87 84 01 00. Andet kan stå i bemærkningen.');
  const parsed = parsePhoneNumberFromString(bare, 'DK');
  if (!parsed) return wrong('Det er ikke et telefonnummer. Skriv otte cifre, fx 87 84 01 00.');
  if (parsed.countryCallingCode !== '45')
    return wrong('Kun danske numre kan bruges. Skriv otte cifre, fx 87 84 01 00.');
  if (!/^\+45[2-9]\d{7}$/.test(parsed.number)) return wrong(lengthWords(parsed.nationalNumber));
  return { kind: 'read', number: parsed.number, extension };
}

function lengthWords(national: string): string {
  if (national.length === 8) return 'Danske numre begynder ikke med 0 eller 1. Er der byttet om på cifrene?';
  return `Nummeret har ${national.length} ${national.length === 1 ? 'ciffer' : 'cifre'}; danske numre har otte, fx 87 84 01 00.`;
}

function wrong(message: string): ReadNumber {
  return { kind: 'wrong', message };
}
