/** What a page says after something has been saved. Addresses hold a key, never the words. */
import type { Query } from '../query-string.ts';

const told = {
  gendannet: 'Den tidligere version er gendannet og gælder nu.',
  genplanlagt: 'Ændringen er planlagt igen.',
  annulleret: 'Den planlagte ændring er annulleret.',
  uaendret: 'Intet er ændret: det er, hvad der allerede gælder.',
  afventer: 'Gemt. Ændringen afventer godkendelse, og indtil da gælder den nuværende tekst.',
  overdraget: 'Ændringen er gemt for alle de valgte tilbud.',
  overdragelseAnnulleret: 'Ændringen er annulleret for alle tilbud.',
  godkendt: 'Godkendt.',
  afvist: 'Afvist.',
} as const;

export type ToldKey = keyof typeof told;

export function messageIn(query: Query): string | undefined {
  const key = query.get('besked')?.values[0] ?? '';
  return Object.hasOwn(told, key) ? told[key as ToldKey] : undefined;
}
