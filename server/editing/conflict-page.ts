/** Two texts of an offer side by side → what the page prints. */
import type { OfferVersion } from '../catalogue/offer-version.ts';
import type { References } from '../offers/offer-references.ts';
import { fieldSideBySide } from '../versions/offer-facts.ts';
import { contestedFields } from './conflict.ts';
import type { SentForm } from './sent-form.ts';
import { pastWords } from './told-words.ts';

type Side = { value: 'mine' | 'theirs' | 'both'; label: string; lines: string[]; chosen: boolean };

export function conflictPage(
  sent: SentForm,
  newest: OfferVersion,
  references: References,
  now: Temporal.ZonedDateTime,
  /** Who saved the other; undefined when the reader may not know. */
  author: string | undefined,
  asked: boolean,
) {
  const { before, offer: mine } = sent;
  const theirs = newest.offer;
  return {
    styles: ['forms.css', 'editing.css'],
    script: 'editing.js',
    name: theirs.name,
    action: `/redaktion/tilbud/${theirs.slug}`,
    when: pastWords(newest.recordedAt, now),
    author: author ?? 'en anden',
    reason: newest.reason,
    onto: newest.sequence,
    asked,
    fields: sent.fields.map(([name, value]) => ({ name, value })),
    contested: contestedFields(before.offer, mine, theirs).map(({ field, proposed, fits }) => {
      const { label, lines } = fieldSideBySide(field, [before.offer, mine, theirs], references);
      const [was = [], my = [], their = []] = lines;
      const sides: Side[] = [
        { value: 'mine', label: 'Dit', lines: my, chosen: proposed === 'mine' },
        { value: 'theirs', label: 'Det, der er gemt', lines: their, chosen: proposed === 'theirs' },
      ];
      if (fits) sides.push({ value: 'both', label: 'Begge rettelser', lines: [], chosen: true });
      return {
        field,
        label,
        before: was,
        sides,
        open: proposed === undefined,
      };
    }),
  };
}
