/** What an offer says of a day around a holiday, and whether its own organisation has confirmed just that. */
import {
  calendarDay,
  type Day,
  dayOfDate,
  dayOfMinute,
  type Minute,
} from '../opening-hours/danish-calendar.ts';
import { seasonOfDate } from '../opening-hours/holiday-season.ts';
import { hoursByDay } from '../opening-hours/hours-by-day.ts';
import type { OpeningHours } from '../opening-hours/opening-hours-schema.ts';
import type { Offer } from './offer-schema.ts';

export type HolidayHours = {
  date: string;
  /** `lukket`, `08.00–12.00; Lægelinje: lukket` */
  words: string;
  /** Nothing in it is unknown. */
  stated: boolean;
  /** Whose hours are to be written or corrected: the offer's own, or those of the number at this place among its numbers. */
  about: 'own' | number;
};

/** ISO date → the words that were last confirmed, and when. */
export type HolidayConfirmations = Readonly<Record<string, { words: string; at: Temporal.Instant }>>;

/**
 * Undefined when the day is as it would be without its holiday, as that needs no confirming. An offer whose hours nobody has ever stated
 * has nothing to confirm either: it needs hours first. Where only a number of it has hours, the number's are what is confirmed.
 */
export function holidayHours(offer: Offer, date: string): HolidayHours | undefined {
  const day = dayOfDate(date);
  const own = dayOf(offer.openingHours, day);
  const lines = offer.phones.flatMap(({ label, contactHours }, about) => {
    if (contactHours.kind === 'as-offer') return [];
    const line = dayOf(contactHours, day);
    return line.changed ? [{ ...line, words: `${label}: ${line.words}`, about }] : [];
  });
  if (!own.changed && lines.length === 0) return undefined;
  const told = own.changed || own.stated ? [{ ...own, about: 'own' as const }, ...lines] : lines;
  const missing = told.find(({ stated }) => !stated);
  return {
    date,
    words: told.map(({ words }) => words).join('; '),
    stated: missing === undefined,
    about: (missing ?? told.find(({ changed }) => changed))?.about ?? 'own',
  };
}

/** Words that have changed since are no longer confirmed. That nobody knows can be confirmed too; readers see it as unknown all the same. */
export function isConfirmed(
  { date, words }: Pick<HolidayHours, 'date' | 'words'>,
  confirmed: HolidayConfirmations,
): boolean {
  return confirmed[date]?.words === words;
}

/**
 * `Åbningstiden i julen er ikke bekræftet`, for a moment on such a day. Undefined on others, and where the hours are unknown, which is said
 * already.
 */
export function unconfirmedWords(
  offer: Offer,
  at: Minute,
  confirmed: HolidayConfirmations,
): string | undefined {
  const { date } = calendarDay(dayOfMinute(at));
  const season = seasonOfDate(date);
  const hours = season && holidayHours(offer, date);
  if (!season || !hours?.stated || isConfirmed(hours, confirmed)) return undefined;
  return `Åbningstiden ${season.during} er ikke bekræftet`;
}

function dayOf(hours: OpeningHours, day: Day) {
  const said = wordsOf(hours, day);
  const { publicHoliday, specialDay } = calendarDay(day);
  const isHoliday = publicHoliday !== undefined || specialDay !== undefined;
  const changed =
    said.words !== wordsOf(withoutHolidays(hours), day).words ||
    // Open at times nobody has stated, on ordinary days too: whether that goes for the holiday is still a question.
    (isHoliday && hours.kind === 'weekly' && !said.stated);
  return { ...said, changed };
}

function wordsOf(hours: OpeningHours, day: Day) {
  const [laid] = hoursByDay(hours, day, 1);
  return {
    words: laid?.words ?? '',
    stated: laid?.bars.every(({ kind }) => kind === 'open') ?? false,
  };
}

function withoutHolidays(hours: OpeningHours): OpeningHours {
  if (hours.kind !== 'weekly') return { ...hours, exceptions: [] };
  return {
    ...hours,
    exceptions: [],
    publicHolidays: 'as-usual',
    specialDays: {
      'labour-day': 'as-usual',
      'constitution-day': 'as-usual',
      'christmas-eve': 'as-usual',
      'new-years-eve': 'as-usual',
    },
  };
}
