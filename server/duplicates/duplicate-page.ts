/** Suggestions and a pair held side by side → what their pages print. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { SheetReferences } from '../exchange/sheet-names.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { momentWords } from '../opening-hours/danish-time.ts';
import { suggestDuplicates } from './duplicate-evidence.ts';
import { type Choice, differingFields } from './offer-union.ts';

/** Style sheets and script of these pages. */
export const dress = { styles: ['forms.css', 'exchange.css'], script: 'forms.js' };

export type Move = { from: string; to: string };

const mostShown = 50;

export function pairPath(kept: string, other: string): string {
  return `/administration/dubletter/${kept}/${other}`;
}

/** Two offers that somebody has said are two; `ids` the lesser first. `by`: empty once that person has been erased. */
export type SetAside = {
  ids: readonly [string, string];
  slugs: readonly [string, string];
  by: string;
  at: Temporal.Instant;
};

export function duplicatesPage(catalogue: Catalogue, setAside: readonly SetAside[], moves: readonly Move[]) {
  const distinct = new Set(setAside.map(({ ids }) => ids.join(' ')));
  const suggestions = suggestDuplicates(catalogue.offers, distinct);
  const nameOf = (offer: Offer) => ({
    slug: offer.slug,
    name: offer.name,
    operator: catalogue.organisations.get(offer.operator)?.name ?? offer.operator,
    summary: offer.summary,
  });
  return {
    suggestions: suggestions.slice(0, mostShown).map(({ offers: [a, b], reasons }) => ({
      offers: [nameOf(a), nameOf(b)],
      reasons,
      href: pairPath(a.slug, b.slug),
    })),
    more: Math.max(0, suggestions.length - mostShown),
    setAside: setAside.map(({ slugs: [a, b], by, at }) => ({
      names: [a, b].map((slug) => catalogue.bySlug.get(slug)?.name ?? slug),
      by: by === '' ? 'en administrator' : by,
      at: momentWords(at),
      href: `${pairPath(a, b)}/fortryd`,
    })),
    merged: moves.toReversed().slice(0, mostShown),
  };
}

/** How the two were when the form was shown, so that nobody's later save is lost. */
export type PairVersions = { kept: number; other: number };

export function pairPage(
  kept: Offer,
  other: Offer,
  versions: PairVersions,
  references: SheetReferences,
  { choice, mistakes }: { choice: (column: string) => Choice; mistakes: readonly string[] },
) {
  return {
    kept: { slug: kept.slug, name: kept.name },
    other: { slug: other.slug, name: other.name },
    versions,
    mistakes,
    path: pairPath(kept.slug, other.slug),
    turned: pairPath(other.slug, kept.slug),
    fields: differingFields(kept, other, references).map((field) => ({
      ...field,
      chosen: choice(field.column),
    })),
  };
}
