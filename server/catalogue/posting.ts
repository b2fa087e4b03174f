/** That an offer holds a word, and where, as one number: postings of a word sort by offer. */

/** The lowest first: other words for a service it has, its text, its name. */
export const stands = { asOtherWord: 0, inText: 1, inName: 2 } as const;
export type Stands = (typeof stands)[keyof typeof stands];

export function postingOf(position: number, where: Stands): number {
  return position * 4 + where;
}

export function positionOf(posting: number): number {
  return posting >>> 2;
}

export function whereOf(posting: number): number {
  return posting & 3;
}
