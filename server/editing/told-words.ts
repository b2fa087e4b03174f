/** What an editor is told about what has been kept or saved. */

import type { OfferVersion } from '../catalogue/offer-version.ts';
import { calendarDay, dayOfMinute, minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { clockWords, dateWords } from '../opening-hours/danish-time.ts';
import { listWords } from '../opening-hours/hours-wording.ts';

/** `i dag kl. 14.10`, `i går kl. 14.10`, `3. november 2026 kl. 14.10` */
export function pastWords(instant: Temporal.Instant, now: Temporal.ZonedDateTime): string {
  const then = minuteOf(instant.toZonedDateTimeISO(timeZone));
  const days = dayOfMinute(minuteOf(now)) - dayOfMinute(then);
  const day = ['i dag', 'i går'][days] ?? dateWords(calendarDay(dayOfMinute(then)).date);
  return `${day} kl. ${clockWords(then)}`;
}

/** Titles of the sections of a save that was split: what could not wait, and what somebody must approve. */
export type Split = { live: readonly string[]; waits: readonly string[] };

/** What became of a save, for whoever made it. `carried`: how many planned changes it was put into. `split`: where part of it awaits approval. */
export function savedWords(
  { recordedAt, effectiveFrom, state }: OfferVersion,
  carried: number,
  split?: Split,
): string {
  const at = `kl. ${clockWords(minuteOf(recordedAt.toZonedDateTimeISO(timeZone)))}`;
  const starts = effectiveFrom.toZonedDateTimeISO(timeZone).toPlainDate();
  const later = Temporal.Instant.compare(effectiveFrom, recordedAt) > 0;
  const from = dateWords(starts.toString());
  const also =
    carried === 0
      ? ''
      : ` Rettelsen er også skrevet ind i ${carried === 1 ? 'den ændring, der venter' : `de ${carried} ændringer, der venter`}.`;
  if (state === 'draft') return `Gemt ${at}. Kun I kan se det, til I offentliggør det.`;
  if (state === 'withdrawn')
    return later
      ? `Gemt ${at}. Tilbuddet trækkes tilbage ${from}.`
      : `Trukket tilbage ${at}. Det vises ikke længere.`;
  if (split)
    return `Gemt ${at}. ${sentence(split.live)} gælder nu. ${sentence(split.waits)} afventer godkendelse, og indtil da står den gamle tekst.${also}`;
  return later ? `Gemt ${at}. Det gælder fra ${from}.${also}` : `Gemt ${at}. Alle ser det nu.${also}`;
}

function sentence(titles: readonly string[]): string {
  const words = listWords(titles.map((title) => title.toLocaleLowerCase('da')));
  return words.charAt(0).toLocaleUpperCase('da') + words.slice(1);
}
