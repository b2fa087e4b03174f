/** A draft found when an offer is opened → what the page that offers it back prints. */

import type { OfferVersion } from '../catalogue/offer-version.ts';
import type { References } from '../offers/offer-references.ts';
import { fieldSideBySide } from '../versions/offer-facts.ts';
import { formSections } from './form-sections.ts';
import { placeOf } from './offer-place.ts';
import type { SentForm } from './sent-form.ts';
import { pastWords } from './told-words.ts';

export function draftPage(
  { before, offer, mistakes }: SentForm,
  savedAt: Temporal.Instant,
  start: OfferVersion,
  versions: readonly OfferVersion[],
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
    ...placeOf(start, versions),
    action: `/redaktion/tilbud/${start.offer.slug}`,
    when: pastWords(savedAt, now),
    changes: changed.map((field) => {
      const { label, lines } = fieldSideBySide(field, [before.offer, offer], references);
      return { label, before: lines[0] ?? [], after: lines[1] ?? [] };
    }),
    unreadable: mistakes.length,
    outdated: before.sequence !== start.sequence,
  };
}
