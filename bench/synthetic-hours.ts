/** Hours as a directory has them once most offers have stated theirs: thousands of different schedules. */
import type { DayRule, OpeningHours, WeeklyHours } from '../server/opening-hours/opening-hours-schema.ts';
import type { Random } from './seeded-random.ts';

const statedAnyway = 0.5;
const withClosure = 0.1;
const holidayRules: DayRule[] = ['closed', 'as-usual', 'as-sunday', 'unknown'];
const weeks = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5, 6, 7],
  [1, 2, 3, 4, 5, 6],
  [1, 3, 5],
];

export function syntheticHours(hours: OpeningHours, random: Random): OpeningHours {
  if (hours.kind === 'always') return hours;
  if (hours.kind === 'unknown' && !random.chance(statedAnyway)) return hours;
  return invented(hours.words, random);
}

function invented(words: string | null, random: Random): WeeklyHours {
  const publicHolidays = random.pick(holidayRules);
  return {
    kind: 'weekly',
    rows: [
      {
        weekdays: random.pick(weeks),
        from: timeBetween(6, 10, random),
        // A tenth runs past midnight.
        to: random.chance(0.1) ? timeBetween(1, 3, random) : timeBetween(14, 24, random),
      },
    ],
    unknownWeekdays: random.chance(0.1) ? [7] : [],
    publicHolidays,
    specialDays: { 'christmas-eve': 'as-holiday', 'new-years-eve': publicHolidays },
    exceptions: random.chance(withClosure)
      ? [{ kind: 'closed', from: '2026-12-23', to: `2027-01-0${1 + random.below(5)}`, note: 'Juleferie' }]
      : [],
    words,
  };
}

/** On the quarter, as hours are written. */
function timeBetween(firstHour: number, lastHour: number, random: Random): string {
  const minutes = firstHour * 60 + 15 * random.below((lastHour - firstHour) * 4);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
