/** An age in a line: `84`, `84 år`, `84-årig`, `17år`, `3 mdr`, `nyfødt`. In whole years; under one year is 0. */
import type { LineWord, Reading } from './call-line.ts';

const newborn = new Set(['nyfodt', 'nyfodte', 'spadbarn', 'baby']);
const years = /^(\d{1,3})(?: ?(?:ar|arig|arige|ars))$/;
const yearsAfter = new Set(['ar', 'arig', 'arige', 'ars']);
const monthsAfter = /^(mdr|md|maned|maneder|uger|uge|dage gammel)$/;
const months = /^(\d{1,3}) ?(mdr|md|maned|maneder)$/;
/** A number beside one of these is not an age. */
const unitsAfter = new Set([
  'dage',
  'dag',
  'timer',
  'time',
  'min',
  'minutter',
  'mg',
  'ml',
  'l',
  'liter',
  'gange',
  'x',
  'pladser',
  'km',
]);
const namesBefore = new Set([
  'type',
  'covid',
  'grad',
  'stadie',
  'trin',
  'nr',
  'afsnit',
  'tlf',
  'paragraf',
  'kl',
  'klokken',
]);

export function ageAt(words: readonly LineWord[], at: number): Reading | undefined {
  const word = words[at];
  if (!word) return undefined;
  const next = words[at + 1]?.key ?? '';
  if (newborn.has(word.key)) return age('0', 1);
  const together = years.exec(word.key);
  if (together?.[1]) return age(together[1], gammel(words, at + 1) + 1);
  if (months.test(word.key))
    return age(yearsOfMonths(Number(months.exec(word.key)?.[1])), gammel(words, at + 1) + 1);
  if (!/^-?\d{1,3}$/.test(word.text)) return undefined;
  const number = word.text;
  if (yearsAfter.has(next)) return age(number, 2 + gammel(words, at + 2));
  if (monthsAfter.test(next))
    return age(next.startsWith('u') ? '0' : yearsOfMonths(Number(number)), 2 + gammel(words, at + 2));
  if (unitsAfter.has(next) || namesBefore.has(words[at - 1]?.key ?? '')) return undefined;
  return age(number, 1);
}

function age(value: string, words: number): Reading {
  return { field: 'alder', value, words };
}

function yearsOfMonths(months: number): string {
  return String(Math.floor(months / 12));
}

function gammel(words: readonly LineWord[], at: number): number {
  return /^gamm(el|elt|le)$/.test(words[at]?.key ?? '') ? 1 : 0;
}
