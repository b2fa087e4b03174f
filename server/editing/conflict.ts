/**
 * Two editors at once: for each field that either of them changed, whose text is kept. Where one changed it, that one is proposed; where both
 * did and their changes fit together, both; else whoever saves last must choose.
 */
import type { OfferVersion } from '../catalogue/offer-version.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { ownerFields } from '../offers/owner-fields.ts';
import { mergeOffers } from '../versions/offer-merge.ts';
import { sameValue } from '../versions/same-value.ts';
import { formSections } from './form-sections.ts';
import type { Fields } from './sent-fields.ts';
import type { SentForm } from './sent-form.ts';

export type Side = 'mine' | 'theirs' | 'both';

export type ContestedField = {
  field: keyof Offer;
  /** Undefined where both changed the same thing. */
  proposed: Side | undefined;
  /** Their changes fit together. */
  fits: boolean;
};

/** In the order of the form. Whose the offer is, is nothing to choose for who has not changed it. */
export function contestedFields(base: Offer, mine: Offer, theirs: Offer): ContestedField[] {
  const { clashes } = mergeOffers(base, mine, theirs);
  return formSections
    .flatMap(({ fields }) => fields)
    .filter((field) => !sameValue(mine[field], theirs[field]))
    .filter((field) => !isOwners(field) || !sameValue(base[field], mine[field]))
    .map((field) => {
      const iDid = !sameValue(base[field], mine[field]);
      const theyDid = !sameValue(base[field], theirs[field]);
      const fits = iDid && theyDid && !clashes.includes(field);
      return {
        field,
        fits,
        proposed: fits ? 'both' : iDid && theyDid ? undefined : iDid ? 'mine' : 'theirs',
      };
    });
}

function isOwners(field: keyof Offer): boolean {
  return (ownerFields as readonly (keyof Offer)[]).includes(field);
}

/** What two who have rewritten different fields mean together; undefined where somebody must look at a field that both did. */
export function bothTogether(sent: SentForm, newest: OfferVersion): Offer | undefined {
  const isApart = contestedFields(sent.before.offer, sent.offer, newest.offer).every(
    ({ proposed }) => proposed === 'mine' || proposed === 'theirs',
  );
  return isApart ? resolved(sent, { onto: newest.sequence, sides: new Map() }, [newest])?.offer : undefined;
}

/** What the page of a conflict sends beside the form: on which version to save, and what was chosen. */
export type Choices = { onto: number; sides: ReadonlyMap<string, Side> } | undefined;

export function choicesIn(fields: Fields): Choices {
  const chosen = fields.flatMap(([name, value]) =>
    name.startsWith('valg.') ? [[name.slice(5), value] as const] : [],
  );
  const onto = Number(chosen.find(([name]) => name === 'paa')?.[1] ?? Number.NaN);
  if (!Number.isInteger(onto)) return undefined;
  const sides = chosen.filter((one): one is [string, Side] => ['mine', 'theirs', 'both'].includes(one[1]));
  return { onto, sides: new Map(sides) };
}

/** The offer as chosen, and those fields that still need a choice; undefined when there is no such version. */
export function resolved(
  { before, offer: mine }: SentForm,
  choices: NonNullable<Choices>,
  versions: readonly OfferVersion[],
): { offer: Offer; open: (keyof Offer)[] } | undefined {
  const theirs = versions.find(({ sequence }) => sequence === choices.onto)?.offer;
  if (!theirs) return undefined;
  const merged = mergeOffers(before.offer, mine, theirs).offer;
  const contested = contestedFields(before.offer, mine, theirs);
  const sideOf = ({ field, proposed, fits }: ContestedField) => {
    const side = choices.sides.get(field);
    return side === 'both' && !fits ? proposed : (side ?? proposed);
  };
  const texts = { mine, theirs, both: merged };
  // What the form does not hold is theirs.
  const offer = Object.assign(
    { ...theirs },
    ...contested.map((one) => ({ [one.field]: texts[sideOf(one) ?? 'theirs'][one.field] })),
  );
  return { offer, open: contested.filter((one) => sideOf(one) === undefined).map(({ field }) => field) };
}
