/** What an editor says about a change: from when it counts, and why. */

import { dateMistake, readDate } from '../lookup/date-field.ts';
import { tooLongWords } from '../offers/text-lengths.ts';
import { timeZone } from '../opening-hours/danish-calendar.ts';
import { longestReason } from '../versions/change-form.ts';
import type { Mistakes } from './mistakes.ts';
import type { OfferForm } from './offer-form-schema.ts';

export type Change = { effectiveFrom: Temporal.Instant; reason: string };

/** `suggested`: the reason when none is written. A date begins at its midnight. */
export function readChange(
  form: OfferForm['change'],
  suggested: string,
  now: Temporal.ZonedDateTime,
  mistakes: Mistakes,
): Change {
  const reason = form.reason.trim() === '' ? suggested : form.reason.trim();
  if (reason.length > longestReason) mistakes.add('reason', tooLongWords(reason, longestReason));
  const from = form.when === 'date' ? readStart(form.date, now, mistakes) : now;
  return { effectiveFrom: from.toInstant(), reason };
}

function readStart(text: string, now: Temporal.ZonedDateTime, mistakes: Mistakes): Temporal.ZonedDateTime {
  const today = now.toPlainDate().toString();
  const date = readDate(text, today);
  if (date === undefined) {
    mistakes.add('date', dateMistake(text, today));
    return now;
  }
  if (date <= today) {
    mistakes.add('date', 'Vælg en dag efter i dag, eller lad det gælde straks');
    return now;
  }
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
}
