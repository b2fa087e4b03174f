/** Reads what `hours-notation.ts` writes, and what people write like it: `mandag–fredag kl. 8-16`, `24/12/2026: lukket "Juleaften"`. */
import {
  type OpeningHours,
  openingHoursSchema,
  type TimeSpan,
} from '../opening-hours/opening-hours-schema.ts';
import { CellMistake, listedIn, shortened, textOf } from './cell-text.ts';
import { holidaysWord, ruleWords, specialDayWords } from './hours-notation.ts';
import { takeDate, takeDates, takeSpans, takeWeekdays } from './hours-words.ts';

const example = 'Skriv fx »man-fre 08.00-16.00; helligdage: lukket«, »døgnåbent« eller »ukendt«';

/** What the statements of a cell have said so far; checked as a whole at the end. */
type Stated = {
  kind?: 'unknown' | 'always';
  rows: object[];
  unknownWeekdays: number[];
  dayRules: Map<string, unknown>;
  exceptions: object[];
  words?: string;
};

/** @throws CellMistake quoting the statement that cannot be read */
export function readHours(cell: string): OpeningHours {
  const stated: Stated = { rows: [], unknownWeekdays: [], dayRules: new Map(), exceptions: [] };
  for (const statement of listedIn(cell)) readStatement(statement, stated);
  const checked = openingHoursSchema.safeParse(asHours(stated));
  if (checked.success) return checked.data;
  throw new CellMistake(`${checked.error.issues[0]?.message ?? 'Kan ikke læses'}: »${shortened(cell)}«`);
}

function asHours({ kind, rows, unknownWeekdays, dayRules, exceptions, words = '' }: Stated): unknown {
  const common = { exceptions, words: textOf(words) };
  const isWeekly = rows.length + unknownWeekdays.length > 0;
  if (kind !== undefined && isWeekly)
    throw new CellMistake(
      `»${kind === 'always' ? 'døgnåbent' : 'ukendt'}« kan ikke stå sammen med ugedage. ${example}`,
    );
  if (!isWeekly && dayRules.size > 0)
    throw new CellMistake(
      'Helligdage kan kun stå sammen med ugedage. Skriv fx »alle dage 00.00-24.00; helligdage: lukket«',
    );
  if (!isWeekly) return { kind: kind ?? 'unknown', ...common };
  const { [holidaysWord]: publicHolidays = 'unknown', ...specialDays } = Object.fromEntries(dayRules);
  return { kind: 'weekly', rows, unknownWeekdays, publicHolidays, specialDays, ...common };
}

function readStatement(statement: string, stated: Stated): void {
  if (statement.startsWith('"')) {
    if (stated.words !== undefined) throw new CellMistake('Der kan kun stå én tekst i anførselstegn');
    stated.words = statement;
  } else if (/^ukendt$/i.test(statement)) stated.kind = 'unknown';
  else if (/^(døgnåbent?|døgnet rundt)$/i.test(statement)) stated.kind = 'always';
  else if (!readDayRule(statement, stated) && !readException(statement, stated)) readRows(statement, stated);
}

/** `helligdage: lukket`, `juleaftensdag: som helligdage`; false when it is about something else. */
function readDayRule(statement: string, { dayRules }: Stated): boolean {
  const [, day = '', rule = ''] = /^([^:]+?)\s*:\s*([\s\S]*)$/.exec(statement.toLowerCase()) ?? [];
  const special = specialDayWords.find(([, word]) => word === day)?.[0];
  if (special === undefined && day !== holidaysWord) return false;
  const name = special ?? holidaysWord;
  if (dayRules.has(name)) throw new CellMistake(`»${day}« står der to gange`);
  const choices = ruleWords.filter(([one]) => special !== undefined || one !== 'as-holiday');
  const spans = takeSpans(rule);
  const known = choices.find(([, words]) => words === rule)?.[0];
  if (known === undefined && spans?.rest !== '')
    throw new CellMistake(
      `Kan ikke læse »${shortened(rule)}« efter »${day}:«. Skriv ${choices.map(([, words]) => words).join(', ')} eller tider som 10.00-14.00`,
    );
  dayRules.set(name, known ?? { rows: spans?.value });
  return true;
}

