/**
 * CPR numbers have no business here: nothing in this product is about a patient. Ten digits that begin with a day and a month are taken for
 * one, however they are parted; the check digit is not asked, as numbers since 2007 may lack it (https://cpr.dk).
 */

const day = '(?:0[1-9]|[12]\\d|3[01])';
const month = '(?:0[1-9]|1[0-2])';
/** Hyphens of every kind: pasted text has one that does not break, a minus or a dash. */
const hyphen = '[\\p{Pd}\\u2212/_]';
const serial = '\\d{4}(?!\\d)';
/** The date written as a date, and behind a space what would be a time of day: `24-12-26 2200` is a moment. */
const noClock = '(?!(?:[01]\\d|2[0-3])[0-5]\\d(?!\\d))';
const cpr = new RegExp(
  `(?<![\\d+])${day}(?:` +
    `[\\s.]?${month}[\\s.]?\\d\\d\\s?${hyphen}?\\s?${serial}|` +
    `${hyphen}${month}${hyphen}\\d\\d(?:\\s?${hyphen}\\s?|\\s${noClock}|)${serial})`,
  'u',
);
/** Of which one is in a row of hex digits by chance now and then. */
const uuid = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi;

export const cprMessage =
  'Det ligner et CPR-nummer. Skriv aldrig oplysninger om en borger her; intet er gemt.';

/** The parameter of an address that names the fields such a number was taken out of. */
export const refusedIn = 'cpr';

export function holdsCpr(text: string): boolean {
  // NFKC: digits as wide as a letter, from a Mac or a PDF, are digits.
  return cpr.test(text.normalize('NFKC').replace(uuid, ''));
}

/** What is left when every such number is taken out. */
export function withoutCpr(text: string): string {
  if (!holdsCpr(text)) return text.replace(/\s+/g, ' ').trim();
  return text.normalize('NFKC').replaceAll(new RegExp(cpr, 'gu'), ' ').replace(/\s+/g, ' ').trim();
}
