/** A moment as a URL holds it, `2026-12-24T22:00`: read with a Danish message when it cannot be. */
import { type Minute, minuteOf, momentOf, timeZone } from './danish-calendar.ts';
import { firstHolidayYear, lastHolidayYear } from './danish-holidays.ts';

export type MomentAsked = {
  /** Now, when nothing or something wrong was asked. */
  at: Minute;
  /** What was asked, when it could be read. */
  text: string;
  error: string | undefined;
};

/** `read`: the moment a text means, or the message when it means none. */
export function readMoment(
  sent: { values: readonly string[]; broken: boolean } | undefined,
  now: Temporal.ZonedDateTime,
  read: (text: string) => Minute | string = parseMoment,
): MomentAsked {
  const [text = ''] = sent?.values ?? [];
  const wrong = (error: string): MomentAsked => ({ at: minuteOf(now), text: '', error });
  if (sent?.broken) return wrong('Tidspunktet kan ikke læses');
  if ((sent?.values.length ?? 0) > 1) return wrong('Tidspunktet er angivet flere gange');
  if (text === '') return { at: minuteOf(now), text, error: undefined };
  const moment = read(text);
  return typeof moment === 'number' ? { at: moment, text, error: undefined } : wrong(moment);
}

/** In the repeated hour of autumn the earlier one, in the missing hour of spring the hour after. Otherwise the message. */
export function parseMoment(text: string): Minute | string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text))
    return 'Skriv tidspunktet som dato og klokkeslæt, fx 2026-12-24T22:00';
  const year = Number(text.slice(0, 4));
  if (year < firstHolidayYear || year > lastHolidayYear)
    return `Tidspunktet skal ligge mellem ${firstHolidayYear} og ${lastHolidayYear}`;
  try {
    const local = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return minuteOf(local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }));
  } catch {
    return 'Datoen eller klokkeslættet findes ikke';
  }
}

/** `2026-12-24T22:00`. The later moment of the repeated hour cannot be told from the earlier one. */
export function momentInUrl(at: Minute): string {
  return momentOf(at).toPlainDateTime().toString({ smallestUnit: 'minute' });
}
