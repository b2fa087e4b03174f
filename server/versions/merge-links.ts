/** From the history of an offer to those of the offers it has been merged with. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { OfferVersion } from '../catalogue/offer-version.ts';

/** What the link says stands before and after the other offer's name. */
export type MergeLink = { before: string; name: string; href: string; after: string };

/** `moves`: oldest first. An offer that has been taken up again has been merged, but is not now. */
export function mergesOf(
  slug: string,
  moves: readonly { from: string; to: string }[],
  versions: readonly OfferVersion[],
  catalogue: Catalogue,
): MergeLink[] {
  const nameOf = (other: string) =>
    versions.findLast(({ offer }) => offer.slug === other)?.offer.name ?? other;
  const link = (other: string) => ({ name: nameOf(other), href: `/tilbud/${other}/historik` });
  const was = (gone: string) => (catalogue.bySlug.has(gone) ? 'har været' : 'er');
  const into = moves.findLast(({ from }) => from === slug)?.to;
  const absorbed = new Set(moves.filter(({ to }) => to === slug).map(({ from }) => from));
  return [
    ...(into === undefined
      ? []
      : [{ before: `Tilbuddet ${was(slug)} slået sammen med `, ...link(into), after: '' }]),
    ...[...absorbed].map((gone) => ({
      before: '',
      ...link(gone),
      after: ` ${was(gone)} slået sammen med dette tilbud og har sin egen historik.`,
    })),
  ];
}
