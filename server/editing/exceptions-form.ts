/** Dated exceptions to opening hours ↔ their rows in the form. */

import { timeWords } from '../opening-hours/danish-time.ts';
import type { HoursException } from '../opening-hours/opening-hours-schema.ts';
import type { Mistakes } from './mistakes.ts';
import type { ExceptionForm } from './offer-form-schema.ts';
import { dateMistake, readDate, readSpans, readTime, spansText } from './typed-time.ts';

/** Rows without dates and note are nothing; one that cannot be read is told and left out. */
export function readExceptions(rows: readonly ExceptionForm[], mistakes: Mistakes): HoursException[] {
  return rows.flatMap((row, i) => {
    const exception = isBlankException(row) ? undefined : readException(row, mistakes.at(String(i)));
    return exception ? [exception] : [];
  });
}

export function isBlankException({ from, to, hours, note }: ExceptionForm): boolean {
  return [from, to, hours, note].every((text) => text.trim() === '');
}

/** One day when only the first date is given. */
function readException(row: ExceptionForm, mistakes: Mistakes): HoursException | undefined {
  const from = readDate(row.from);
  const to = row.to.trim() === '' ? from : readDate(row.to);
  const note = row.note.trim();
  if (from === undefined) mistakes.add('from', dateMistake(row.from));
  if (to === undefined && from !== undefined) mistakes.add('to', dateMistake(row.to));
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
      from: from.slice(0, 10),
      to: to.slice(0, 10),
      hours: `${timeWords(from.slice(11))}–${timeWords(to.slice(11))}`,
      note,
    };
  return { kind, from, to, hours: kind === 'hours' ? spansText(exception.rows) : '', note };
}
