/** A status and its reason in Danish; the hours as stated are in hours-wording.ts. What a line says of an offer is offers/offer-sentence.ts. */
import { calendarDay, dayOfMinute, type Minute, momentOf } from './danish-calendar.ts';
import { clockWords, endMomentWords, laterMomentWords, lengthWords, weekdayName } from './danish-time.ts';
import type { DayReason } from './day-plan.ts';
import { capital, exceptionWords, spansWords } from './hours-wording.ts';
import type { SpecialDayName } from './opening-hours-schema.ts';
import type { OpeningReason } from './opening-reason.ts';
import type { OpeningStatus } from './opening-status.ts';

/** A status in the pieces a sentence is made of; what the sentence says of the telephone is not known here. */
export type StatusWords = {
  /** Picks shape and colour. */
  tone: 'open' | 'closing' | 'opening' | 'closed' | 'unknown';
  /** The word a reader sees first: `Åben nu`, `Lukket kl. 22.00`. Only of this very minute is "nu" said. */
  label: string;
  /** `lukker kl. 15.00`, `åbner i morgen kl. 08.00`; may be empty. */
  fact: string;
  /** `lukker om 25 min`; empty when it does not. */
  soon: string;
  /** `næste gang i morgen kl. 07.00`, when it closes soon and that is known. */
  again: string;
};

const soon = 30;
const withinTheHour = 60;

/** "Closes in under 30 minutes" is always said; so is an opening within the hour. */
export function statusWords(status: OpeningStatus, at: Minute, now: Minute): StatusWords {
  switch (status.kind) {
    case 'open':
      return openWords(status, at, now);
    case 'closed':
      return closedWords(status, at, now);
    case 'unknown': {
      const { opens } = status;
      const fact = opens === null ? '' : `åbner senest ${laterMomentWords(opens, at, now)}`;
      return { tone: 'unknown', label: 'Ukendt åbningstid', fact, soon: '', again: '' };
    }
  }
}

type Open = Extract<OpeningStatus, { kind: 'open' }>;

function openWords(status: Open, at: Minute, now: Minute): StatusWords {
  const { until, opens, maybeAfter } = status;
  if (until === null) return { tone: 'open', label: 'Åben', fact: 'døgnet rundt', soon: '', again: '' };
  const fact = maybeAfter ? untilWords(status, at, now) : `lukker ${endMomentWords(until, at, now)}`;
  const label = atWords('Åben', at, now);
  if (until - at >= soon) return { tone: 'open', label, fact, soon: '', again: '' };
  const next = opens === null ? '' : laterMomentWords(opens, at, now);
  return {
    tone: 'closing',
    label,
    fact,
    soon: `lukker ${maybeAfter ? 'måske ' : ''}${inWords(until - at, at, now)}`,
    again: next && `næste gang ${maybeAfter ? 'senest ' : ''}${next}`,
  };
}

/** How long something that is open stays so: `døgnet rundt`, `til kl. 15.00`, `mindst til kl. 24.00` when nobody has said what follows. */
export function untilWords({ until, maybeAfter }: Open, at: Minute, now: Minute): string {
  if (until === null) return 'døgnet rundt';
  return `${maybeAfter ? 'mindst ' : ''}til ${endMomentWords(until, at, now)}`;
}

function closedWords(
  status: Extract<OpeningStatus, { kind: 'closed' }>,
  at: Minute,
  now: Minute,
): StatusWords {
  const { opens, maybeFrom } = status;
  const closed = { tone: 'closed', label: atWords('Lukket', at, now), soon: '', again: '' } as const;
  if (opens === null)
    return { ...closed, fact: maybeFrom === null ? 'ingen kendt åbning' : 'næste åbning ikke oplyst' };
  const when = laterMomentWords(opens, at, now);
  if (maybeFrom !== null) return { ...closed, fact: `åbner senest ${when}` };
  return opens - at <= withinTheHour
    ? { ...closed, tone: 'opening', label: `Åbner ${when}`, fact: inWords(opens - at, at, now) }
    : { ...closed, fact: `åbner ${when}` };
}

