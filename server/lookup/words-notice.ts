/** What is said of the words that were searched for when they did not find everything together. */
import type { TextHits } from '../catalogue/text-search.ts';
import type { OfNoUse } from './call-line.ts';
import type { LookupRequest } from './lookup-criteria.ts';
import { countOf, type Matches } from './matches.ts';

/** Undefined when there is nothing to say. */
export function wordsNotice(matches: Matches, { kept }: LookupRequest): string | undefined {
  const reasons = new Set(kept.map(({ why }) => why));
  const told = sentences(
    ...noUseWords.flatMap(([why, words]) => (reasons.has(why) ? [words] : [])),
    foundWords(matches) ?? '',
  );
  return told === '' ? undefined : told;
}

const noUseWords: [OfNoUse, string][] = [
  [
    'refused',
    'Opslaget kan ikke søge på, hvad et tilbud ikke har eller er; den del af linjen er ikke brugt.',
  ],
  ['past', 'Opslaget viser nu eller senere. Det, der har været, står på siden »Som det var«.'],
];

function foundWords(matches: Matches): string | undefined {
  const { text, someWordsOnly } = matches;
  if (!text) return undefined;
  const nowhere = text.words.filter(({ how }) => how === 'nowhere').map(({ typed }) => `»${typed}«`);
  const told =
    nowhere.length > 0
      ? `Intet tilbud ${isNumber(text) ? 'har nummeret' : 'nævner'} ${nowhere.join(' eller ')}.`
      : '';
  if (countOf(matches) === 0 && countOf(matches.wordless) > 0)
    return sentences(
      told,
      `Ingen tilbud, der dækker her, nævner ${searchedWords(text, someWordsOnly ? 'eller' : 'og')}. Her er dem, der ellers passer.`,
    );
  if (someWordsOnly) return 'Ingen passende tilbud nævner alle ordene. Her er dem, der nævner nogle af dem.';
  if (nowhere.length === 0) return undefined;
  if (text.findable > 0) return sentences(told, 'Der er søgt på resten.');
  return countOf(matches) > 0 ? sentences(told, 'Her er alle, der ellers passer.') : told;
}

/** Whether all that nobody mentions is telephone numbers. */
function isNumber({ words }: TextHits): boolean {
  return words.every(({ how, typed }) => how !== 'nowhere' || /^\d{8}$/.test(typed));
}

/** `»kateter« og »drop«`: the words that some offer mentions. */
export function searchedWords(text: TextHits | undefined, and: 'og' | 'eller'): string {
  const words = text?.words.filter(({ how }) => how !== 'nowhere').map(({ typed }) => `»${typed}«`) ?? [];
  return [...words.slice(0, -2), words.slice(-2).join(` ${and} `)].join(', ');
}

function sentences(...some: string[]): string {
  return some.filter((one) => one !== '').join(' ');
}
