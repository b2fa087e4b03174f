/** A draft found when an offer is opened → what the page that offers it back prints. */

import type { OfferVersion } from '../catalogue/offer-version.ts';
import type { References } from '../offers/offer-references.ts';
import { fieldLabels, fieldWords } from './field-words.ts';
import { formSections } from './form-sections.ts';
import type { SentForm } from './sent-form.ts';
import { pastWords } from './told-words.ts';

export function draftPage(
  { before, offer, mistakes }: SentForm,
  savedAt: Temporal.Instant,
  start: OfferVersion,
  references: References,
  now: Temporal.ZonedDateTime,
) {
  const changed = formSections
    .flatMap(({ fields }) => fields)
    .filter((field) => JSON.stringify(before.offer[field]) !== JSON.stringify(offer[field]));
  return {
    styles: ['forms.css', 'editing.css'],
    script: 'editing.js',
    name: start.offer.name,
    slug: start.offer.slug,
    action: `/redaktion/tilbud/${start.offer.slug}`,
    when: pastWords(savedAt, now),
    changes: changed.map((field) => ({
      label: fieldLabels[field] ?? field,
      before: fieldWords(before.offer, field, references),
      after: fieldWords(offer, field, references),
    })),
    unreadable: mistakes.length,
    outdated: before.sequence !== start.sequence,
  };
}
