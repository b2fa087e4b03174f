/** A new authority, operator or editor for many offers from a date: which offers, and what it would change. */
import { type OfferVersion, standingAt, waitingAfter } from '../catalogue/offer-version.ts';
import { compareDanish } from '../danish-text.ts';
import type { Offer, Urgency } from '../offers/offer-schema.ts';
import { ownerFields } from '../offers/owner-fields.ts';
import { plannedOf } from './reign.ts';
import { mergeWhole } from './three-way.ts';

export const handoverFields = ['authority', 'operator', 'editor'] as const;
export type HandoverField = (typeof handoverFields)[number];

export type HandoverChoice = {
  /** Offers that an organisation is responsible for, runs or edits; null for all. */
  organisation: string | null;
  /** Offers that cover a municipality among others; null for all. */
  municipality: string | null;
  urgency: Urgency | null;
};

/** Null leaves it as it is. */
export type HandoverTo = Record<HandoverField, string | null>;

/** Those of its fields that an organisation may not give itself. */
export function ownersIn(to: HandoverTo): HandoverField[] {
  return handoverFields.filter((field) => to[field] !== null && ownerFields.some((one) => one === field));
}

export type PlannedHandover = {
  slug: string;
  name: string;
  offerId: string;
  /** The version it would be made from. */
  base: number;
  changes: { field: HandoverField; from: string; to: string }[];
  /** Dates of changes that wait after it, and follow it. */
  waiting: Temporal.Instant[];
  cannot: 'not-begun' | 'others-then' | 'withdrawn' | 'already' | 'needs-approver' | undefined;
};

/** `mayEdit` and `mayDecide` are asked about the organisation that edits the offer now. */
export function planHandover(
  versions: readonly OfferVersion[],
  { choice, to, effectiveFrom }: { choice: HandoverChoice; to: HandoverTo; effectiveFrom: Temporal.Instant },
  may: { edit(organisation: string): boolean; decide(organisation: string): boolean },
  now: Temporal.Instant,
): PlannedHandover[] {
  return [...Map.groupBy(versions, ({ offerId }) => offerId).values()]
    .flatMap((own) => {
      const present = standingAt(own, now);
      const then = standingAt(own, effectiveFrom);
      const seen = present ?? waitingAfter(own, now)[0];
      if (!seen || !may.edit(seen.offer.editor) || !isChosen((then ?? seen).offer, choice)) return [];
      if (seen.state === 'withdrawn' && (!then || then.state === 'withdrawn')) return [];
      const { offer, sequence } = then ?? seen;
      const changes = handoverFields.flatMap((field) => {
        const target = to[field];
        return target === null || target === offer[field] ? [] : [{ field, from: offer[field], to: target }];
      });
      const cannot = !then
        ? ('not-begun' as const)
        : !may.edit(then.offer.editor)
          ? ('others-then' as const)
          : then.state === 'withdrawn'
            ? ('withdrawn' as const)
            : changes.length === 0
              ? ('already' as const)
              : may.decide(seen.offer.editor)
                ? undefined
                : ('needs-approver' as const);
      const waiting = plannedOf(own, effectiveFrom).map((version) => version.effectiveFrom);
      return [
        { slug: offer.slug, name: offer.name, offerId: offer.id, base: sequence, changes, waiting, cannot },
      ];
    })
    .sort((a, b) => compareDanish(a.name, b.name));
}

function isChosen(offer: Offer, { organisation, municipality, urgency }: HandoverChoice): boolean {
  const { coverage } = offer;
  return (
    (organisation === null || handoverFields.some((field) => offer[field] === organisation)) &&
    (municipality === null ||
      (coverage.kind === 'municipalities' && coverage.codes.includes(municipality))) &&
    (urgency === null || offer.urgencies.includes(urgency))
  );
}

export function handedOver(offer: Offer, to: HandoverTo): Offer {
  const { authority, operator, editor } = to;
  return {
    ...offer,
    authority: authority ?? offer.authority,
    operator: operator ?? offer.operator,
    editor: editor ?? offer.editor,
  };
}

/** What stands, without the handover: its three fields as they were before it, unless somebody has set them anew since. */
export function withoutHandover(standing: Offer, handover: Offer, before: Offer): Offer {
  const back = (field: HandoverField) => mergeWhole(handover[field], before[field], standing[field]).value;
  return { ...standing, authority: back('authority'), operator: back('operator'), editor: back('editor') };
}
