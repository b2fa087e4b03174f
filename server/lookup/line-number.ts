/** A telephone number in a line, as it is said or copied: `70113131`, `70 11 31 31`, `+45 70113131`. It is searched, not read as ages. */
import type { LineWord } from './line-word.ts';

const mostWords = 5;

/** Its eight digits and how many words it takes; undefined where there is none. */
export function numberAt(
  words: readonly LineWord[],
  at: number,
): { digits: string; words: number } | undefined {
  let said = '';
  for (let count = 1; count <= mostWords; count++) {
    const { text = '', quoted = true } = words[at + count - 1] ?? {};
    // Two postcodes are eight digits too.
    if (quoted || !/^(\+?\d{8,12}|\+\d{2}|0045|\d{2})$/.test(text)) return undefined;
    said += text;
    const digits = /^(?:(?:\+|00)45)?(\d{8})$/.exec(said)?.[1];
    if (digits !== undefined) return { digits, words: count };
  }
  return undefined;
}
