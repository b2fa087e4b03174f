/** What the lookup understood, as words that can be taken away one by one. */
import type { FoundWord } from '../catalogue/text-search.ts';
import { domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import { calendarDay, dayOfMinute } from '../opening-hours/danish-calendar.ts';
import { clockWords, dateWords, weekdayName } from '../opening-hours/danish-time.ts';
import { type LookupRequest, lookupLink } from './lookup-criteria.ts';
import type { Field } from './lookup-fields.ts';

export type Chip = {
  field: Field;
  label: string;
  text: string;
  /** What was searched for as well or instead. */
  meant: string;
  removeHref: string;
};

const mostMeant = 3;

export function criteriaChips(request: LookupRequest, words: readonly FoundWord[]): Chip[] {
  const { municipality, urgency, domain, age, openOnly } = request.criteria;
  const chip = (field: Field, label: string, text: string | null): Chip[] =>
    text === null
      ? []
      : [{ field, label, text, meant: '', removeHref: lookupLink(request.entered, { [field]: null }) }];
  return [
    ...chip('kommune', 'Kommune', municipality?.name ?? null),
    ...chip('alder', 'Alder', age === null ? null : `${age} år`),
    ...chip('hast', 'Hastegrad', urgency && urgencyLabels[urgency]),
    ...chip('omraade', 'Område', domain && domainLabels[domain]),
    ...chip('tid', 'Tidspunkt', momentChip(request)),
    ...chip('aaben', 'Kun', openOnly ? 'åbne' : null),
    ...words.map((word): Chip => {
      const others = words.filter((other) => other !== word).map(({ typed }) => typed);
      const isQuoted = request.entered.q.startsWith('"') && others.length > 0;
      const q = isQuoted ? `"${others.join(' ')}"` : others.join(' ');
      const removeHref = lookupLink(request.entered, { q });
      return { field: 'q', label: 'Søger', text: word.typed, meant: meantWords(word), removeHref };
    }),
  ];
}

function meantWords({ how, meant }: FoundWord): string {
  const words = meant.slice(0, mostMeant).join(', ');
  switch (how) {
    case 'nowhere':
      return 'ingen tilbud bruger ordet';
    case 'guess':
      return `mente du ${words}?`;
    default:
      return words === '' ? '' : `→ ${words}`;
  }
}

/** The moment asked for in full, when one was and it could be read. */
export function momentChip({ criteria, entered, errors }: LookupRequest): string | null {
  if (entered.tid === '' || errors.some(({ field }) => field === 'tid')) return null;
  const { date, weekday } = calendarDay(dayOfMinute(criteria.at));
  return `${weekdayName(weekday)} ${dateWords(date)} kl. ${clockWords(criteria.at)}`;
}
