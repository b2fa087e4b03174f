/** What is said of the words that were searched for when they did not find everything together. */
import type { TextHits } from '../catalogue/text-search.ts';
import type { OfNoUse } from './call-line.ts';
import type { LookupRequest } from './lookup-criteria.ts';
import { countOf, type Matches } from './matches.ts';

/** Undefined when there is nothing to say. */
export function wordsNotice(
  matches: Matches,
  { kept, wrongWeekday, saysWhereabouts }: LookupRequest,
): string | undefined {
  const reasons = new Set(kept.map(({ why }) => why));
  const told = sentences(
    wrongWeekday === undefined ? '' : `Datoen er ikke en ${wrongWeekday}; opslaget bruger datoen.`,
    saysWhereabouts ? 'Hjemmet afgør dækningen; hvor borgeren er nu, er ikke brugt.' : '',
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
  ['denied', 'Et sted, der siges nej til, er ikke brugt.'],
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
      `Ingen passende tilbud her nævner ${wantedWords(matches)}. Her er dem, der ellers passer.`,
    );
  if (someWordsOnly)
    return sentences(
      told,
      'Ingen passende tilbud nævner alle ordene. Her er dem, der nævner nogle af dem; hvert siger, hvad det ikke nævner.',
    );
  if (nowhere.length === 0) return undefined;
  if (text.findable > 0) return sentences(told, 'Der er søgt på resten.');
  return countOf(matches) > 0 ? sentences(told, 'Her er alle, der ellers passer.') : told;
}

/** Whether all that nobody mentions is telephone numbers. */
function isNumber({ words }: TextHits): boolean {
  return words.every(({ how, typed }) => how !== 'nowhere' || /^\d{8}$/.test(typed));
}

type WordsFound = Pick<Matches, 'text' | 'someWordsOnly'>;

/** `både »kateter« og »drop«`, or either: what an offer had to mention, of the words that some offer mentions. */
function wantedWords({ text, someWordsOnly }: WordsFound): string {
  const words = findableWords(text);
  if (someWordsOnly) return listed(words, 'eller');
  return `${words.length > 1 ? 'både ' : ''}${listed(words, 'og')}`;
}

/** What an offer does that does not mention them: `nævner hverken »kateter« eller »drop«`. */
export function lackingWords({ text, someWordsOnly }: WordsFound): string {
  const words = findableWords(text);
  const neither = someWordsOnly && words.length > 1;
  return neither
    ? `nævner hverken ${listed(words, 'eller')}`
    : `nævner ikke ${wantedWords({ text, someWordsOnly })}`;
}

function findableWords(text: TextHits | undefined): string[] {
  return text?.words.filter(({ how }) => how !== 'nowhere').map(({ typed }) => typed) ?? [];
}

export function listed(words: readonly string[], and: 'og' | 'eller'): string {
  const quoted = words.map((word) => `»${word}«`);
  return [...quoted.slice(0, -2), quoted.slice(-2).join(` ${and} `)].join(', ');
}

function sentences(...some: string[]): string {
  return some.filter((one) => one !== '').join(' ');
}
