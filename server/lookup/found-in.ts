/** Where in an offer the words were found: for each word the text that holds it best, the name and the summary before the others. */
import { type SearchedField, type SearchedText, searchedTexts } from '../catalogue/offer-texts.ts';
import { type TextMatch, textMatches } from '../catalogue/text-match.ts';
import type { TextHits } from '../catalogue/text-search.ts';
import type { Marks } from '../catalogue/word-hits.ts';
import { stem } from '../danish-stem.ts';
import { skeleton, splitWords } from '../danish-text.ts';
import { excerptOf, holdsMarked, type MarkedText, markWords } from '../offers/marked-text.ts';
import type { References } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';

export type FoundIn = { field: SearchedField; parts: MarkedText };

/** Each text once. Empty when there were no words. */
export function foundIn(offer: Offer, text: TextHits | undefined, references: References): FoundIn[] {
  if (!text) return [];
  const texts = searchedTexts(offer, references);
  const places = new Map<SearchedText, Marks[]>();
  for (const marks of text.marks) {
    const place = bestPlace(texts, marks);
    if (place) places.set(place, [...(places.get(place) ?? []), marks]);
  }
  return [...places].map(([place, marks]) => ({ field: place.field, parts: markedIn(place, marks) }));
}

/** A text with all that was searched for marked. */
export function markAll(text: string, marks: readonly Marks[]): MarkedText {
  const has = (word: string) => marks.some(({ words }) => words.has(word));
  return markWords(
    text,
    { has },
    marks.flatMap(({ phrases }) => phrases.map(({ words }) => words)),
  );
}

const bestFirst = textMatches.toReversed();

/** Other words for a text mean the same as it. */
function bestPlace(texts: readonly SearchedText[], { words, phrases }: Marks): SearchedText | undefined {
  const holds = (text: string, ways: readonly TextMatch[]) =>
    holdsMarked(
      text,
      { has: (word) => ways.some((way) => words.get(word) === way) },
      phrases.filter(({ how }) => ways.includes(how)).map((phrase) => phrase.words),
    );
  for (const way of bestFirst) {
    const ofOthers = way === 'synonym' ? certain : way === 'guess' ? [way] : [];
    const place = texts.find(
      ({ text, also = [] }) => holds(text, [way]) || also.some((other) => holds(other, ofOthers)),
    );
    if (place) return place;
  }
  return undefined;
}

const certain = bestFirst.filter((way) => way !== 'guess');

/** Other words for the text stand after it when it was found by them: `Intravenøs behandling (drop)`. */
function markedIn({ text, also = [] }: SearchedText, marks: readonly Marks[]): MarkedText {
  const parts = markAll(text, marks);
  if (parts.some(({ hit }) => hit)) return parts;
  const other = also.map((one) => markAll(one, marks)).find((some) => some.some(({ hit }) => hit));
  return other ? [...parts, { text: ' (', hit: false }, ...other, { text: ')', hit: false }] : parts;
}

export const matchLabels: Record<TextMatch, string> = {
  exact: 'fundet ordret',
  prefix: 'fundet som en del af et ord',
  synonym: 'fundet ved et ord, der betyder det samme',
  guess: 'fundet ved en gættet stavemåde',
};

const fieldLabels: Record<Exclude<SearchedField, 'name' | 'summary'>, string> = {
  targetGroup: 'Målgruppe',
  services: 'Kan udføre',
  access: 'Adgang',
  unit: 'Afdeling',
  operator: 'Leverandør',
  authority: 'Myndighed',
};

/** What a line shows of where it was found, beside its name and summary: `Målgruppe: … med kateter …`. */
export function foundWords(found: readonly FoundIn[]): { label: string; parts: MarkedText }[] {
  return found.flatMap(({ field, parts }) => {
    if (field === 'name' || field === 'summary') return [];
    const excerpt = excerptOf(parts);
    return excerpt ? [{ label: fieldLabels[field], parts: excerpt }] : [];
  });
}

/** Of these words and phrases those that the offers were found by, the most common first, each in one of its endings. */
export function usedAmong(phrases: readonly string[], found: readonly (readonly FoundIn[])[]): string[] {
  const seen = found.map((places) => new Set(places.flatMap(({ parts }) => parts.flatMap(hitStems))));
  const used = new Map<string, { phrase: string; count: number }>();
  for (const phrase of phrases) {
    const stems = splitWords(phrase).map((word) => stem(skeleton(word)));
    const count = seen.filter((one) => stems.every((each) => one.has(each))).length;
    if (count > 0 && !used.has(stems.join(' '))) used.set(stems.join(' '), { phrase, count });
  }
  return [...used.values()].sort((a, b) => b.count - a.count).map(({ phrase }) => phrase);
}

function hitStems({ text, hit }: MarkedText[number]): string[] {
  return hit ? splitWords(text).map((word) => stem(skeleton(word))) : [];
}
