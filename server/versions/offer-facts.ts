/** What an offer says, field by field in words a reader knows from the card: what has changed in one text, and two texts side by side. */
import {
  coverageWords,
  organisationName,
  type References,
  serviceNames,
} from '../offers/offer-references.ts';
import type { Offer, Phone } from '../offers/offer-schema.ts';
import { audienceLabels, domainLabels, numberWords, urgencyLabels } from '../offers/offer-words.ts';
import { timeZone } from '../opening-hours/danish-calendar.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import { capital, exceptionWords, hoursWords } from '../opening-hours/hours-wording.ts';
import type { OpeningHours } from '../opening-hours/opening-hours-schema.ts';

/** A field, or a part of one. `words` is null when nothing is said. */
export type Fact = { field: keyof Offer; label: string; words: string | null };

/** In the order of the card; the same labels for every offer. Numbers, hours, places and sources are lists and not among them. */
export function factsOf(offer: Offer, references: References): Fact[] {
  const organisation = (id: string) => organisationName(id, references);
  const list = (words: readonly string[]) => words.join(', ') || null;
  const years = (age: number | null) => (age === null ? null : `${age} år`);
  const { capacity, access } = offer;
  const facts: [keyof Offer, string, string | null][] = [
    ['name', 'Navn', offer.name],
    ['summary', 'Kort om tilbuddet', offer.summary],
    ['urgencies', 'Hastegrad', list(offer.urgencies.map((urgency) => urgencyLabels[urgency]))],
    ['domains', 'Område', list(offer.domains.map((domain) => domainLabels[domain]))],
    ['exclusions', 'Ikke for', offer.exclusions],
    ['targetGroup', 'Målgruppe', offer.targetGroup],
    ['ageFrom', 'Alder fra', years(offer.ageFrom)],
    ['ageTo', 'Alder til og med', years(offer.ageTo)],
    ['access', 'Hvem kan henvise', access.who],
    ['access', 'Sådan kommer man ind', access.how],
    ['access', 'Hav klar', access.ready],
    ['coverage', 'Dækker', coverageWords(offer, references)],
    ['coverageNote', 'Om dækningen', offer.coverageNote],
    ['services', 'Kan udføre', list(serviceNames(offer, references))],
    ['capacity', 'Pladser', capacity?.places == null ? null : String(capacity.places)],
    ['capacity', 'Om pladserne', capacity?.note ?? null],
    ['note', 'Bemærk', offer.note],
    ['authority', 'Myndighed', organisation(offer.authority)],
    ['operator', 'Leverandør', organisation(offer.operator)],
    ['editor', 'Redaktør', organisation(offer.editor)],
    ['unit', 'Afdeling', offer.unit],
    ['seeAlso', 'Se også', list(offer.seeAlso.map((slug) => references.bySlug.get(slug)?.name ?? slug))],
    ['validFrom', 'Gælder fra og med', offer.validFrom && dateWords(offer.validFrom)],
    ['validTo', 'Gælder til og med', offer.validTo && dateWords(offer.validTo)],
    ['verifiedAt', 'Bekræftet af tilbuddet', offer.verifiedAt && momentOfVerification(offer.verifiedAt)],
    ['reverifyAfterDays', 'Bekræftes igen', `efter ${offer.reverifyAfterDays} dage`],
    ['fallback', 'Vises, når intet er åbent', offer.fallback ? 'ja' : 'nej'],
  ];
  return facts.map(([field, label, words]) => ({ field, label, words }));
}

/** What several facts are together, and what is a list. */
const wholeLabels: Partial<Record<keyof Offer, string>> = {
  access: 'Adgang',
  capacity: 'Pladser',
  phones: 'Numre',
  openingHours: 'Åbningstid',
  places: 'Steder',
  sources: 'Kilder',
};

/** A whole field of two texts side by side: its label, and its lines in each; one that says so when it is empty. */
export function fieldSideBySide(
  field: keyof Offer,
  offers: readonly Offer[],
  references: References,
): { label: string; lines: string[][] } {
  const told = offers.map((offer) => factsOf(offer, references).filter((fact) => fact.field === field));
  return {
    label: wholeLabels[field] ?? told[0]?.[0]?.label ?? field,
    lines: offers.map((offer, i) => {
      const lines = listed(field, offer) ?? linesOf(told[i] ?? []);
      return lines.length === 0 ? ['(ikke udfyldt)'] : lines;
    }),
  };
}

function linesOf(facts: readonly Fact[]): string[] {
  return facts.flatMap(({ label, words }) => {
    if (words === null || words === '') return [];
    return facts.length > 1 ? [`${label}: ${words}`] : [words];
  });
}

/** Undefined for what is no list. */
function listed(field: keyof Offer, offer: Offer): string[] | undefined {
  if (field === 'phones') return offer.phones.map(phoneLine);
  if (field === 'openingHours') return hoursLines(offer.openingHours);
  if (field === 'places') return placeLines(offer);
  return field === 'sources' ? offer.sources.map(({ url }) => url) : undefined;
}

export function phoneLine({ number, label, audience, contactHours, note }: Phone): string {
  const hours = contactHours.kind === 'as-offer' ? [] : [contactWords(contactHours)];
  return [
    `${numberWords(number)} – ${label}`,
    audienceLabels[audience],
    ...hours,
    ...(note ? [note] : []),
  ].join(', ');
}

export function contactWords(hours: Phone['contactHours']): string {
  return hours.kind === 'as-offer' ? 'som åbningstiden' : hoursWords(hours).join('; ');
}

export function placeLines({ places }: Offer): string[] {
  return places.map(({ address, entrance, note }) => [address, entrance, note].filter(Boolean).join(', '));
}

function hoursLines(hours: OpeningHours): string[] {
  const exceptions = hours.exceptions.map((one) => exceptionWords(one, 0));
  return [...hoursWords(hours), ...exceptions, hours.words ?? ''].map(capital).filter((line) => line !== '');
}

function momentOfVerification(verifiedAt: string): string {
  const moment = Temporal.Instant.from(verifiedAt).toZonedDateTimeISO(timeZone);
  const clock = moment.toPlainTime().toString({ smallestUnit: 'second' }).replaceAll(':', '.');
  return `${dateWords(moment.toPlainDate().toString())} kl. ${clock.replace(/\.00$/, '')}`;
}
