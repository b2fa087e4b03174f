/**
 * What a nurse types while a doctor talks, `struer 84 iv i aften`, → the fields of the lookup and the words left to search for.
 * Only words that name a place, an age, a moment, a way in or a domain become fields; the name of a service stays text.
 * Every word of the line is accounted for: it became a field, is searched, is refused, or is a small word that is passed over. Words in "double quotes"
 * are searched, whatever they name.
 */
import { fold, skeleton } from '../danish-text.ts';
import type { PlaceNames } from '../places/place.ts';
import { isFiller } from './filler-words.ts';
import { ageAt } from './line-age.ts';
import { momentAt } from './line-moment.ts';
import { placeAt } from './line-place.ts';
import { refusedAt } from './line-refusal.ts';
import { wayInAt } from './line-way-in.ts';
import type { LineWord } from './line-word.ts';
import type { Field } from './lookup-fields.ts';

/** Words read together, and what they became: a field's value, text to search, or nothing that is used. */
export type LinePart = { words: string; became: Field | 'ignored' | 'refused'; value: string };

export type CallLine = {
  /** Field values exactly as a query string would hold them. */
  fields: Partial<Record<Exclude<Field, 'q'>, string>>;
  /** The words left to search for. */
  text: string;
  parts: LinePart[];
};

export function readCallLine(line: string, now: Temporal.ZonedDateTime, places: PlaceNames): CallLine {
  const words = wordsOfLine(line);
  const fields: CallLine['fields'] = {};
  const parts: LinePart[] = [];
  for (let at = 0; at < words.length; ) {
    const refused = refusedAt(words, at);
    if (refused > 0) {
      const said = words.slice(at, at + refused).map(({ text }) => text);
      parts.push({ words: said.join(' '), became: 'refused', value: said.join(' ') });
      at += refused;
      continue;
    }
    const reading = words[at]?.quoted
      ? undefined
      : [
          // Days of many years are counted for a moment: not again for one that is not used.
          fields.tid === undefined ? momentAt(words, at, now) : undefined,
          wayInAt(words, at),
          placeAt(words, at, places),
          ageAt(words, at),
        ].find((one) => one !== undefined && fields[one.field] === undefined);
    const taken = words.slice(at, at + (reading?.words ?? 1));
    const text = taken.map((word) => word.text).join(' ');
    if (reading) fields[reading.field] = reading.value;
    parts.push({
      words: text,
      became: reading?.field ?? (taken.every(saysNothing) ? 'ignored' : 'q'),
      value: reading?.value ?? (taken.some((word) => word.quoted) ? text.replaceAll('"', '') : text),
    });
    at += taken.length;
  }
  const text = parts
    .filter((part) => part.became === 'q')
    .map((part) => part.value)
    .join(' ');
  return { fields, text, parts };
}

/** The words left of a line as a line of its own: in quotes when it would be read otherwise, `tarm` once `struer` has become the place. */
export function lineOf(text: string, now: Temporal.ZonedDateTime, places: PlaceNames): string {
  return readCallLine(text, now, places).text === text ? text : `"${text.replaceAll('"', '')}"`;
}

function saysNothing({ text, quoted }: LineWord): boolean {
  return fold(text) === '' || (!quoted && isFiller(text));
}

/** The comma of `39,2` is no end of a word, that of `8700,84` is. */
const betweenWords = /(?:[\s;]|,(?!(?<=(?<!\d)\d{1,3},)\d(?!\d)))+/u;

/** At white space and commas; the marks inside a date, a time, a compound or a decimal number, `temp 39,2`, stay. */
export function wordsOfLine(line: string): LineWord[] {
  const pieces = line.normalize('NFC').split(/(?<![^\s,;])("[^"]*")(?![^\s,;])/u);
  return pieces.flatMap((piece, i) => {
    const quoted = i % 2 === 1;
    const words = piece.split(betweenWords).filter((text) => text !== '');
    return words.map((text) => ({ text, key: quoted ? '' : skeleton(text), quoted }));
  });
}
