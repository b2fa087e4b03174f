/** What has changed in opening or contact hours, in words. */
import { specialDays } from '../opening-hours/danish-holidays.ts';
import {
  dayRowsWords,
  dayRuleWords,
  exceptionWords,
  hoursWords,
  weekdaysWords,
} from '../opening-hours/hours-wording.ts';
import type { OpeningHours, WeeklyHours } from '../opening-hours/opening-hours-schema.ts';
import type { Change } from './offer-diff.ts';
import { sameValue } from './same-value.ts';
import { pairs } from './three-way.ts';

/** `name`: `Åbningstid`, `Telefontid (Læger)`. */
export function hoursDiff(name: string, before: OpeningHours, after: OpeningHours): Change[] {
  return [
    ...(before.kind === 'weekly' && after.kind === 'weekly'
      ? weeklyDiff(name, before, after)
      : [{ label: name, before: ruleOf(before), after: ruleOf(after) }]),
    ...exceptionsDiff(name, before, after),
    { label: `${name} i kildens ord`, before: before.words, after: after.words },
  ].filter((change) => change.before !== change.after);
}

function ruleOf(hours: OpeningHours): string {
  return hoursWords(hours).join('; ');
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];

function weeklyDiff(name: string, before: WeeklyHours, after: WeeklyHours): Change[] {
  const days = weekdays
    .map((day) => ({ day, before: dayWords(before, day), after: dayWords(after, day) }))
    .filter((one) => one.before !== one.after);
  const alike = Map.groupBy(days, (one) => `${one.before}|${one.after}`);
  const rules = [...specialDays.values()].map(({ name: day, danish }) => ({
    label: `${name} ${danish.toLocaleLowerCase('da')}`,
    before: dayRuleWords(before.specialDays[day] ?? 'unknown'),
    after: dayRuleWords(after.specialDays[day] ?? 'unknown'),
  }));
  return [
    ...[...alike.values()].map((group) => ({
      label: `${name} ${weekdaysWords(group.map(({ day }) => day))}`,
      before: group[0]?.before ?? null,
      after: group[0]?.after ?? null,
    })),
    {
      label: `${name} på helligdage`,
      before: dayRuleWords(before.publicHolidays),
      after: dayRuleWords(after.publicHolidays),
    },
    ...rules,
  ];
}

function dayWords({ rows, unknownWeekdays }: WeeklyHours, day: number): string {
  const starting = rows.filter((row) => row.weekdays.includes(day));
  if (!unknownWeekdays.includes(day)) return dayRowsWords(starting);
  return starting.length === 0
    ? 'klokkeslæt ikke oplyst'
    : `${dayRowsWords(starting)} og tider, der ikke er oplyst`;
}

/** A year that no exception has, so that each is told with its own. */
const noYear = 0;

function exceptionsDiff(name: string, before: OpeningHours, after: OpeningHours): Change[] {
  const label = `${name}, undtagelse`;
  const same = pairs(before.exceptions, after.exceptions, [
    (one) => JSON.stringify(one),
    ({ from, to }) => `${from} ${to}`,
    ({ from }) => from,
  ]);
  const kept = new Set(same.values());
  return [
    ...before.exceptions.map((exception) => {
      const now = same.get(exception);
      return {
        label,
        before: exceptionWords(exception, noYear),
        after: now ? exceptionWords(now, noYear) : null,
      };
    }),
    ...after.exceptions
      .filter((exception) => !kept.has(exception))
      .map((exception) => ({ label, before: null, after: exceptionWords(exception, noYear) })),
  ].filter((change) => !sameValue(change.before, change.after));
}
