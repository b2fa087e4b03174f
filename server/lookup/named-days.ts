/** Days with a name, `juleaften`, `2. pinsedag`, `kr. himmelfart`, and their dates in a year. */
import { skeleton } from '../danish-text.ts';
import { danishPublicHolidays, easterSunday } from '../opening-hours/danish-holidays.ts';

type NamedDay = { date: Temporal.PlainDate; isEvening: boolean };
const namedDaysOfYear = new Map<number, ReadonlyMap<string, NamedDay>>();

/** Folded name → the day; the evenings are said for the evening. */
export function namedDays(year: number): ReadonlyMap<string, NamedDay> {
  const known = namedDaysOfYear.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const ascension = easter.add({ days: 39 }).toString();
  const evenings: [name: string, date: string][] = [
    ['juleaften', `${year}-12-24`],
    ['lillejuleaften', `${year}-12-23`],
    ['nytårsaften', `${year}-12-31`],
  ];
  const days: [name: string, date: string][] = [
    ...[...danishPublicHolidays(year)].map(([date, name]): [string, string] => [name, date]),
    ['juleaftensdag', `${year}-12-24`],
    ['nytårsaftensdag', `${year}-12-31`],
    ['grundlovsdag', `${year}-06-05`],
    ['1. juledag', `${year}-12-25`],
    ['1. påskedag', easter.toString()],
    ['1. pinsedag', easter.add({ days: 49 }).toString()],
    ['kr. himmelfart', ascension],
    ['kr. himmelfartsdag', ascension],
    ['kristi himmelfart', ascension],
  ];
  const named = new Map(
    [...days, ...evenings].flatMap(([name, date], i) => {
      const day = { date: Temporal.PlainDate.from(date), isEvening: i >= days.length };
      const inWords = name.replace(/^1\. /, 'første ').replace(/^2\. /, 'anden ');
      return [name, inWords].map((said) => [skeleton(said), day] as const);
    }),
  );
  if (namedDaysOfYear.size >= 20) namedDaysOfYear.clear();
  namedDaysOfYear.set(year, named);
  return named;
}
