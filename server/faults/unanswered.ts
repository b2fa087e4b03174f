/** Reports that nobody has answered, by offer, for those who follow up on a cluster. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { cautionWords, type OpenFault } from '../offers/caution.ts';
import { organisationName, signalsOf } from '../offers/offer-references.ts';
import type { Coverage, Offer } from '../offers/offer-schema.ts';
import { minuteOf, momentOf } from '../opening-hours/danish-calendar.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import { afterWorkingDays } from '../opening-hours/working-days.ts';
import type { Places } from '../places/places-schema.ts';

export const workingDaysToAnswer = 5;

export type UnansweredOffer = {
  offer: Offer;
  organisation: string;
  words: string[];
  /** When the oldest report has waited too long. */
  due: Temporal.ZonedDateTime;
  dueWords: string;
  late: boolean;
};

/** Those of the clusters, the longest waiting first; `all`: of every cluster. What is for the whole region is for each of them. */
export function unansweredIn(
  catalogue: Catalogue,
  clusters: 'all' | readonly string[],
  now: Temporal.ZonedDateTime,
): UnansweredOffer[] {
  return catalogue.offers
    .flatMap((offer) => {
      const { faults } = signalsOf(offer, catalogue);
      const due = dueAt(faults);
      if (!due || !isFor(offer.coverage, clusters, catalogue.places)) return [];
      const row = { offer, organisation: organisationName(offer.editor, catalogue), due };
      const late = Temporal.ZonedDateTime.compare(due, now) <= 0;
      const dueWords = dateWords(due.toPlainDate().toString());
      return [{ ...row, words: cautionWords(faults, minuteOf(now)), dueWords, late }];
    })
    .sort((a, b) => Temporal.ZonedDateTime.compare(a.due, b.due));
}

function dueAt(faults: readonly OpenFault[]): Temporal.ZonedDateTime | undefined {
  if (faults.length === 0) return undefined;
  const oldest = Math.min(...faults.map(({ at }) => at));
  return afterWorkingDays(momentOf(oldest), workingDaysToAnswer);
}

function isFor(coverage: Coverage, clusters: 'all' | readonly string[], { municipalities }: Places): boolean {
  if (clusters === 'all') return true;
  if (coverage.kind === 'clusters') return coverage.ids.some((id) => clusters.includes(id));
  if (coverage.kind !== 'municipalities') return true;
  return municipalities.some(
    ({ code, cluster }) => coverage.codes.includes(code) && clusters.includes(cluster),
  );
}
