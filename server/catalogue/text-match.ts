/** How well a word is found, and the number that sorts by it: the kind of match first, then the name, and other words for a service, before the rest of the text. */

/** Weakest first. */
export const textMatches = ['guess', 'synonym', 'prefix', 'exact'] as const;
export type TextMatch = (typeof textMatches)[number];

export const strongest = textMatches.length * 2 + 1;

/** 0 is no match. */
export function strengthOf(how: TextMatch, isFirst: boolean): number {
  return (textMatches.indexOf(how) + 1) * 2 + (isFirst ? 1 : 0);
}

/** The same match where the name counts for nothing. */
export function withoutName(strength: number): number {
  return strength & ~1;
}

export function matchOf(strength: number): TextMatch | null {
  return textMatches[(strength >> 1) - 1] ?? null;
}
