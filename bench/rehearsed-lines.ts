/** Calls rehearsed on the real offers at four moments: how often the right offer is among the first three, and how near the first. */
import { readSeed } from '../seed/seed-files.ts';
import { readWordLists } from '../seed/word-lists.ts';
import { type Catalogue, catalogueAt } from '../server/catalogue/catalogue.ts';
import { readLookup } from '../server/lookup/lookup-criteria.ts';
import { answerOf } from '../server/lookup/matches.ts';
import { matchOffers } from '../server/lookup/offer-matching.ts';
import { publishedFrom } from './synthetic-catalogue.ts';

/** `offers`: any of them is right, open or not; none when only the reading is rehearsed. */
export type RehearsedLine = { line: string; kind: string; offers: readonly string[] };

/** When all lines are said: an evening with most things closed, office hours, the night, and a day about which most offers say nothing. */
export const rehearsedMoments = [
  { at: '2026-11-21T18:42', called: 'a Saturday evening' },
  { at: '2026-11-24T10:00', called: 'a Tuesday at 10' },
  { at: '2026-11-22T03:00', called: 'a Sunday at 03' },
  { at: '2026-12-24T18:00', called: 'Christmas Eve at 18' },
] as const;
export type RehearsedMoment = (typeof rehearsedMoments)[number];

/** The real offers, and the moment they are asked about. */
export type Rehearsal = { now: Temporal.ZonedDateTime; catalogue: Catalogue };

export function rehearsalAt({ at }: RehearsedMoment): Rehearsal {
  const now = Temporal.ZonedDateTime.from(`${at}[Europe/Copenhagen]`);
  return { now, catalogue: catalogueAt(publishedFrom({ ...readSeed(), ...readWordLists() }), now) };
}

/** `mrr`: mean of 1 ÷ the place of the first right offer, 0 when it is not among the first ten. */
export type Quality = { lines: number; recallAt3: number; mrr: number; missed: string[] };

export function qualityOf(lines: readonly RehearsedLine[], rehearsal: Rehearsal): Quality {
  const expecting = lines.filter(({ offers }) => offers.length > 0);
  const ranks = expecting.map((line) => rankOf(line, rehearsal));
  const missed = expecting.flatMap(({ line }, i) => ((ranks[i] ?? 0) > 3 || ranks[i] === 0 ? [line] : []));
  return {
    lines: expecting.length,
    recallAt3: 1 - missed.length / expecting.length,
    mrr: ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / expecting.length,
    missed,
  };
}

/** The place of the first right offer among the results, counted from 1; 0 when it is not there. */
function rankOf({ line, offers }: RehearsedLine, rehearsal: Rehearsal): number {
  return 1 + firstOffers(line, rehearsal).findIndex((slug) => offers.includes(slug));
}

/** The first ten results, by slug. */
export function firstOffers(line: string, { now, catalogue }: Rehearsal): string[] {
  const query = new Map([['q', { values: [line], broken: false }]]);
  const { criteria } = readLookup(query, catalogue, now);
  const matches = matchOffers(catalogue, criteria, { shown: 10, nearMisses: 0 });
  return [...answerOf(matches).shown, ...matches.mentions.shown].map(({ offer }) => offer.slug).slice(0, 10);
}
