/** What the lookup understood, as words that can be taken away one by one. */
import type { FoundWord } from '../catalogue/word-search.ts';
import { domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import { clockWords } from '../opening-hours/danish-time.ts';
import { type FoundIn, usedAmong } from './found-in.ts';
import { wholeLine } from './line-questions.ts';
import { isNow, type LookupRequest } from './lookup-criteria.ts';
import type { Field } from './lookup-fields.ts';
import { lookupLink } from './lookup-link.ts';
import { momentInWords } from './moment-field.ts';

export type Chip = {
  field: Field;
  label: string;
  text: string;
  /** What the offers were found by as well or instead, or that nothing was. */
  meant: string;
  /** What was guessed, each to choose. */
  guesses: { text: string; href: string }[];
  removeHref: string;
};

const mostMeant = 3;

/** `found`: where the shown offers hold the words. */
export function criteriaChips(
  request: LookupRequest,
  words: readonly FoundWord[],
  found: readonly (readonly FoundIn[])[],
): Chip[] {
  const { municipality, urgency, domain, age, openOnly } = request.criteria;
  const chip = (field: Field, label: string, text: string | null): Chip[] =>
    text === null
      ? []
      : [
          {
            field,
            label,
            text,
            meant: '',
            guesses: [],
            removeHref: lookupLink(request.entered, { [field]: null }),
          },
        ];
  const typed = words.map((word) => word.typed);
  return [
    ...chip('kommune', 'Kommune', municipality?.name ?? null),
    ...chip('alder', 'Alder', age === null ? null : `${age} år`),
    ...chip('hast', 'Hastegrad', urgency && urgencyLabels[urgency]),
    ...chip('omraade', 'Område', domain && domainLabels[domain]),
    ...chip('tid', 'Tidspunkt', momentChip(request)),
    ...chip('aaben', 'Kun', openOnly ? 'åbne' : null),
    ...request.kept.map(
      ({ words, why }, i): Chip => ({
        field: 'q',
        label: why === 'outside' ? 'Uden for regionen' : 'Bruges ikke',
        text: words,
        meant: '',
        guesses: [],
        removeHref: lookupLink(request.entered, {
          q: lineWith(request, typed, request.kept.toSpliced(i, 1)),
        }),
      }),
    ),
    ...words.map((word, i): Chip => {
      const withText = (text: string[]) => lookupLink(request.entered, { q: lineWith(request, text) });
      return {
        field: 'q',
        label: 'Søger',
        text: word.typed,
        meant: meantWords(word, found),
        guesses:
          word.how === 'guess'
            ? word.meant.map((text) => ({ text, href: withText(typed.with(i, text)) }))
            : [],
        removeHref: withText(typed.toSpliced(i, 1)),
      };
    }),
  ];
}

/** The words in quotes when they were: they would be read as something else. */
function lineWith({ entered, kept, questions }: LookupRequest, words: string[], stays = kept): string {
  const text = words.join(' ');
  const isQuoted = entered.q.endsWith('"') && text !== '';
  return wholeLine(stays, questions, isQuoted ? `"${text}"` : text);
}

function meantWords({ how, meant }: FoundWord, found: readonly (readonly FoundIn[])[]): string {
  if (how === 'nowhere') return 'ingen tilbud bruger ordet';
  if (how === 'guess') return '';
  const words = usedAmong(meant, found).slice(0, mostMeant).join(', ');
  return words === '' ? '' : `→ ${words}`;
}

/** The moment asked for in full, when one was and it could be read; one that was said and is now says so. */
export function momentChip({ criteria, entered, errors }: LookupRequest): string | null {
  if (entered.tid === '' || errors.some(({ field }) => field === 'tid')) return null;
  if (isNow(entered)) return `nu, kl. ${clockWords(criteria.at)}`;
  return momentInWords(criteria.at);
}
