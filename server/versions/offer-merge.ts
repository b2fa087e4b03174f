/**
 * An offer changed twice from the same text. Used when a correction is carried into a change that waits, when two have edited at once,
 * and when what awaited approval no longer stands on what it was written on.
 */
import { type Coverage, type Offer, offerSchema, type Phone } from '../offers/offer-schema.ts';
import { mergeHours } from './hours-merge.ts';
import { asSet, fieldwise, listwise, type Merge, mergeFields, mergeWhole } from './three-way.ts';

export type OfferField = keyof Offer;

export type MergedOffer = {
  offer: Offer;
  /** The fields in which both changed the same thing; there theirs stays. */
  clashes: OfferField[];
};

/** What `mine` changed in `base`, put into `theirs`; what theirs itself changed stays. */
export function mergeOffers(base: Offer, mine: Offer, theirs: Offer): MergedOffer {
  const { value, clashes } = mergeFields(base, mine, theirs, {
    domains: asSet as Merge<Offer['domains']>,
    urgencies: asSet as Merge<Offer['urgencies']>,
    services: asSet,
    seeAlso: asSet,
    coverage: mergeCoverage,
    access: fieldwise<Offer['access']>(),
    capacity: fieldwise<NonNullable<Offer['capacity']>>(),
    phones: mergePhones,
    places: mergePlaces,
    sources: listwise<Offer['sources'][number]>([({ record, url }) => `${record} ${url}`, ({ url }) => url]),
    openingHours: mergeHours,
  });
  return valid(value, theirs, clashes);
}

/** A number corrected keeps its label, a label corrected keeps its number; without either it is another line. */
const mergePhones = listwise<Phone>(
  [({ number, label }) => `${number} ${label}`, ({ label }) => label, ({ number }) => number],
  fieldwise<Phone>({
    contactHours: (base, mine, theirs) =>
      base.kind !== 'as-offer' && mine.kind !== 'as-offer' && theirs.kind !== 'as-offer'
        ? mergeHours(base, mine, theirs)
        : mergeWhole(base, mine, theirs),
  }),
);

type Place = Offer['places'][number];

const mergePlaces = listwise<Place>(
  [({ address, entrance }) => `${address} ${entrance}`, ({ address }) => `${address}`, () => ''],
  fieldwise<Place>(),
);

const mergeCoverage: Merge<Coverage> = (base, mine, theirs) => {
  if (base.kind === 'municipalities' && mine.kind === 'municipalities' && theirs.kind === 'municipalities')
    return fieldwise<typeof base>({ codes: asSet })(base, mine, theirs);
  if (base.kind === 'clusters' && mine.kind === 'clusters' && theirs.kind === 'clusters')
    return fieldwise<typeof base>({ ids: asSet })(base, mine, theirs);
  return mergeWhole<Coverage>(base, mine, theirs);
};

/** Fields that are only right together. */
const together: readonly OfferField[][] = [
  ['ageFrom', 'ageTo'],
  ['validFrom', 'validTo'],
];

/** Two changes that are right each by itself can break a rule together: there theirs stays whole. */
function valid(merged: Offer, theirs: Offer, clashes: OfferField[]): MergedOffer {
  const checked = offerSchema.safeParse(merged);
  if (checked.success) return { offer: checked.data, clashes };
  const wrong = checked.error.issues.map(({ path }) => path[0] as OfferField);
  const whole = wrong.flatMap((field) => together.find((group) => group.includes(field)) ?? [field]);
  const mended = { ...merged, ...Object.fromEntries(whole.map((field) => [field, theirs[field]])) };
  return { offer: offerSchema.parse(mended), clashes: [...new Set([...clashes, ...whole])] };
}
