/** Why it is open, closed or unknown at a moment: the day and the rule that decide. */
import { type CalendarDay, calendarDay, type Day, dayOfMinute, type Minute } from './danish-calendar.ts';
import { type DayReason, dayPlan } from './day-plan.ts';
import type { OpeningHours, TimeSpan } from './opening-hours-schema.ts';
import { intervalOfSpan, minuteOfLocal } from './opening-intervals.ts';

export type OpeningReason = { reason: DayReason; spans: readonly TimeSpan[]; day: CalendarDay };

/** Pure description; the words are in opening-wording.ts. */
export function openingReasonAt(hours: OpeningHours, at: Minute): OpeningReason {
  const today = dayOfMinute(at);
  const day = calendarDay(today);
  for (const exception of hours.exceptions)
    if (
      exception.kind === 'closed-between' &&
      minuteOfLocal(exception.from, 'start') <= at &&
      at < minuteOfLocal(exception.to, 'end')
    )
      return { reason: { kind: 'exception', exception }, spans: [], day };
  const deciding = calendarDay(decidingDay(hours, today, at));
  const plan = dayPlan(hours, deciding);
  return { reason: plan.reason, spans: plan.open, day: deciding };
}

/** Yesterday, when a row that started then still runs and today has nothing to say of equal weight. */
function decidingDay(hours: OpeningHours, today: Day, at: Minute): Day {
  const yesterdays = dayPlan(hours, calendarDay(today - 1));
  if (runs(yesterdays.open, today - 1, at)) return today - 1;
  const todays = dayPlan(hours, calendarDay(today));
  const todayDecides = runs(todays.open, today, at) || runs(todays.maybe, today, at);
  return !todayDecides && runs(yesterdays.maybe, today - 1, at) ? today - 1 : today;
}

function runs(spans: readonly TimeSpan[], day: Day, at: Minute): boolean {
  return spans.some((span) => {
    const { start, end } = intervalOfSpan(day, span);
    return start <= at && at < end;
  });
}
