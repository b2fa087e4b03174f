/**
 * How well a word is found, and the number that sorts by it: the kind of match first, then the name, and other words for a service, before the rest of
 * the text. Below all of them is what only mentions the word, where an offer tells who may refer, how, and who answers: that says nothing of what it does.
 */

/** Weakest first. */
export const textMatches = ['guess', 'synonym', 'prefix', 'exact'] as const;
export type TextMatch = (typeof textMatches)[number];

const strongestMention = textMatches.length;
export const strongest = strongestMention + textMatches.length * 2 + 1;

/** 0 is no match. */
export function strengthOf(how: TextMatch, isFirst: boolean): number {
  return strongestMention + (textMatches.indexOf(how) + 1) * 2 + (isFirst ? 1 : 0);
}

export function mentionOf(how: TextMatch): number {
  return textMatches.indexOf(how) + 1;
}

export function isMention(strength: number): boolean {
  return strength > 0 && strength <= strongestMention;
}

/** The same match where the name counts for nothing. */
export function withoutName(strength: number): number {
  return isMention(strength) ? strength : strength & ~1;
}

export function matchOf(strength: number): TextMatch | null {
  const kind = isMention(strength) ? strength : (strength - strongestMention) >> 1;
  return textMatches[kind - 1] ?? null;
}
