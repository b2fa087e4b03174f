/** Dated exceptions to opening hours ↔ their rows in the form. */

import { dateInField, dateMistake, readDate } from '../lookup/date-field.ts';
import { timeWords } from '../opening-hours/danish-time.ts';
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
    const exception = isBlankException(row) ? undefined : readException(row, today, mistakes.at(String(i)));
    return exception ? [exception] : [];
  });
}

export function isBlankException({ from, to, hours, note }: ExceptionForm): boolean {
  return [from, to, hours, note].every((text) => text.trim() === '');
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
    mistakes.add('to', 'Den sidste dag ligger før den første. Byt om på datoerne.');
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
  if (kind === 'closed-between')
    return {
      kind,
      from: dateInField(from.slice(0, 10)),
      to: dateInField(to.slice(0, 10)),
      hours: `${timeWords(from.slice(11))}–${timeWords(to.slice(11))}`,
      note,
    };
  return {
    kind,
    from: dateInField(from),
    to: dateInField(to),
    hours: kind === 'hours' ? spansText(exception.rows) : '',
    note,
  };
}
