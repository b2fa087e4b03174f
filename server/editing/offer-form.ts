/**
 * An offer ↔ the form that changes it. Reading never stops at the first mistake, and always gives an offer to show: what cannot be read is left
 * out of it, or stays as it was.
 */

import { dateInField, optionalDate } from '../lookup/date-field.ts';
import type { References } from '../offers/offer-references.ts';
import { type Offer, offerSchema } from '../offers/offer-schema.ts';
import { domains, urgencies } from '../offers/offer-values.ts';
import { tooLong } from '../offers/text-lengths.ts';
import { formOfCoverage, readCoverage } from './coverage-form.ts';
import { formOfHours, readHours } from './hours-form.ts';
import { inOrderOf } from './in-order.ts';
import { gatherMistakes, type Mistake, type Mistakes } from './mistakes.ts';
import type { OfferForm } from './offer-form-schema.ts';
import { readOwnership } from './ownership-form.ts';
import { formOfPhone, readPhones } from './phones-form.ts';

export type ReadOffer = { offer: Offer; mistakes: Mistake[] };

/** `before`: the version the editor began with; keeps what the form does not hold. `today`: ISO date. */
export function readOffer(
  form: OfferForm,
  before: Offer,
  references: References,
  administrator: boolean,
  today: string,
): ReadOffer {
  const found: Mistake[] = [];
  const mistakes = gatherMistakes(found);
  const required = (field: 'name' | 'summary', message: string) => {
    const text = form[field].trim();
    if (text === '') mistakes.add(field, message);
    return text === '' ? before[field] : text;
  };
  const dateOf = (field: 'validFrom' | 'validTo', from: string) =>
    optionalDate(form[field], from, (message) => mistakes.add(field, message)) ?? null;
  const validFrom = dateOf('validFrom', today);
  const offer: Offer = {
    ...before,
    name: required('name', 'Skriv tilbuddets navn, som folk kender det'),
    summary: readSummary(required('summary', 'Skriv én linje om, hvad tilbuddet kan'), mistakes),
    domains: inOrderOf(before.domains, chosen(domains, form.domains)),
    urgencies: inOrderOf(before.urgencies, chosen(urgencies, form.urgencies)),
    coverage: readCoverage(form.coverage, before.coverage, references.places, mistakes.at('coverage')),
    coverageNote: textOf(form.coverageNote),
    targetGroup: textOf(form.targetGroup),
    ageFrom: readAge('ageFrom', form, mistakes),
    ageTo: readAge('ageTo', form, mistakes),
    exclusions: textOf(form.exclusions),
    access: {
      who: textOf(form.access.who),
      how: textOf(form.access.how),
      ready: textOf(form.access.ready),
    },
    services: inOrderOf(before.services, known(form.services, references.services, before.services)),
    phones: readPhones(form.phones, today, mistakes.at('phones')),
    places: readPlaces(form),
    openingHours: readHours(form.openingHours, today, mistakes.at('openingHours')),
    capacity: readCapacity(form.capacity, mistakes),
    unit: textOf(form.unit),
    seeAlso: inOrderOf(before.seeAlso, known(form.seeAlso, references.bySlug, before.seeAlso)),
    note: textOf(form.note),
    reverifyAfterDays: readInterval(form.reverifyAfterDays, before, mistakes),
    validFrom,
    validTo: dateOf('validTo', validFrom ?? today),
    ...readOwnership(form, before, references, administrator, mistakes),
  };
  if (offer.domains.length === 0) mistakes.add('domains', 'Vælg psykiatri, somatik eller begge');
  return { offer: acrossFields(offer, before, mistakes), mistakes: found };
}

function readSummary(summary: string, mistakes: Mistakes): string {
  const most = 140;
  if (summary.length <= most) return summary;
  mistakes.add(
    'summary',
    `Linjen om, hvad det kan, er ${summary.length} tegn; der er plads til ${most}. Resten kan stå under »Målgruppe«.`,
  );
  return summary.slice(0, most).trim();
}

function readAge(field: 'ageFrom' | 'ageTo', form: OfferForm, mistakes: Mistakes): number | null {
  const typed = form[field].trim().replace(/\s*år$/, '');
  if (typed === '') return null;
  if (/^\d{1,3}$/.test(typed) && Number(typed) <= 120) return Number(typed);
  mistakes.add(field, 'Skriv alderen i hele år, fx 18. Tomt betyder ingen grænse.');
  return null;
}

