/** What the lookup understood, as words that can be taken away one by one. */
import { domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import { calendarDay, dayOfMinute } from '../opening-hours/danish-calendar.ts';
import { clockWords, shortDateWords, yearOfDay } from '../opening-hours/danish-time.ts';
import { type Field, type LookupRequest, lookupLink } from './lookup-criteria.ts';

export type Chip = { field: Field; label: string; text: string; removeHref: string };

export function criteriaChips(request: LookupRequest): Chip[] {
  const { municipality, urgency, domain, age, openOnly, text } = request.criteria;
  const chip = (field: Field, label: string, words: string | null): Chip[] =>
    words === null
      ? []
      : [{ field, label, text: words, removeHref: lookupLink(request.entered, { [field]: null }) }];
  return [
    ...chip('kommune', 'Kommune', municipality?.name ?? null),
    ...chip('alder', 'Alder', age === null ? null : `${age} år`),
    ...chip('hast', 'Hastegrad', urgency && urgencyLabels[urgency]),
    ...chip('omraade', 'Område', domain && domainLabels[domain]),
    ...chip('tid', 'Tidspunkt', momentChip(request)),
    ...chip('aaben', 'Kun', openOnly ? 'åbne' : null),
    ...chip('q', 'Søger', text === '' ? null : text),
  ];
}

/** The moment asked for, when one was and it could be read. */
export function momentChip({ criteria, entered, errors }: LookupRequest): string | null {
  if (entered.tid === '' || errors.some(({ field }) => field === 'tid')) return null;
  const day = dayOfMinute(criteria.at);
  return `${shortDateWords(calendarDay(day).date, yearOfDay(day))} kl. ${clockWords(criteria.at)}`;
}
