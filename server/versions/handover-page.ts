/** The plan of a handover, and what has become of one, as the pages print them. */
import type { OfferVersion } from '../catalogue/offer-version.ts';
import { standingAt } from '../catalogue/offer-version.ts';
import { compareDanish } from '../danish-text.ts';
import { urgencyInUrl } from '../lookup/lookup-fields.ts';
import { organisationName, type References } from '../offers/offer-references.ts';
import { urgencies } from '../offers/offer-values.ts';
import { urgencyLabels } from '../offers/offer-words.ts';
import { momentWords } from '../opening-hours/danish-time.ts';
import type { HandoverField, HandoverTo, PlannedHandover } from './handover.ts';
import { handoverFields } from './handover.ts';

const fieldLabels: Record<HandoverField, string> = {
  authority: 'Myndighed',
  operator: 'Leverandør',
  editor: 'Redaktør',
};

const cannotWords: Record<NonNullable<PlannedHandover['cannot']>, string> = {
  'not-begun': 'Begynder først efter datoen. Ret det planlagte tilbud i stedet.',
  'others-then': 'Rettes af en anden organisation den dag.',
  withdrawn: 'Er trukket tilbage på datoen.',
  already: 'Har det allerede.',
  'needs-approver': 'Kræver en godkender i organisationen.',
};

export function handoverChoices({ organisations, places }: References) {
  const byName = <Named extends { name: string }>(some: Iterable<Named>) =>
    [...some].sort((a, b) => compareDanish(a.name, b.name));
  return {
    organisations: byName(organisations.values()).map(({ id, name }) => ({ value: id, label: name })),
    municipalities: byName(places.municipalities).map(({ code, name }) => ({ value: code, label: name })),
    urgencies: urgencies.map((urgency) => ({ value: urgencyInUrl[urgency], label: urgencyLabels[urgency] })),
  };
}

export function planPage(plan: readonly PlannedHandover[], references: References) {
  const row = ({ slug, name, base, changes, waiting, cannot }: PlannedHandover) => ({
    name,
    value: `${slug}:${base}`,
    href: `/tilbud/${slug}/historik`,
    changes: changes.map(({ field, from, to }) => ({
      label: fieldLabels[field],
      before: organisationName(from, references),
      after: organisationName(to, references),
      parts: undefined,
    })),
    waiting: waiting.map(momentWords).join(', '),
    cannot: cannot && cannotWords[cannot],
  });
  return {
    can: plan.filter(({ cannot }) => cannot === undefined).map(row),
    cannot: plan.filter(({ cannot }) => cannot !== undefined).map(row),
  };
}

/** What is to change, in words: `Myndighed: Region Midtjylland`. */
export function handoverWords(to: HandoverTo, references: References): string[] {
  return handoverFields.flatMap((field) => {
    const id = to[field];
    return id === null ? [] : [`${fieldLabels[field]}: ${organisationName(id, references)}`];
  });
}

/** Each offer of a handover, and whether it still does what the handover said on its date. */
export function handoverRows(
  byOffer: readonly OfferVersion[][],
  effectiveFrom: Temporal.Instant,
  to: HandoverTo,
) {
  return byOffer
    .flatMap((versions) => {
      const standing = standingAt(versions, effectiveFrom);
      if (!standing) return [];
      const kept = handoverFields.every((field) => to[field] === null || standing.offer[field] === to[field]);
      const { name, slug } = standing.offer;
      return [{ name, href: `/tilbud/${slug}/historik`, kept: kept && standing.state === 'published' }];
    })
    .sort((a, b) => compareDanish(a.name, b.name));
}
