/** That an offer holds a word, and where, as one number: postings of a word sort by offer. */

/** The lowest first: what it says of access, other words for a service it has, its text, its name. */
export const stands = { inAccess: 0, asOtherWord: 1, inText: 2, inName: 3 } as const;
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