function atWords(word: string, at: Minute, now: Minute): string {
  return at === now ? `${word} nu` : `${word} kl. ${clockWords(at)}`;
}

/** `om 25 min`, counted from now; from another moment it is `25 min senere`. */
function inWords(minutes: number, at: Minute, now: Minute): string {
  return at === now ? `om ${lengthWords(minutes)}` : `${lengthWords(minutes)} senere`;
}

/** `Lukket til kl. 07.00`, for the list of what dropped out. Never "lukket" of what may be open. */
export function closedUntilWords(status: OpeningStatus, at: Minute, now: Minute): string {
  if (status.kind === 'unknown') return 'Åbningstid ikke oplyst';
  if (status.kind === 'open') return `Åben ${untilWords(status, at, now)}`;
  const { opens, maybeFrom } = status;
  if (opens === null) return maybeFrom === null ? 'Lukket' : 'Lukket, næste åbning ikke oplyst';
  const when = laterMomentWords(opens, at, now);
  return maybeFrom === null ? `Lukket til ${when}` : `Lukket, åbner senest ${when}`;
}

/** Why: the day, and the rule that decides on it. */
export function reasonWords({ reason, spans, day }: OpeningReason): string {
  const hours = spansWords(spans);
  switch (reason.kind) {
    case 'never-stated':
      return 'Åbningstiden er ikke oplyst';
    case 'always':
      return 'Døgnåbent';
    case 'weekly': {
      const name = weekdayName(reason.weekday);
      if (hours) return `${capital(name)}: ${hours}`;
      return reason.onSomeDates ? `Lukket denne ${name}` : `Lukket om ${name}en`;
    }
    case 'weekday-times-unknown': {
      const name = weekdayName(reason.weekday);
      if (hours) return `${capital(name)}: ${hours}; øvrige tider er ikke oplyst`;
      return `Åbent om ${name}en, men klokkeslættet er ikke oplyst`;
    }
    case 'day-rule':
      return `${reason.dayName}: ${dayRuleWords(reason, hours, day.publicHoliday === undefined)}`;
    case 'exception':
      return exceptionWords(reason.exception, Number(day.date.slice(0, 4)));
  }
}

function dayRuleWords(
  { rule, holiday, timesUnknown }: Extract<DayReason, { kind: 'day-rule' }>,
  hours: string,
  specialDay: boolean,
): string {
  // A special day that the offer treats as a public holiday.
  const asHoliday = holiday && specialDay;
  if (rule === 'unknown') return `åbningstiden${holiday ? ' på helligdage' : ''} er ikke oplyst`;
  if (rule === 'closed') return `lukket${asHoliday ? ' som' : ''}${holiday ? ' på helligdage' : ''}`;
  if (typeof rule === 'object') return `${asHoliday ? 'som på helligdage, ' : ''}${hours}`;
  const like = { 'as-usual': 'som ellers', 'as-saturday': 'som lørdag', 'as-sunday': 'som søndag' }[rule];
  if (hours) return `${like}, ${hours}${timesUnknown ? '; øvrige tider er ikke oplyst' : ''}`;
  return timesUnknown ? `${like}, klokkeslæt ikke oplyst` : `lukket ${like}`;
}

/** What is special about the day of a minute: the holiday's name, or its evening's, else undefined. */
export function dayName(minute: Minute): string | undefined {
  const { publicHoliday, specialDay } = calendarDay(dayOfMinute(minute));
  const eveningName =
    specialDay && momentOf(minute).hour >= evening ? eveningNames.get(specialDay.name) : undefined;
  return publicHoliday ?? eveningName ?? specialDay?.danish;
}

/** The day before the evening is "juleaftensdag", as Danish has it. */
const eveningNames = new Map<SpecialDayName, string>([
  ['christmas-eve', 'Juleaften'],
  ['new-years-eve', 'Nytårsaften'],
]);
const evening = 18;