function readCapacity({ places, note }: OfferForm['capacity'], mistakes: Mistakes): Offer['capacity'] {
  const typed = places.trim();
  const sound = typed === '' || /^\d{1,4}$/.test(typed);
  if (!sound)
    mistakes.add(
      'capacity.places',
      'Skriv antallet som et tal, fx 11. Forbehold kan stå i feltet ved siden af.',
    );
  const count = sound && typed !== '' ? Number(typed) : null;
  return count === null && textOf(note) === null ? null : { places: count, note: textOf(note) };
}

function readPlaces({ places }: OfferForm): Offer['places'] {
  return places
    .map(({ address, entrance, note }) => ({
      address: textOf(address),
      entrance: textOf(entrance),
      note: textOf(note),
    }))
    .filter((place) => Object.values(place).some((part) => part !== null));
}

function readInterval(text: string, before: Offer, mistakes: Mistakes): number {
  const typed = text.trim().replace(/\s*dage?$/, '');
  if (/^\d{1,3}$/.test(typed) && Number(typed) >= 1) return Number(typed);
  mistakes.add('reverifyAfterDays', 'Skriv antal dage, fx 90');
  return before.reverifyAfterDays;
}

/** What the schema asks of fields together; then, whatever else it may ask that nobody has thought of here. */
function acrossFields(offer: Offer, before: Offer, mistakes: Mistakes): Offer {
  const sound = { ...offer };
  if (offer.domains.length === 0) sound.domains = before.domains;
  if (offer.ageFrom !== null && offer.ageTo !== null && offer.ageTo < offer.ageFrom) {
    mistakes.add('ageTo', `»Alder til og med« er lavere end »Alder fra«, ${offer.ageFrom} år`);
    sound.ageTo = null;
  }
  if (offer.validFrom && offer.validTo && offer.validTo < offer.validFrom) {
    mistakes.add('validTo', 'Tilbuddet ophører, før det begynder');
    sound.validTo = null;
  }
  for (const { path, message } of tooLong(sound, before)) mistakes.add(path.join('.'), message);
  const checked = offerSchema.safeParse(sound);
  if (checked.success) return checked.data;
  for (const { path, message } of checked.error.issues) mistakes.add(path.join('.'), message);
  return before;
}

export function textOf(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}

function chosen<T extends string>(all: readonly T[], ticked: readonly string[]): T[] {
  return all.filter((one) => ticked.includes(one));
}

/** Also those that stood there before, whatever has become of them. */
function known(
  ids: readonly string[],
  all: ReadonlyMap<string, unknown>,
  before: readonly string[],
): string[] {
  return ids.filter((id) => all.has(id) || before.includes(id));
}

/** The form as it opens; what is said about the change itself is empty. */
export function formOfOffer(offer: Offer): OfferForm {
  return {
    name: offer.name,
    summary: offer.summary,
    domains: offer.domains,
    urgencies: offer.urgencies,
    coverage: formOfCoverage(offer.coverage),
    coverageNote: offer.coverageNote ?? '',
    targetGroup: offer.targetGroup ?? '',
    ageFrom: numberText(offer.ageFrom),
    ageTo: numberText(offer.ageTo),
    exclusions: offer.exclusions ?? '',
    access: {
      who: offer.access.who ?? '',
      how: offer.access.how ?? '',
      ready: offer.access.ready ?? '',
    },
    services: offer.services,
    phones: offer.phones.map(formOfPhone),
    places: offer.places.map(({ address, entrance, note }) => ({
      address: address ?? '',
      entrance: entrance ?? '',
      note: note ?? '',
    })),
    openingHours: formOfHours(offer.openingHours),
    capacity: { places: numberText(offer.capacity?.places ?? null), note: offer.capacity?.note ?? '' },
    authority: offer.authority,
    operator: offer.operator,
    editor: offer.editor,
    unit: offer.unit ?? '',
    seeAlso: offer.seeAlso,
    note: offer.note ?? '',
    reverifyAfterDays: String(offer.reverifyAfterDays),
    validFrom: offer.validFrom ? dateInField(offer.validFrom) : '',
    validTo: offer.validTo ? dateInField(offer.validTo) : '',
    fallback: offer.fallback ? 'yes' : '',
    change: { base: '', when: 'now', date: '', reason: '', seen: '' },
  };
}

function numberText(number: number | null): string {
  return number === null ? '' : String(number);
}
