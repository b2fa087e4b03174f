/**
 * Whose an offer is on the day a change is to count from. Who edits it today has no say over the time after it has been handed over: the one
 * who has it then must want it too.
 */
import { type OfferVersion, startingVersion } from '../catalogue/offer-version.ts';
import { organisationName, type References } from '../offers/offer-references.ts';

/** The organisation that has it then and for which `mayEdit` does not hold; undefined when nobody stands in the way. */
export function othersThen(
  versions: readonly OfferVersion[],
  effectiveFrom: Temporal.Instant,
  mayEdit: (organisation: string) => boolean,
): string | undefined {
  const editor = startingVersion(versions, effectiveFrom)?.offer.editor;
  return editor === undefined || mayEdit(editor) ? undefined : editor;
}

export function othersThenWords(organisation: string, references: References): string {
  return `Den dag rettes tilbuddet af ${organisationName(organisation, references)}. Vælg en dag før, eller bed dem om det.`;
}
