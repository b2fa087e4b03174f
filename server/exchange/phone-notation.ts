/** Numbers and places in a cell, one a line: `12 34 56 78 | Akuttelefon | for læger | man-fre 08.00-15.00 | Bemærkning`. */
import { readPhoneNumber } from '../editing/phone-number.ts';
import type { Offer, Phone } from '../offers/offer-schema.ts';
import { audiences } from '../offers/offer-values.ts';
import { audienceLabels, numberWords } from '../offers/offer-words.ts';
import { CellMistake, listedIn, partOf, shortened, splitCell, textOf } from './cell-text.ts';
import { hoursNotation } from './hours-notation.ts';
import { readHours } from './hours-reading.ts';

const asOffer = 'som tilbuddet';
const example = 'Skriv fx »12 34 56 78 | Akuttelefon | for læger | man-fre 08.00-15.00«';

export function phonesNotation(phones: readonly Phone[]): string {
  return phones.map(phoneNotation).join('\n');
}

function phoneNotation({ number, label, audience, contactHours, note }: Phone): string {
  const hours = contactHours.kind === 'as-offer' ? asOffer : hoursNotation(contactHours).join('; ');
  return joined([numberWords(number), partOf(label), audienceLabels[audience], hours, partOf(note)]);
}

/** @throws CellMistake quoting the line that cannot be read */
export function readPhones(cell: string): Phone[] {
  return listedIn(cell, '\n').map(readPhone);
}

function readPhone(line: string): Phone {
  const parts = splitCell(line, '|');
  const [written = '', label = '', audience = '', hours = '', note = ''] = parts;
  if (parts.length < 3 || parts.length > 5)
    throw new CellMistake(`»${shortened(line)}« har ${parts.length} dele. ${example}`);
  const number = readPhoneNumber(written);
  if (number.kind === 'wrong') throw new CellMistake(`»${shortened(written)}«: ${number.message}`);
  const name = textOf(label);
  if (name === null)
    throw new CellMistake(`Skriv, hvem der svarer, efter nummeret i »${shortened(line)}«. ${example}`);
  const extension = number.extension === undefined ? [] : [`lok. ${number.extension}`];
  return {
    number: number.number,
    label: name,
    audience: audienceOf(audience, line),
    contactHours: /^(som tilbuddet)?$/i.test(hours) ? { kind: 'as-offer' } : readHours(hours),
    note: [...extension, textOf(note) ?? []].flat().join('. ') || null,
  };
}

function audienceOf(text: string, line: string): Phone['audience'] {
  const plain = text.toLowerCase();
  const found = audiences.find((audience) => ` ${audienceLabels[audience]}`.endsWith(` ${plain}`));
  if (found && plain !== '') return found;
  const choices = Object.values(audienceLabels).map((label) => `»${label}«`);
  throw new CellMistake(
    `Skriv ${choices.join(', ')} som tredje del af »${shortened(line)}« i stedet for »${shortened(text)}«`,
  );
}

type Place = Offer['places'][number];

/** `Sundvej 30, 8700 Horsens | Indgang B | Ring på` */
export function placesNotation(places: readonly Place[]): string {
  return places
    .map(({ address, entrance, note }) => joined([partOf(address), partOf(entrance), partOf(note)]))
    .join('\n');
}

/** @throws CellMistake */
export function readPlaces(cell: string): Place[] {
  return listedIn(cell, '\n').map((line) => {
    const [address = '', entrance = '', note = '', ...more] = splitCell(line, '|');
    if (more.length > 0)
      throw new CellMistake(`»${shortened(line)}« har for mange dele. Skriv adresse | indgang | bemærkning`);
    return { address: textOf(address), entrance: textOf(entrance), note: textOf(note) };
  });
}

/** Parts with nothing after them are left out; a line is never empty. */
function joined(parts: readonly string[]): string {
  const filled = parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
  return filled.length === 0 ? '|' : filled.join(' | ').trim();
}
