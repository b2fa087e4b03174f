/** Opening hours changed twice. The hours of a weekday are one thing: rows from two hands on the same day would add up to hours nobody meant. */
import type {
  HoursException,
  OpeningHours,
  WeeklyHours,
  WeeklyRow,
} from '../opening-hours/opening-hours-schema.ts';
import { sameValue } from './same-value.ts';
import { fieldwise, listwise, type Merge, mergeFields, mergeWhole } from './three-way.ts';

const mergeExceptions = listwise<HoursException>([
  ({ kind, from, to }) => `${kind} ${from} ${to}`,
  ({ from, to }) => `${from} ${to}`,
  ({ from }) => from,
]);

/** Dated exceptions and the source's words are merged whatever kind of hours the rest is. */
export const mergeHours: Merge<OpeningHours> = (base, mine, theirs) => {
  const parts = { regular: mergeRegular, exceptions: mergeExceptions };
  const { value, clashes } = mergeFields(apart(base), apart(mine), apart(theirs), parts);
  const { regular, exceptions, words } = value;
  return { value: { ...regular, exceptions, words }, clash: clashes.length > 0 };
};

function apart(hours: OpeningHours) {
  const { exceptions, words } = hours;
  const regular: OpeningHours = { ...hours, exceptions: [], words: null };
  return { regular, exceptions, words };
}

const mergeRegular: Merge<OpeningHours> = (base, mine, theirs) =>
  base.kind === 'weekly' && mine.kind === 'weekly' && theirs.kind === 'weekly'
    ? mergeWeekly(base, mine, theirs)
    : mergeWhole(base, mine, theirs);

function mergeWeekly(base: WeeklyHours, mine: WeeklyHours, theirs: WeeklyHours) {
  const parts = { days: fieldwise<Days>(), specialDays: fieldwise<WeeklyHours['specialDays']>() };
  const { value, clashes } = mergeFields(byDay(base), byDay(mine), byDay(theirs), parts);
  const { days, ...rest } = value;
  return { value: { ...rest, ...weekOf(days) }, clash: clashes.length > 0 };
}

type DayRow = Omit<WeeklyRow, 'weekdays'>;
/** By weekday: the rows that start on it, and whether it is open at times nobody has stated. */
type Days = Record<string, { rows: DayRow[]; unknown: boolean }>;

const weekdays = [1, 2, 3, 4, 5, 6, 7];

function byDay({ rows, unknownWeekdays, ...rest }: WeeklyHours) {
  const days: Days = {};
  for (const day of weekdays)
    days[day] = {
      rows: rows
        .filter((row) => row.weekdays.includes(day))
        .map(({ weekdays: _, ...row }) => row)
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      unknown: unknownWeekdays.includes(day),
    };
  return { ...rest, days };
}

/** Days with the same row share it again. */
function weekOf(days: Days): Pick<WeeklyHours, 'rows' | 'unknownWeekdays'> {
  const rows: WeeklyRow[] = [];
  for (const day of weekdays)
    for (const row of days[day]?.rows ?? []) {
      const shared = rows.find(({ weekdays: _, ...other }) => sameValue(other, row));
      if (shared && !shared.weekdays.includes(day)) shared.weekdays.push(day);
      else if (!shared) rows.push({ weekdays: [day], ...row });
    }
  return { rows, unknownWeekdays: weekdays.filter((day) => days[day]?.unknown) };
}
