/** Who asks about the next day hears of that day too: the sentence of an offer is about the moment, its group is about the day after. */
import type { OfferSentence } from '../offers/offer-sentence.ts';
import { calendarDay, dayOfMinute } from '../opening-hours/danish-calendar.ts';
import { weekdayName } from '../opening-hours/danish-time.ts';
import type { LookupCriteria } from './lookup-criteria.ts';
import type { Match } from './matches.ts';

/** The sentence as it is, unless it leaves open or contradicts what its group says. */
export function withNextDay(
  said: OfferSentence,
  { group, status }: Match,
  { urgency, openOnly, at }: LookupCriteria,
): OfferSentence {
  if (urgency !== 'next-day' || openOnly || group === 'fits' || status.kind === 'closed') return said;
  const [today, tomorrow] = [0, 1].map((days) => weekdayName(calendarDay(dayOfMinute(at) + days).weekday));
  if (status.kind === 'open')
    return {
      ...said,
      rest: `${said.rest}, ${group === 'later' ? `lukket ${tomorrow}` : `åbningstid ${tomorrow} ukendt`}`,
    };
  return group === 'later' ? { ...said, rest: ` ${today}, lukket ${tomorrow}${said.rest}` } : said;
}
