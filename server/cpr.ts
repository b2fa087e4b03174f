/**
 * CPR numbers have no business here: nothing in this product is about a patient. Ten digits that begin with a day and a month are taken for
 * one, with or without hyphen or spaces; the check digit is not asked, as numbers since 2007 may lack it (https://cpr.dk).
 */

const day = '(?:0[1-9]|[12]\\d|3[01])';
const month = '(?:0[1-9]|1[0-2])';
const gap = '[ \\u00a0.]?';
const cpr = new RegExp(
  `(?<![\\d+])${day}${gap}${month}${gap}\\d\\d(?:\\s|\\u00a0)?[-–—]?(?:\\s|\\u00a0)?\\d{4}(?!\\d)`,
);

export const cprMessage =
  'Det ligner et CPR-nummer. Skriv aldrig oplysninger om en borger her; intet er gemt.';

/** The parameter of an address that names the fields such a number was taken out of. */
export const refusedIn = 'cpr';

export function holdsCpr(text: string): boolean {
  return cpr.test(text);
}

/** What is left when every such number is taken out. */
export function withoutCpr(text: string): string {
  return text.replaceAll(new RegExp(cpr, 'g'), ' ').replace(/\s+/g, ' ').trim();
}
