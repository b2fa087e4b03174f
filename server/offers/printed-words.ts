/** What a page says of itself on paper, where nothing is renewed: which moment it is about, and when it was fetched. */
import { type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';

export function printedWords(at: Minute, now: Temporal.ZonedDateTime): string {
  const fetched = minuteOf(now);
  const about = at === fetched ? '' : `Gælder ${fullMomentWords(at)}. `;
  return `${about}${about === '' ? 'Gælder, da siden blev hentet' : 'Siden blev hentet'} ${fullMomentWords(fetched)}.`;
}
