/**
 * A word of a line that nobody knows and that is nearly the name of one municipality or town, `randes`: it is asked about, never resolved.
 * One typing error in five letters or more, two in eight or more, the first letter right.
 */
import { typingErrors } from '../catalogue/word-guess.ts';
import { skeleton } from '../danish-text.ts';
import type { Municipality } from '../places/places-schema.ts';
import type { PlaceReading } from './lookup-criteria.ts';

const shortest = 5;

/** Where it may be; empty when it is known as a word, or near no place, or near several. */
export function misspeltPlace(
  word: string,
  { lineNames, resolvePlace, knowsWord = () => true }: PlaceReading,
): Municipality[] {
  const typed = skeleton(word);
  if (typed.length < shortest || !/^\p{L}+$/u.test(typed) || knowsWord(word)) return [];
  const most = typed.length < 8 ? 1 : 2;
  const near = [...lineNames.names]
    .filter((name) => name[0] === typed[0] && Math.abs(name.length - typed.length) <= most)
    .map((name) => ({ name, errors: typingErrors(typed, name, most) }));
  const fewest = Math.min(most, ...near.map(({ errors }) => errors));
  const [only, ...others] = near.filter(({ errors }) => errors === fewest);
  if (!only || others.length > 0) return [];
  const place = resolvePlace(only.name);
  if (place.kind === 'one') return [place.municipality];
  return place.kind === 'several' ? place.choices : [];
}
