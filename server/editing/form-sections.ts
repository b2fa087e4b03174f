/** The parts of the form in the order of the call card, and which fields of an offer each holds. */
import type { Offer } from '../offers/offer-schema.ts';
import { listWords } from '../opening-hours/hours-wording.ts';

export type FormSection = { id: string; title: string; fields: readonly (keyof Offer)[] };

export const formSections: readonly FormSection[] = [
  { id: 'navn', title: 'Navn', fields: ['name', 'summary', 'domains', 'urgencies'] },
  { id: 'numre', title: 'Numre', fields: ['phones'] },
  { id: 'aabningstid', title: 'Åbningstid', fields: ['openingHours'] },
  { id: 'maalgruppe', title: 'Hvem det er for', fields: ['exclusions', 'targetGroup', 'ageFrom', 'ageTo'] },
  { id: 'adgang', title: 'Adgang', fields: ['access'] },
  { id: 'omraade', title: 'Dækker', fields: ['coverage', 'coverageNote'] },
  { id: 'pladser', title: 'Pladser og bemærkning', fields: ['capacity', 'note'] },
  { id: 'kan-udfoere', title: 'Kan udføre', fields: ['services'] },
  { id: 'steder', title: 'Steder', fields: ['places'] },
  { id: 'se-ogsaa', title: 'Se også', fields: ['seeAlso'] },
  {
    id: 'ansvar',
    title: 'Ansvar og gyldighed',
    fields: [
      'authority',
      'operator',
      'editor',
      'unit',
      'reverifyAfterDays',
      'validFrom',
      'validTo',
      'fallback',
    ],
  },
];

/** The sections in which two texts of an offer differ. */
export function changedSections(before: Offer, after: Offer): FormSection[] {
  return formSections.filter(({ fields }) =>
    fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])),
  );
}

/** A reason for the history, for those who write none: `Rettet: numre og åbningstid`. */
export function suggestedReason(before: Offer, after: Offer): string {
  const titles = changedSections(before, after).map(({ title }) => title.toLocaleLowerCase('da'));
  return titles.length === 0 ? 'Gennemgået' : `Rettet: ${listWords(titles)}`;
}

/** What is told of the change itself stands last. */
const changeSection: FormSection = { id: 'gem', title: 'Gem ændringen', fields: [] };

/** The section a field of the form stands in. */
export function sectionOf(field: string): FormSection | undefined {
  const top = field.split('.')[0];
  if (top === 'change') return changeSection;
  return formSections.find(({ fields }) => fields.some((one) => one === top));
}
