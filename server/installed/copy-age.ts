/** How old a copy is, said on every page made from it. */
import { type Minute, minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { clockWords, dateWords, weekdayName } from '../opening-hours/danish-time.ts';

/** `advice`: what it means for whoever reads the page. `isStale`: what it says may well not hold. */
export type CopyAge = { words: string; advice: string; isStale: boolean };

const staleAfterHours = 24;
/** A computer's clock may be a little behind the service's. */
const toleratedMinutes = 10;

const withoutStaffNumbers = 'Numre kun for personale er ikke med.';

/** `trueAt`: when the service last said that the catalogue is as in the copy. */
export function copyAge(trueAt: Temporal.Instant, now: Temporal.ZonedDateTime): CopyAge {
  const then = trueAt.toZonedDateTimeISO(timeZone);
  const day = dateWords(then.toPlainDate().toString(), now.year);
  const from = `${weekdayName(then.dayOfWeek)} ${day} kl. ${clockWords(minuteOf(then))}`;
  const minutes = minuteOf(now) - minuteOf(then);
  if (minutes < -toleratedMinutes)
    return {
      words: `Uden forbindelse – kopi fra ${from} (alderen er ukendt)`,
      advice: `Uret på denne computer er forkert: det står til før, kopien blev lavet. Det, der står som åbent nu, passer derfor ikke. Sammenlign kopiens tidspunkt med et andet ur. ${withoutStaffNumbers}`,
      isStale: true,
    };
  const isStale = minutes >= staleAfterHours * 60;
  return {
    words: `Uden forbindelse – ${isStale ? 'forældet ' : ''}kopi fra ${from} (${oldWords(Math.max(0, minutes))})`,
    advice: `${isStale ? 'Åbningstider og numre kan være ændret; spørg, før du regner med dem. ' : ''}${withoutStaffNumbers}`,
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
