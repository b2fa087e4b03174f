/** Where one call ends and the next begins, in a line that still holds words of the last one. */
import type { LineNames } from '../catalogue/name-pairs.ts';
import { type CallLine, readCallLine } from './call-line.ts';

/** The words that stood in the line, of a call whose place is known, before what was typed last; of no address. */
export const stoodInUrl = 'foer';

/**
 * What was typed after `stood` when it names a place, `struer 84 kateter` of `akutplads struer 84 kateter`: it is the next call, also from the same
 * place, as nobody says the place of a call twice. Undefined while it adds to the same call.
 */
export function callAfter(
  stood: string,
  typed: string,
  now: Temporal.ZonedDateTime,
  names: LineNames,
): string | undefined {
  const before = wordsIn(readCallLine(stood, now, names).parts);
  const { parts } = readCallLine(typed, now, names);
  const words = wordsIn(parts);
  if (before.length === 0 || before.some((word, i) => word !== words[i])) return undefined;
  const namesPlace = parts.some(
    ({ became }, i) =>
      (became === 'kommune' || became === 'outside') && wordsIn(parts.slice(0, i)).length >= before.length,
  );
  return namesPlace ? words.slice(before.length).join(' ') : undefined;
}

/** The second of two whole calls in one line, each with a place and an age of its own. */
export function secondCall({ parts }: CallLine): string | undefined {
  const [places, ages] = (['kommune', 'alder'] as const).map((field) =>
    parts.flatMap(({ became }, i) => (became === field ? [i] : [])),
  );
  const [place, nextPlace] = places ?? [];
  const [age, nextAge] = ages ?? [];
  if (place === undefined || nextPlace === undefined || age === undefined || nextAge === undefined)
    return undefined;
  const begins = Math.min(nextPlace, nextAge);
  return Math.max(place, age) < begins ? wordsIn(parts.slice(begins)).join(' ') : undefined;
}

function wordsIn(parts: CallLine['parts']): string[] {
  return parts.flatMap(({ words }) => words.split(' '));
}
