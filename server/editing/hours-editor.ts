/** The part of the form where hours are typed → what it prints. */
import { calendarDay, dayOfDate } from '../opening-hours/danish-calendar.ts';
import { specialDays } from '../opening-hours/danish-holidays.ts';
import { shortDateWords, weekdayNames, yearOfDay } from '../opening-hours/danish-time.ts';
import { hoursByDay } from '../opening-hours/hours-by-day.ts';
import { hoursDoubts, longInDays } from '../opening-hours/hours-doubts.ts';
import type { HoursException, OpeningHours } from '../opening-hours/opening-hours-schema.ts';
import { type Choice, choices } from './choices.ts';
import { isBlankException, spanOf } from './exceptions-form.ts';
import { isBlankRow, readHours } from './hours-form.ts';
import { gatherMistakes, type Mistake } from './mistakes.ts';
import type { DayRuleForm, ExceptionForm, HoursForm, WeeklyRowForm } from './offer-form-schema.ts';

const kinds = [
  ['weekly', 'Faste tider'],
  ['always', 'Døgnåbent'],
  ['unknown', 'Ukendt'],
] as const;

const dayRules = [
  ['unknown', 'Ikke oplyst'],
  ['closed', 'Lukket'],
  ['as-usual', 'Som ellers'],
  ['as-saturday', 'Som lørdag'],
  ['as-sunday', 'Som søndag'],
  ['own', 'Egne tider'],
] as const;

const exceptionKinds = [
  ['closed', 'Lukket'],
  ['hours', 'Andre tider'],
  ['closed-between', 'Lukket mellem to klokkeslæt'],
  ['unknown', 'Ikke oplyst'],
] as const;

const weeks = [
  ['', 'Alle uger'],
  ['even', 'Lige uger'],
  ['odd', 'Ulige uger'],
] as const;

const nth = [
  ['1', '1.'],
  ['2', '2.'],
  ['3', '3.'],
  ['4', '4.'],
  ['5', '5.'],
  ['-1', 'sidste'],
] as const;

const weekdays = weekdayNames.map((name, i) => [String(i + 1), name] as const);

export type HoursEditor = ReturnType<typeof hoursEditor>;

/** `name`: of the hours in the form; `asOffer`: they may be those of the offer. `today`: ISO date. */
export function hoursEditor(form: HoursForm, name: string, today: string, asOffer?: OpeningHours) {
  const doubts = doubtsOf(form, today);
  return {
    name,
    id: name.replaceAll('.', '-'),
    forPhone: asOffer !== undefined,
    kinds: choices(asOffer ? [['as-offer', 'Samme som tilbuddet'], ...kinds] : kinds, form.kind),
    rows: form.rows.map((row, i) => weeklyRow(row, `${name}.rows.${i}`, doubts.at('rows', i))),
    unknownWeekdays: choices(weekdays, form.unknownWeekdays),
    rules: [
      dayRule('Helligdage', `${name}.publicHolidays`, form.publicHolidays, dayRules),
      ...[...specialDays.values()].map((day) =>
        dayRule(
          day.danish,
          `${name}.specialDays.${day.name}`,
          form.specialDays[day.name] ?? { rule: '', hours: '' },
          [...dayRules, ['as-holiday', 'Som helligdage']],
        ),
      ),
    ],
    exceptions: form.exceptions.map((one, i) =>
      exception(one, `${name}.exceptions.${i}`, doubts.at('exceptions', i), doubts.exceptionAt(i)),
    ),
    words: form.words,
    drawing: hoursDrawing(doubts.hours ?? asOffer, name, today, doubts.whole),
  };
}

function weeklyRow(row: WeeklyRowForm, name: string, doubts: string[]) {
  return {
    ...row,
    name,
    id: name.replaceAll('.', '-'),
    days: choices(weekdays, row.weekdays),
    weeks: choices(weeks, row.weeks),
    nth: choices(nth, row.nthInMonth),
    /** More is said of it than days and times. */
    particular: [row.validFrom, row.validTo, row.weeks, ...row.nthInMonth].some((text) => text !== ''),
    doubts,
  };
}

function dayRule(
  label: string,
  name: string,
  { rule, hours }: DayRuleForm,
  options: readonly (readonly [string, string])[],
): { label: string; name: string; options: Choice[]; hours: string } {
  return { label, name, options: choices(options, rule || 'unknown'), hours };
}

function exception(form: ExceptionForm, name: string, doubts: string[], read: HoursException | undefined) {
  const days = read && longInDays(read);
  return {
    ...form,
    name,
    id: name.replaceAll('.', '-'),
    kinds: choices(exceptionKinds, form.kind),
    doubts,
    /** The box that says so many days are meant. */
    long: read && days && { days, value: spanOf(read), chosen: form.sure === spanOf(read) },
  };
}

/** Doubts by the rows as typed; those that cannot be read, or hold nothing, are not among the hours. */
function doubtsOf(form: HoursForm, today: string) {
  const found: Mistake[] = [];
  const hours = form.kind === 'as-offer' ? undefined : readHours(form, today, gatherMistakes(found));
  const doubts = hours ? hoursDoubts(hours, today) : [];
  const readable = (list: 'rows' | 'exceptions', blank: boolean[]) =>
    blank.flatMap((isBlank, i) =>
      isBlank || found.some(({ field }) => field.startsWith(`${list}.${i}.`) && !field.endsWith('.sure'))
        ? []
        : [i],
    );
  const typed = {
    rows: readable('rows', form.rows.map(isBlankRow)),
    exceptions: readable('exceptions', form.exceptions.map(isBlankException)),
  };
  return {
    hours,
    exceptionAt: (i: number) => hours?.exceptions[typed.exceptions.indexOf(i)],
    whole: doubts.filter(({ part }) => part === undefined).map(({ words }) => words),
    at: (list: 'rows' | 'exceptions', i: number) =>
      doubts
        .filter(({ part }) => part?.list === list && typed[list][part.at] === i)
        .map(({ words }) => words),
  };
}

const daysDrawn = 14;
const holidaysDrawn = 4;
/** Far enough for the next four to be among them, from any day of the year. */
const holidayHorizon = 200;

/** Fourteen days, and the next holidays and special days after them. */
function hoursDrawing(hours: OpeningHours | undefined, name: string, today: string, doubts: string[]) {
  const first = dayOfDate(today);
  const line = (day: number) => {
    const [drawn] = hours ? hoursByDay(hours, day, 1) : [];
    const { date, publicHoliday, specialDay } = calendarDay(day);
    return {
      label: shortDateWords(date, yearOfDay(first)),
      name: publicHoliday ?? specialDay?.danish,
      today: day === first,
      bars: drawn?.bars ?? [],
      words: drawn?.words ?? '',
    };
  };
  const later = Array.from({ length: holidayHorizon }, (_, i) => first + daysDrawn + i);
  const special = later.filter((day) => calendarDay(day).publicHoliday ?? calendarDay(day).specialDay);
  return {
    id: `${name.replaceAll('.', '-')}-tegning`,
    doubts,
    days: Array.from({ length: daysDrawn }, (_, i) => line(first + i)),
    holidays: special.slice(0, holidaysDrawn).map(line),
  };
}
