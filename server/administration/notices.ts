/** What is said on the page after something has been done. */
import type { Query } from '../query-string.ts';

const notices: ReadonlyMap<string, string> = new Map([
  ['inviteret', 'Invitationen er sendt.'],
  ['gemt', 'Gemt. Det gælder med det samme.'],
  ['flyttet', 'Gemt. Links sendt til den gamle e-mail virker ikke længere.'],
  ['nulstillet', 'Koden fra appen er nulstillet, og personen er logget ud.'],
  ['lukket', 'Kontoen er lukket, og personen er logget ud overalt.'],
  ['slettet', 'Navn og e-mail er slettet. Det, kontoen har ændret, står der stadig uden navn.'],
]);

export function noticeIn(query: Query): string | undefined {
  return notices.get(query.get('besked')?.values[0] ?? '');
}

/** What the pages for administrators are dressed in. */
export const dress = { styles: 'forms.css', script: 'forms.js' };
