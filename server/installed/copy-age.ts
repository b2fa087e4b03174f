/** How old a copy is, said on every page made from it. */
import { type Minute, minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { clockWords, dateWords, weekdayName } from '../opening-hours/danish-time.ts';

/** `advice`: what it means for whoever reads the page. `isStale`: what it says may well have changed. */
export type CopyAge = { words: string; advice: string; isStale: boolean };

const staleAfterHours = 24;

/** `trueAt`: when the service last said that the catalogue is as in the copy. */
export function copyAge(trueAt: Temporal.Instant, now: Temporal.ZonedDateTime): CopyAge {
  const then = trueAt.toZonedDateTimeISO(timeZone);
  const day = dateWords(then.toPlainDate().toString(), now.year);
  const from = `${weekdayName(then.dayOfWeek)} ${day} kl. ${clockWords(minuteOf(then))}`;
  const minutes = Math.max(0, minuteOf(now) - minuteOf(then));
  const isStale = minutes >= staleAfterHours * 60;
  return {
    words: `Uden forbindelse – ${isStale ? 'forældet ' : ''}kopi fra ${from} (${oldWords(minutes)})`,
    advice: `${isStale ? 'Åbningstider og numre kan være ændret; spørg, før du regner med dem. ' : ''}Numre kun for personale er ikke med.`,
    isStale,
  };
}

/** Whole hours and days: nobody waits for the minute of a copy. */
function oldWords(minutes: Minute): string {
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min gammel`;
  if (hours < 48) return hours === 1 ? '1 time gammel' : `${hours} timer gammel`;
  return `${Math.floor(hours / 24)} døgn gammel`;
}
