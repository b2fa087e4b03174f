/** A text cut at the words that were searched for, so that they can be marked where they stand. */
import { skeleton, wordPattern } from '../danish-text.ts';

export type MarkedText = { text: string; hit: boolean }[];

const words = new RegExp(`(${wordPattern.source})`, 'u');

/** `marked`: words as `skeleton` gives them. */
export function markWords(text: string, marked: ReadonlySet<string>): MarkedText {
  if (marked.size === 0) return [{ text, hit: false }];
  const pieces = text.split(words).filter((piece) => piece !== '');
  const result: MarkedText = [];
  for (const piece of pieces) {
    const hit = marked.has(skeleton(piece.replaceAll('.', '')));
    const last = result.at(-1);
    if (last && last.hit === hit) last.text += piece;
    else result.push({ text: piece, hit });
  }
  return result;
}
