/** What a lookup finds: the offers that suit, those that nearly do, and how many there are besides. */
import type { TextMatch } from '../catalogue/text-match.ts';
import type { TextHits } from '../catalogue/text-search.ts';
import type { Offer } from '../offers/offer-schema.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import type { NearMissReason } from './criteria-misses.ts';
import type { Group } from './group.ts';

export type Match = {
  offer: Offer;
  group: Group;
  status: OpeningStatus;
  textMatch: TextMatch | null;
  /** The words it does not hold, as typed, of those that some offer holds. */
  lacks: string[];
  /** It is asked where somebody lives, and the offer covers none of the answers. */
  coversNone: boolean;
};

export type NearMiss = { offer: Offer; reason: NearMissReason; status: OpeningStatus };

/** The offers that suit. */
export type Suiting = {
  /** How many in each group. */
  counts: Record<Group, number>;
  /** How many of those in the groups are open at the moment itself. */
  open: number;
  /** The first ones in order. */
  shown: Match[];
};

export type Matches = Suiting & {
  /**
   * Those that suit and only mention some word where they tell of access, when others have the words elsewhere; they are in none of the groups.
   */
  mentions: Suiting;
  /** How many fail on exactly one thing, by that thing, and the first of them; those of the same cluster first. */
  nearMissCounts: Record<NearMissReason, number>;
  nearMisses: NearMiss[];
  /** Every other offer of that day, counted only: those that fail on more than one thing, and those without the words. */
  others: { several: number; wordless: number };
  /** Those that suit the chosen municipality in everything but the words; counted among `others` too. */
  wordless: Suiting;
  /** When no offer with the words that can be called is known to be open in the window: the visitation and the lægevagt that cover the place. */
  fallback: Match[];
  /** How the words were understood; undefined when there were none. */
  text: TextHits | undefined;
  /** No offer that suits holds all the words: those that hold some are shown. */
  someWordsOnly: boolean;
};

/** How many matches and near misses to return of those found. */
export type Limits = { shown: number; nearMisses: number };

export function countOf({ counts }: Suiting): number {
  return counts.fits + counts.unknown + counts.later;
}

/** What a reader is shown: an offer that covers the citizen is not hidden by a word that nobody here mentions. */
export function answerOf(matches: Matches): Suiting {
  return countOf(matches) === 0 ? matches.wordless : matches;
}

/** Whether nothing of the answer has to do with what was searched for: it is all that suits otherwise. */
export function hasNoWord(matches: Matches): boolean {
  const { text, wordless } = matches;
  return (
    text !== undefined &&
    countOf(answerOf(matches)) > 0 &&
    (text.findable === 0 || answerOf(matches) === wordless)
  );
}
