/** A day with a name in a line, `juleaften`, `2. pinsedag`, `langfredag 2028`. */
import { evening } from './line-clock.ts';
import { yearWord } from './line-date.ts';
import type { LineWord } from './line-word.ts';
import { namedDays } from './named-days.ts';
import { type Day, morning, withPart } from './said-day.ts';

type Now = Temporal.ZonedDateTime;

export function namedDayAt(words: readonly LineWord[], at: number, now: Now): Day | undefined {
  for (let count = 3; count > 0; count--) {
    const taken = words.slice(at, at + count);
    if (taken.length < count) continue;
    const typed = taken.map((word) => word.key).join(' ');
    const year = yearWord.exec(words[at + count]?.key ?? '')?.[0];
    const isLast = at + count === words.length;
    const key = isLast ? wholeName(typed, now.year) : typed;
    const said = namedDays(year ? Number(year) : now.year).get(key);
    if (!said) continue;
    const years = year ? [Number(year)] : [now.year - 1, now.year, now.year + 1];
    const dates = years.flatMap((one) => namedDays(one).get(key)?.date ?? []);
    const day = {
      words: count + (year ? 1 : 0),
      dates,
      usually: morning,
      nowFrom: morning,
      keepsToday: true,
    };
    return said.isEvening ? withPart(day, evening) : day;
  }
  return undefined;
}

const shortestBeginning = 6;

/** The name that `juleaft` is on its way to, when all that begin so are one day; else as typed. */
function wholeName(typed: string, year: number): string {
  if (typed.length < shortestBeginning) return typed;
  const begun = [...namedDays(year)].filter(([name]) => name.startsWith(typed));
  const [first] = begun;
  return first && begun.every(([, { date }]) => date.equals(first[1].date))
    ? (shortestOf(begun) ?? typed)
    : typed;
}

function shortestOf(named: [name: string, unknown][]): string | undefined {
  return named.map(([name]) => name).sort((a, b) => a.length - b.length)[0];
}