/** `2026-12-24: lukket "Juleaften"`, `2026-12-24 kl. 12.00 til 2026-12-26 kl. 08.00: lukket "Jul"`; false when it begins with no date. */
function readException(statement: string, { exceptions }: Stated): boolean {
  const dates = takeDates(statement);
  if (!dates) return false;
  const { from, fromTime, to, toTime } = dates.value;
  const { what, note } = whatAndNote(dates.rest, statement);
  if ((fromTime === undefined) !== (toTime === undefined))
    throw new CellMistake(`Skriv klokkeslæt ved både begyndelse og slutning: »${shortened(statement)}«`);
  if (fromTime === undefined) {
    exceptions.push({ ...what, from, to, note });
    return true;
  }
  if (what.kind !== 'closed')
    throw new CellMistake(`Med klokkeslæt kan kun stå »lukket«: »${shortened(statement)}«`);
  exceptions.push({ kind: 'closed-between', from: `${from}T${fromTime}`, to: `${to}T${toTime}`, note });
  return true;
}

type What = { kind: 'closed' | 'unknown' } | { kind: 'hours'; rows: TimeSpan[] };

function whatAndNote(text: string, statement: string): { what: What; note: string } {
  const spans = takeSpans(text);
  const word = /^(lukket|ukendt)(?![\p{L}\p{N}])/iu.exec(text)?.[1];
  if (!spans && word === undefined)
    throw new CellMistake(
      `Kan ikke læse »${shortened(text)}« i »${shortened(statement)}«. Skriv lukket, ukendt eller tider som 10.00-14.00, og derefter grunden i anførselstegn`,
    );
  const note = textOf((spans ? spans.rest : text.slice(word?.length)).trim());
  if (note === null)
    throw new CellMistake(
      `Skriv grunden i anførselstegn til sidst, fx »lukket "Sommerferie"«: »${shortened(statement)}«`,
    );
  if (spans) return { what: { kind: 'hours', rows: spans.value }, note };
  return { what: { kind: word?.toLowerCase() === 'lukket' ? 'closed' : 'unknown' }, note };
}

/** `1., 3. tir i måneden 09.00-11.00 lige uger fra 2026-01-01 til 2026-03-31`, `lør, søn ukendt` */
function readRows(statement: string, stated: Stated): void {
  const { rows, unknownWeekdays } = stated;
  const fail = (at: string): never => {
    throw new CellMistake(
      at === '' || at === statement
        ? `Kan ikke læse »${shortened(statement)}«. ${example}`
        : `Kan ikke læse »${shortened(at)}« i »${shortened(statement)}«. ${example}`,
    );
  };
  const days = takeWeekdays(statement) ?? fail(statement);
  if (/^ukendt$/i.test(days.rest) && !days.value.nthInMonth) {
    unknownWeekdays.push(...days.value.weekdays);
    return;
  }
  const spans = takeSpans(days.rest) ?? fail(days.rest);
  const rest = spans.rest.replace(/^,\s*/, '');
  const more = takeWeekdays(rest) !== undefined;
  const conditions = more ? {} : (conditionsOf(rest) ?? fail(rest));
  for (const span of spans.value) rows.push({ ...days.value, ...span, ...conditions });
  if (more) readRows(rest, stated);
}

/** Undefined when something in the text is no condition. */
function conditionsOf(text: string): object | undefined {
  const conditions: Record<string, string> = {};
  for (let rest = text.replace(/^\(([^()]*)\)$/, '$1'); rest !== ''; ) {
    const week = /^(u?)lige uger?[,\s]*/i.exec(rest);
    const word = /^(fra|til(?: og med)?)\s+/i.exec(rest);
    const date = word && takeDate(rest.slice(word[0].length));
    if (week) {
      conditions.weeks = week[1] ? 'odd' : 'even';
      rest = rest.slice(week[0].length);
    } else if (word && date) {
      conditions[word[1]?.toLowerCase() === 'fra' ? 'validFrom' : 'validTo'] = date.value;
      rest = date.rest.replace(/^,\s*/, '');
    } else return undefined;
  }
  return conditions;
}
