/** Dated exceptions to opening hours ↔ their rows in the form. */

import { dateInField, dateMistake, readDate } from '../lookup/date-field.ts';
import { dateWords, timeWords } from '../opening-hours/danish-time.ts';
import { longInDays } from '../opening-hours/hours-doubts.ts';
import type { HoursException } from '../opening-hours/opening-hours-schema.ts';
import type { Mistakes } from './mistakes.ts';
import type { ExceptionForm } from './offer-form-schema.ts';
import { readSpans, readTime, spansText } from './typed-time.ts';

/** Rows without dates and note are nothing; one that cannot be read is told and left out. */
export function readExceptions(
  rows: readonly ExceptionForm[],
  today: string,
  mistakes: Mistakes,
): HoursException[] {
  return rows.flatMap((row, i) => {
    const at = mistakes.at(String(i));
    const exception = isBlankException(row) ? undefined : readException(row, today, at);
    if (exception) askIfLong(exception, row.sure, at);
    return exception ? [exception] : [];
  });
}

export function isBlankException({ from, to, hours, note }: ExceptionForm): boolean {
  return [from, to, hours, note].every((text) => text.trim() === '');
}

/** Hardly any lasts that long: a wrong year would be live for months. Whoever means it says so, of just these days. */
function askIfLong(exception: HoursException, sure: string, mistakes: Mistakes): void {
  const days = longInDays(exception);
  if (days === undefined || sure === spanOf(exception)) return;
  const [first = '', last = ''] = spanOf(exception).split('/');
  mistakes.add(
    'sure',
    `Undtagelsen varer ${days} dage, fra ${dateWords(first)} til og med ${dateWords(last)}. Sæt kryds, hvis det er rigtigt, eller ret datoerne.`,
  );
}

/** ISO dates; as the box that says the length is meant sends them. */
export function spanOf({ from, to }: HoursException): string {
  return `${from.slice(0, 10)}/${to.slice(0, 10)}`;
}

/** One day when only the first date is given; `21/12` to `3/1` is over New Year. */
function readException(row: ExceptionForm, today: string, mistakes: Mistakes): HoursException | undefined {
  const from = readDate(row.from, today);
  const isOneDay = row.to.trim() === '';
  const to = isOneDay ? from : readDate(row.to, from ?? today);
  const note = row.note.trim();
  if (from === undefined) mistakes.add('from', dateMistake(row.from, today));
  if (to === undefined && !isOneDay) mistakes.add('to', dateMistake(row.to, today));
  if (note === '') mistakes.add('note', 'Skriv kort hvorfor, fx »sommerferie«. Det vises på kortet.');
  if (from === undefined || to === undefined) return undefined;
  if (to < from) {
    mistakes.add('to', 'Til og med ligger før første dag. Byt om på datoerne.');
    return undefined;
  }
  if (isRatherBefore(row.to, from, to)) {
    mistakes.add(
      'to',
      'Til og med ligger før første dag. Byt om på datoerne, eller skriv årstallet, hvis det er året efter.',
    );
    return undefined;
  }
  if (note === '') return undefined;
  switch (row.kind) {
    case 'closed':
    case 'unknown':
      return { kind: row.kind, from, to, note };
    case 'hours': {
      const rows = readSpans(row.hours);
      if (rows) return { kind: 'hours', from, to, rows, note };
      mistakes.add('hours', 'Skriv tiderne de dage, fx 10–14');
      return undefined;
    }
    case 'closed-between':
      return readClosedBetween(row, from, to, note, mistakes);
    default:
      mistakes.add('kind', 'Vælg, hvad der gælder de dage');
      return undefined;
  }
}

/** A last day without its year is that of the year after only when it is the shorter way: `21/12` to `3/1`, but not `2/12` to `1/12`. */
function isRatherBefore(typed: string, from: string, to: string): boolean {
  const first = Temporal.PlainDate.from(from);
  const hasYear = readDate(typed, first.subtract({ years: 1 }).toString()) === to;
  return !hasYear && first.until(to, { largestUnit: 'days' }).days > 183;
}

/** From the first time on the first date to the last time on the last date; `24` is the end of that date. */
function readClosedBetween(
  { hours }: ExceptionForm,
  from: string,
  to: string,
  note: string,
  mistakes: Mistakes,
): HoursException | undefined {
  const times = hours.split(/\s*(?:[-–—]|\btil\b)\s*/).map(readTime);
  const [first, last] = times;
  if (times.length !== 2 || first === undefined || last === undefined || first === '24:00') {
    mistakes.add('hours', 'Skriv fra og til, fx 22–08: fra kl. 22 den første dag til kl. 08 den sidste');
    return undefined;
  }
  const end = last === '24:00' ? `${Temporal.PlainDate.from(to).add({ days: 1 })}T00:00` : `${to}T${last}`;
  if (end <= `${from}T${first}`) {
    mistakes.add(
      'hours',
      'Lukningen slutter, før den begynder. Slutter den dagen efter, så skriv den dato i »til og med«.',
    );
    return undefined;
  }
  return { kind: 'closed-between', from: `${from}T${first}`, to: end, note };
}

export function formOfException(exception: HoursException): ExceptionForm {
  const { kind, from, to, note } = exception;
  const sure = longInDays(exception) === undefined ? '' : spanOf(exception);
  if (kind === 'closed-between')
    return {
      kind,
      from: dateInField(from.slice(0, 10)),
      to: dateInField(to.slice(0, 10)),
      hours: `${timeWords(from.slice(11))}–${timeWords(to.slice(11))}`,
      note,
      sure,
    };
  return {
    kind,
    from: dateInField(from),
    to: dateInField(to),
    hours: kind === 'hours' ? spansText(exception.rows) : '',
    note,
    sure,
  };
}
