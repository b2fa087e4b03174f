/** One field of an offer as a reader would say it, for two texts side by side. */

import { coverageWords, type References, serviceNames } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { audienceLabels, domainLabels, numberWords, urgencyLabels } from '../offers/offer-words.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import { capital, exceptionWords, hoursWords } from '../opening-hours/hours-wording.ts';
import type { OpeningHours } from '../opening-hours/opening-hours-schema.ts';

export const fieldLabels: Partial<Record<keyof Offer, string>> = {
  name: 'Navn',
  summary: 'Linje om tilbuddet',
  domains: 'Område',
  urgencies: 'Hastegrad',
  phones: 'Numre',
  openingHours: 'Åbningstid',
  exclusions: 'Ikke for',
  targetGroup: 'Målgruppe',
  ageFrom: 'Alder fra',
  ageTo: 'Alder til og med',
  access: 'Adgang',
  coverage: 'Dækker',
  coverageNote: 'Forbehold',
  capacity: 'Pladser',
  note: 'Bemærk',
  services: 'Kan udføre',
  places: 'Steder',
  seeAlso: 'Se også',
  authority: 'Myndighed',
  operator: 'Leverandør',
  editor: 'Redaktør',
  unit: 'Enhed',
  reverifyAfterDays: 'Bekræftes hver',
  validFrom: 'Findes fra',
  validTo: 'Findes til og med',
  fallback: 'Vises, når intet har åbent',
};

/** Lines; one that says so when the field is empty. */
export function fieldWords(offer: Offer, field: keyof Offer, references: References): string[] {
  const lines = linesOf(offer, field, references).filter((line) => line !== '');
  return lines.length === 0 ? ['(ikke udfyldt)'] : lines;
}

function linesOf(offer: Offer, field: keyof Offer, references: References): string[] {
  const organisation = (id: string) => [references.organisations.get(id)?.name ?? id];
  switch (field) {
    case 'domains':
      return [offer.domains.map((one) => domainLabels[one]).join(' · ')];
    case 'urgencies':
      return [offer.urgencies.map((one) => urgencyLabels[one]).join(' · ')];
    case 'phones':
      return offer.phones.flatMap((phone) => [
        joined(numberWords(phone.number), phone.label, audienceLabels[phone.audience], phone.note),
        ...(phone.contactHours.kind === 'as-offer'
          ? []
          : hoursLines(phone.contactHours).map((line) => `– ${line}`)),
      ]);
    case 'openingHours':
      return hoursLines(offer.openingHours);
    case 'access':
      return [offer.access.who, offer.access.how, offer.access.ready].map((text) => text ?? '');
    case 'coverage':
      return [coverageWords(offer, references)];
    case 'capacity':
      return [joined(offer.capacity?.places, offer.capacity?.note)];
    case 'services':
      return [serviceNames(offer, references).join(', ')];
    case 'places':
      return offer.places.map(({ address, entrance, note }) => joined(address, entrance, note));
    case 'seeAlso':
      return offer.seeAlso.map((slug) => references.bySlug.get(slug)?.name ?? slug);
    case 'authority':
    case 'operator':
    case 'editor':
      return organisation(offer[field]);
    case 'reverifyAfterDays':
      return [`${offer.reverifyAfterDays} dage`];
    case 'validFrom':
    case 'validTo':
      return [offer[field] === null ? '' : dateWords(offer[field])];
    case 'fallback':
      return [offer.fallback ? 'ja' : 'nej'];
    default:
      return [String(offer[field] ?? '')];
  }
}

function hoursLines(hours: OpeningHours): string[] {
  return [
    ...hoursWords(hours),
    ...hours.exceptions.map((one) => exceptionWords(one, 0)),
    hours.words ?? '',
  ].map(capital);
}

function joined(...parts: (string | number | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined).join(' · ');
}
