/** The words of a line, and what a reader of words tells about them. */
import { skeleton } from '../danish-text.ts';
import type { Field } from './lookup-fields.ts';

export type LineWord = {
  /** As typed, without the marks around it; marks alone are a word too, that says nothing. */
  text: string;
  /** Folded, for comparing; empty when quoted, so that it is no part of a phrase. */
  key: string;
  quoted: boolean;
};

/** A reader looks at the words from one position on; it tells how many it takes and what they mean. */
export type Reading = {
  field: Exclude<Field, 'q'>;
  value: string;
  words: number;
  /** The name of a weekday said beside a date that is on another; the date counts. */
  wrongWeekday?: string;
};

/** What a text copied from a page may hold around its words. One that says more than its name is words like any other. */
const tag =
  /<\/?(?:a|b|br|div|em|font|h[1-6]|i|li|mark|ol|p|s|small|span|strong|sub|sup|table|t[bdhr]\w*|u|ul)\s*\/?>/giu;
const spaces = /(?:\s|;|,(?!(?<=(?<!\d)\d{1,3},)\d(?!\d)))+/u;

/** At white space and at every mark around or between words; those inside a date, a time, a compound or a decimal number, `temp 39,2`, stay. */
export function wordsOfLine(line: string): LineWord[] {
  const pieces = line.normalize('NFC').split(/(?<![^\s,;])("[^"]*")(?![^\s,;])/u);
  return pieces.flatMap((piece, i) => {
    const quoted = i % 2 === 1;
    const chunks = (quoted ? piece : piece.replace(tag, ' ')).split(spaces).filter((text) => text !== '');
    const isLast = (at: number) => i === pieces.length - 1 && at === chunks.length - 1;
    const words = quoted ? chunks : chunks.flatMap((chunk, at) => wordsOf(chunk, isLast(at)));
    return words.map((text) => ({ text, key: quoted ? '' : skeleton(text), quoted }));
  });
}

/** Parting wherever they stand are all marks but those that can be in a word or a value: `akut-team`, `24/12`, `14:00`, `90%`, `>100`, `5"`, `2*5`. */
const parting = /[^\p{L}\p{M}\p{N}\-‐‑–—.,/:+*%<>'’´"°#@&$€£§]+/u;
/** And these where they are in none. */
const between = new RegExp(
  [
    '(?<!\\d)[/:]|[/:](?!\\d|$)',
    // `8700/84`, `84:8700`: nobody writes a date or a clock time so; a year is one.
    '(?<=^(?!20)\\d{4})[/:.](?=\\d{1,3}$)|(?<=^\\d{1,3})[/:.](?=(?!20)\\d{4}$)',
    // `struer.84`, but `kl.14` and `i.v.`. After a number it stays, `24.` `dec`.
    '(?<=\\p{L}{3})\\.(?=[\\p{L}\\p{N}])|(?<=\\d\\.)(?=\\p{L}{2})',
    '(?<=[\\p{L}\\p{N}])[+&#@$€£§](?=[\\p{L}\\p{N}])|(?<=\\p{L})["%°](?=[\\p{L}\\p{N}])',
    '[<>](?!\\d)|(?<!\\d)\\*|\\*(?!\\d)',
    '(?<=\\p{L})[–—]|[–—](?=\\p{L})(?!år|aar)',
  ].join('|'),
  'iu',
);

/** The full stop after `24.` and `24.12.` stays, of which it may be a part. `isLast`: what ends in `24/` or `14:` is on its way to a date or a time. */
function wordsOf(chunk: string, isLast: boolean): string[] {
  if (!/[\p{L}\p{N}]/u.test(chunk)) return [chunk];
  return chunk
    .split(parting)
    .flatMap((part) => part.split(between))
    .map((part) =>
      part
        .replace(/^[^\p{L}\p{N}]+(?=\p{L})|(?<=\p{L}\p{M}*)[^\p{L}\p{M}\p{N}]+$/gu, '')
        .replace(/^[.,/:%'’´"°@&#–—]+(?=\p{N})|(?<=\p{N})(?:[,'’´&@#\-‐‑–—]+|\.{2,})$/gu, '')
        .replace(/^(?!\d{1,2}(?:\.(?:0?[1-9]|1[0-2]))?\.$)([\d.:/-]*\d)\.$/, '$1')
        .replace(isLast ? /(?<=\p{N}[^\p{L}]*\p{N}\p{N})(?<!^\d+)[/:]+$/u : /(?<=\p{N})[/:]+$/u, ''),
    )
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}
