/** What was declined and its author has neither put away nor answered with a new text. */
import type { OfferVersion } from '../catalogue/offer-version.ts';

export type Rejection = {
  id: number;
  offerId: string;
  author: string;
  decidedAt: Temporal.Instant;
  /** The author's words, and the answer. */
  reason: string;
  answer: string;
};

/** What was declined longer ago is in the history. */
export function toldSince(now: Temporal.ZonedDateTime): Temporal.Instant {
  return now.subtract({ days: 30 }).toInstant();
}

/** `proposals`: those that are open. */
export function unanswered<Kind extends Rejection>(
  rejections: readonly Kind[],
  versions: readonly Pick<OfferVersion, 'author' | 'recordedAt'>[],
  proposals: readonly Pick<OfferVersion, 'author' | 'recordedAt'>[],
): Kind[] {
  return rejections.filter(
    ({ author, decidedAt }) =>
      ![...versions, ...proposals].some(
        (own) => own.author === author && Temporal.Instant.compare(own.recordedAt, decidedAt) > 0,
      ),
  );
}
