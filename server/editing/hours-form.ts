/** Opening or contact hours ↔ their part of the form. */

import { dateInField, optionalDate } from '../lookup/date-field.ts';
import { timeWords } from '../opening-hours/danish-time.ts';
import {
  type DayRule,
  type OpeningHours,
  openingHoursSchema,
  specialDayNames,
  type WeeklyHours,
  type WeeklyRow,
} from '../opening-hours/opening-hours-schema.ts';
import { formOfException, readExceptions } from './exceptions-form.ts';
import type { Mistakes } from './mistakes.ts';
import type { DayRuleForm, HoursForm, WeeklyRowForm } from './offer-form-schema.ts';
import { asStored, endText, readSpans, readTime, spansText, timesOfRow } from './typed-time.ts';

/** What cannot be read is told and left out; hours of which nothing is left are unknown. `today`: ISO date. */
export function readHours(form: HoursForm, today: string, mistakes: Mistakes): OpeningHours {
  const exceptions = readExceptions(form.exceptions, today, mistakes.at('exceptions'));
  const words = form.words.trim() === '' ? null : form.words.trim();
  if (form.kind === 'always') return { kind: 'always', exceptions, words };
  if (form.kind === 'unknown') return { kind: 'unknown', exceptions, words };
  if (form.kind !== 'weekly') {
    mistakes.add('kind', 'Vælg, hvad der vides om tiderne');
    return { kind: 'unknown', exceptions, words };
  }
  const { rows, wrong } = readRows(form.rows, today, mistakes.at('rows'));
  const unknownWeekdays = weekdaysOf(form.unknownWeekdays);
  const publicHolidays = readRule(form.publicHolidays, mistakes.at('publicHolidays'));
  const specialDays = readSpecialDays(form.specialDays, mistakes.at('specialDays'));
  if (rows.length + unknownWeekdays.length === 0) {
    if (!wrong) mistakes.add('kind', 'Skriv mindst én række med ugedage og tider, eller vælg »Ukendt«');
    return { kind: 'unknown', exceptions, words };
  }
  return openingHoursSchema.parse({
    kind: 'weekly',
    rows,
    unknownWeekdays,
    publicHolidays,
    specialDays,
    exceptions,
    words,
  });
}

export function isBlankRow({
  weekdays,
  from,
  to,
  validFrom,
  validTo,
  nthInMonth,
  weeks,
}: WeeklyRowForm): boolean {
  return [from, to, validFrom, validTo, weeks, ...weekdays, ...nthInMonth].every(
    (text) => text.trim() === '',
  );
}

function readRows(
  forms: readonly WeeklyRowForm[],
  today: string,
  mistakes: Mistakes,
): { rows: WeeklyRow[]; wrong: boolean } {
  const typed = forms.flatMap((form, i) =>
    isBlankRow(form) ? [] : [readRow(form, today, mistakes.at(String(i)))],
  );
  const rows = typed.filter((row) => row !== undefined);
  return { rows, wrong: rows.length < typed.length };
}

function readRow(form: WeeklyRowForm, today: string, mistakes: Mistakes): WeeklyRow | undefined {
  let sound = true;
  const wrong = (field: string, message: string) => {
    sound = false;
    mistakes.add(field, message);
  };
  const weekdays = weekdaysOf(form.weekdays);
  if (weekdays.length === 0) wrong('weekdays', 'Vælg mindst én ugedag');
  const typed = timesOfRow(form.from, form.to);
  const from = readTime(typed.from);
  if (from === undefined || from === '24:00') wrong('from', timeMistake(typed.from, 'fra'));
  const to = readTime(typed.to);
  if (to === undefined) wrong('to', timeMistake(typed.to, 'til'));
  const validFrom = optionalDate(form.validFrom, today, (message) => wrong('validFrom', message));
  const validTo = optionalDate(form.validTo, validFrom ?? today, (message) => wrong('validTo', message));
  if (validFrom && validTo && validTo < validFrom)
    wrong('validTo', 'Rækken holder op, før den begynder. Byt om på datoerne.');
  const nth = form.nthInMonth.flatMap((n) => (/^(-1|[1-5])$/.test(n) ? [Number(n)] : []));
  if (!sound || from === undefined || to === undefined) return undefined;
  return {
    weekdays,
    from,
    to: asStored(to),
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
    ...((form.weeks === 'even' || form.weeks === 'odd') && { weeks: form.weeks }),
    ...(nth.length > 0 && { nthInMonth: nth as WeeklyRow['nthInMonth'] }),
  };
}

function timeMistake(text: string, end: string): string {
  if (text.trim() === '') return `Skriv klokkeslættet, det gælder ${end}, fx 8 eller 15.30`;
  return readSpans(text)
    ? `»${text.trim()}« er mere end ét klokkeslæt. Skriv det, det gælder fra, i det første felt og til i det andet`
    : `»${text.trim()}« er ikke et klokkeslæt. Skriv fx 8, 8.30 eller 24`;
}

function readRule({ rule, hours }: DayRuleForm, mistakes: Mistakes): DayRule {
  if (rule === 'closed' || rule === 'as-usual' || rule === 'as-saturday' || rule === 'as-sunday') return rule;
  if (rule !== 'own') return 'unknown';
  const rows = readSpans(hours);
  if (rows) return { rows };
  mistakes.add('hours', spansMistake(hours));
  return 'unknown';
}

function spansMistake(text: string): string {
  return text.trim() === ''
    ? 'Skriv tiderne, fx 10–14'
    : `»${text.trim()}« kan ikke læses. Skriv fx 8–12 eller 8–12, 13–15`;
}

/** Days without a rule of their own are unknown, and left out. */
function readSpecialDays(forms: HoursForm['specialDays'], mistakes: Mistakes): WeeklyHours['specialDays'] {
  const rules: WeeklyHours['specialDays'] = {};
  for (const name of specialDayNames) {
    const form = forms[name] ?? { rule: '', hours: '' };
    const rule = form.rule === 'as-holiday' ? form.rule : readRule(form, mistakes.at(name));
    if (rule !== 'unknown') rules[name] = rule;
  }
  return rules;
}

function weekdaysOf(values: readonly string[]): number[] {
  const days = values.flatMap((value) => (/^[1-7]$/.test(value) ? [Number(value)] : []));
  return [...new Set(days)].sort((a, b) => a - b);
}

export function formOfHours(hours: OpeningHours): HoursForm {
  const weekly = hours.kind === 'weekly' ? hours : undefined;
  return {
    kind: hours.kind,
    rows: weekly?.rows.map(formOfRow) ?? [],
    unknownWeekdays: weekly?.unknownWeekdays.map(String) ?? [],
    publicHolidays: formOfRule(weekly?.publicHolidays ?? 'unknown'),
    specialDays: Object.fromEntries(
      specialDayNames.map((name) => [name, formOfRule(weekly?.specialDays[name] ?? 'unknown')]),
    ),
    exceptions: hours.exceptions.map(formOfException),
    words: hours.words ?? '',
  };
}

function formOfRow(row: WeeklyRow): WeeklyRowForm {
  return {
    weekdays: row.weekdays.map(String),
    from: timeWords(row.from),
    to: endText(row.to),
    validFrom: row.validFrom ? dateInField(row.validFrom) : '',
    validTo: row.validTo ? dateInField(row.validTo) : '',
    weeks: row.weeks ?? '',
    nthInMonth: row.nthInMonth?.map(String) ?? [],
  };
}

function formOfRule(rule: DayRule | 'as-holiday'): DayRuleForm {
  return typeof rule === 'object' ? { rule: 'own', hours: spansText(rule.rows) } : { rule, hours: '' };
}
