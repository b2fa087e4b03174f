/** The form of an offer → what its page prints. */
import { compareDanish } from '../danish-text.ts';
import type { References } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { domains, urgencies } from '../offers/offer-values.ts';
import { audienceLabels, domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import { timeZone } from '../opening-hours/danish-calendar.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import { choices } from './choices.ts';
import { changedSections, formSections, sectionOf, suggestedReason } from './form-sections.ts';
import { hoursEditor } from './hours-editor.ts';
import { liveCard } from './live-card.ts';
import type { Mistake } from './mistakes.ts';
import type { OfferForm } from './offer-form-schema.ts';
import { sharedNumbers } from './shared-numbers.ts';

export type FormPage = {
  form: OfferForm;
  /** The version the editor began with. */
  before: Offer;
  /** What the form says, as far as it can be read. */
  offer: Offer;
  /** What is told to be wrong. */
  mistakes: readonly Mistake[];
  /** All that is wrong, told or not: nothing is told while somebody is typing. */
  unreadable: readonly Mistake[];
  references: References;
  administrator: boolean;
  now: Temporal.ZonedDateTime;
  /** Changes that have been saved and wait for their date. */
  waiting: readonly { effectiveFrom: Temporal.Instant; reason: string }[];
  /** What is told above the form. */
  told?: string;
  /** The row that has just been added. */
  added?: string;
};

export function offerFormPage(page: FormPage) {
  const { form, before, offer, mistakes, references, administrator, now } = page;
  const errors: Record<string, string> = {};
  for (const { field, message } of mistakes) errors[field] ??= message;
  return {
    styles: ['forms.css', 'editing.css'],
    script: 'editing.js',
    form,
    slug: before.slug,
    action: `/redaktion/tilbud/${before.slug}`,
    name: before.name,
    told: page.told,
    waiting: page.waiting.map(({ effectiveFrom, reason }) => ({
      date: dateWords(effectiveFrom.toZonedDateTimeISO(timeZone).toPlainDate().toString()),
      reason,
    })),
    added: page.added,
    administrator,
    errors,
    mistakes: inFormOrder(mistakes).map(({ field, message }) => ({
      field,
      message,
      section: sectionOf(field)?.title,
    })),
    sections: formSections.map(({ id, title }) => ({
      id,
      title,
      wrong: mistakes.some(({ field }) => sectionOf(field)?.id === id),
    })),
    notes: sharedNumbers(form.phones, before, references.bySlug.values()),
    ...options(page),
    hours: hoursEditor(form.openingHours, 'openingHours', today(now)),
    phones: form.phones.map((phone, i) => ({
      ...phone,
      name: `phones.${i}`,
      id: `phones-${i}`,
      position: i + 1,
      audiences: choices(Object.entries(audienceLabels), phone.audience),
      hours: hoursEditor(phone.contactHours, `phones.${i}.contactHours`, today(now), offer.openingHours),
    })),
    places: form.places.map((place, i) => ({ ...place, name: `places.${i}`, id: `places-${i}` })),
    reason: form.change.reason || suggestedReason(before, offer),
    waits: choices(
      [
        ['now', 'Straks'],
        ['date', 'Fra en dato'],
      ],
      form.change.when || 'now',
    ),
    unsaved: unsavedSections(before, offer, page.unreadable),
    live: liveCard(offer, form.change.seen, now, references),
  };
}

function options({ form, before, references }: FormPage) {
  const { places, organisations, services, bySlug } = references;
  const byName = (all: Iterable<{ id: string; name: string }>) =>
    [...all].sort((a, b) => compareDanish(a.name, b.name)).map(({ id, name }) => [id, name] as const);
  const bodies = byName(organisations.values());
  const others = [...bySlug.values()].filter(({ slug }) => slug !== before.slug);
  const seen = form.seeAlso.filter((slug) => slug !== '');
  return {
    domains: choices(
      domains.map((one) => [one, domainLabels[one]]),
      form.domains,
    ),
    urgencies: choices(
      urgencies.map((one) => [one, urgencyLabels[one]]),
      form.urgencies,
    ),
    coverages: choices(
      [
        ['municipalities', 'Bestemte kommuner'],
        ['clusters', 'Hele klynger'],
        ['region', 'Hele regionen'],
        ['country', 'Hele landet'],
      ],
      form.coverage.kind,
    ),
    clusters: places.clusters.map(({ id, name }) => ({
      name,
      municipalities: choices(
        places.municipalities.filter(({ cluster }) => cluster === id).map((one) => [one.code, one.name]),
        form.coverage.codes,
      ),
    })),
    clusterChoices: choices(
      places.clusters.map(({ id, name }) => [id, name]),
      form.coverage.ids,
    ),
    services: choices(byName(services.values()), form.services),
    seeAlso: choices(
      seen.map((slug) => [slug, bySlug.get(slug)?.name ?? slug]),
      seen,
    ),
    seeAlsoMore: others
      .filter(({ slug }) => !seen.includes(slug))
      .map(({ slug, name }) => ({ value: slug, label: name }))
      .sort((a, b) => compareDanish(a.label, b.label)),
    operators: choices(bodies, form.operator),
    authorities: choices(bodies, form.authority),
    editors: choices(bodies, form.editor),
    authorityName: organisations.get(before.authority)?.name ?? before.authority,
    editorName: organisations.get(before.editor)?.name ?? before.editor,
  };
}

/** Titles of the sections that hold something not saved; what cannot be read is not saved either. */
function unsavedSections(before: Offer, offer: Offer, unreadable: readonly Mistake[]): string[] {
  const changed = new Set([
    ...changedSections(before, offer),
    ...unreadable.map(({ field }) => sectionOf(field)),
  ]);
  return formSections.filter((section) => changed.has(section)).map(({ title }) => title);
}

function inFormOrder(mistakes: readonly Mistake[]): Mistake[] {
  const place = ({ field }: Mistake) => {
    const section = sectionOf(field);
    const at = section ? formSections.indexOf(section) : -1;
    return at === -1 ? formSections.length : at;
  };
  return mistakes.toSorted((a, b) => place(a) - place(b));
}

function today(now: Temporal.ZonedDateTime): string {
  return now.toPlainDate().toString();
}
