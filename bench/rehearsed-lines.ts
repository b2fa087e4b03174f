/** Calls rehearsed on the real offers: how often the right offer is among the first three, and how near the first. */
import { readLexicon } from '../seed/lexicon-file.ts';
import { readSeed } from '../seed/seed-files.ts';
import { type Catalogue, catalogueAt } from '../server/catalogue/catalogue.ts';
import { readLookup } from '../server/lookup/lookup-criteria.ts';
import { answerOf, matchOffers } from '../server/lookup/offer-matching.ts';
import { publishedFrom } from './synthetic-catalogue.ts';

/** `offers`: any of them is right; none when only the reading is rehearsed. */
export type RehearsedLine = { line: string; kind: string; offers: readonly string[] };

/** The moment at which all lines are said. */
export const rehearsedAt = Temporal.ZonedDateTime.from('2026-11-21T18:42[Europe/Copenhagen]');

export function realCatalogue(): Catalogue {
  return catalogueAt(publishedFrom({ ...readSeed(), lexicon: readLexicon() }), rehearsedAt);
}

/** `mrr`: mean of 1 ÷ the place of the first right offer, 0 when it is not among the first ten. */
export type Quality = { lines: number; recallAt3: number; mrr: number; missed: string[] };

export function qualityOf(lines: readonly RehearsedLine[], catalogue: Catalogue): Quality {
  const expecting = lines.filter(({ offers }) => offers.length > 0);
  const ranks = expecting.map((line) => rankOf(line, catalogue));
  const missed = expecting.flatMap(({ line }, i) => ((ranks[i] ?? 0) > 3 || ranks[i] === 0 ? [line] : []));
  return {
    lines: expecting.length,
    recallAt3: 1 - missed.length / expecting.length,
    mrr: ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / expecting.length,
    missed,
  };
}

/** The place of the first right offer among the results, counted from 1; 0 when it is not there. */
function rankOf({ line, offers }: RehearsedLine, catalogue: Catalogue): number {
  const query = new Map([['q', { values: [line], broken: false }]]);
  const { criteria } = readLookup(query, catalogue, rehearsedAt);
  const { shown } = answerOf(matchOffers(catalogue, criteria, { shown: 10, nearMisses: 0 }));
  return 1 + shown.findIndex((match) => offers.includes(match.offer.slug));
}
