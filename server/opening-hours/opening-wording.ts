/** A status and its reason in Danish; the hours as stated are in hours-wording.ts. No other file writes those sentences. */
import { calendarDay, dayOfMinute, type Minute } from './danish-calendar.ts';
import { endClockWords, endMomentWords, laterMomentWords, lengthWords, weekdayName } from './danish-time.ts';
import type { DayReason } from './day-plan.ts';
import { capital, exceptionWords, spansWords } from './hours-wording.ts';
import type { OpeningReason } from './opening-reason.ts';
import type { OpeningStatus } from './opening-status.ts';

/** The word a reader sees first; `tone` picks its shape and colour. */
export type StatusWords = {
  tone: 'open' | 'closing' | 'opening' | 'closed' | 'unknown';
  label: string;
  /** What follows the label on the same line; may be empty. */
  detail: string;
};

const soon = 30;

/** "Closes in under 30 minutes" is always said; so is an opening within the hour. */
export function statusWords(status: OpeningStatus, at: Minute, now: Minute): StatusWords {
  switch (status.kind) {
    case 'open':
      return openWords(status, at, now);
    case 'closed':
      return closedWords(status, at, now);
    case 'unknown':
      return {
        tone: 'unknown',
        label: 'Ukendt',
        detail:
          status.opens === null
            ? 'åbningstid ikke oplyst'
            : `åbner senest ${laterMomentWords(status.opens, at, now)}`,
      };
  }
}

function openWords(status: Extract<OpeningStatus, { kind: 'open' }>, at: Minute, now: Minute): StatusWords {
  const { until, opens, maybeAfter } = status;
  const left = until === null ? Number.POSITIVE_INFINITY : until - at;
  if (until === null || left >= soon)
    return { tone: 'open', label: 'Åben', detail: openUntilWords(status, at, now) };
  const again =
    opens === null ? '' : ` · åbner igen ${maybeAfter ? 'senest ' : ''}${laterMomentWords(opens, at, now)}`;
  const detail = `kl. ${endClockWords(until)}, om ${lengthWords(left)}${again}`;
  return { tone: 'closing', label: maybeAfter ? 'Lukker måske snart' : 'Lukker snart', detail };
}

/** `til kl. 15.00` */
function openUntilWords(
  { until, maybeAfter }: Extract<OpeningStatus, { kind: 'open' }>,
  at: Minute,
  now: Minute,
): string {
  if (until === null) return 'døgnet rundt';
  return `til ${endMomentWords(until, at, now)}${maybeAfter ? ', derefter ikke oplyst' : ''}`;
}

function closedWords(
  status: Extract<OpeningStatus, { kind: 'closed' }>,
  at: Minute,
  now: Minute,
): StatusWords {
  const { opens, maybeFrom } = status;
  if (opens === null)
    return {
      tone: 'closed',
      label: 'Lukket',
      detail: maybeFrom === null ? 'ingen kendt åbning' : 'næste åbning ikke oplyst',
    };
  const when = laterMomentWords(opens, at, now);
  if (maybeFrom !== null) return { tone: 'closed', label: 'Lukket', detail: `åbner senest ${when}` };
  return opens - at <= 60
    ? { tone: 'opening', label: 'Åbner', detail: `${when} · om ${lengthWords(opens - at)}` }
    : { tone: 'closed', label: 'Lukket', detail: `åbner ${when}` };
}

/** `Lukket til kl. 07.00`, for the list of what dropped out. Never "lukket" of what may be open. */
export function closedUntilWords(status: OpeningStatus, at: Minute, now: Minute): string {
  if (status.kind === 'unknown') return 'Åbningstid ikke oplyst';
  if (status.kind === 'open') return `Åben ${openUntilWords(status, at, now)}`;
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

/** What is special about the day of a minute: the holiday's name, else undefined. */
export function dayName(minute: Minute): string | undefined {
  const day = calendarDay(dayOfMinute(minute));
  return day.publicHoliday ?? day.specialDay?.danish;
}
