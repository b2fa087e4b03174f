/** A text cut at the words that were searched for, so that they can be marked where they stand. */
import { skeleton, wordPattern } from '../danish-text.ts';

export type MarkedText = { text: string; hit: boolean }[];

const words = new RegExp(`(${wordPattern.source})`, 'u');

/** Words as `skeleton` gives them. */
export type Marked = { has(word: string): boolean };
/** For each of its words those that may stand for it. They stand side by side, in any order. */
export type Phrase = readonly Marked[];

/** Two words side by side are marked when together they are one: "akut team" for `akutteam`. A phrase is marked as one, where the whole of it stands. */
export function markWords(text: string, marked: Marked, phrases: readonly Phrase[] = []): MarkedText {
  const { pieces, keys, pairs } = cut(text);
  const hits = pieces.map((_, i) => i % 2 === 1 && marked.has(keys[i >> 1] ?? ''));
  for (const [i, pair] of pairs.entries())
    if (!hits[2 * i + 1] && !hits[2 * i + 3] && marked.has(pair)) hits.fill(true, 2 * i + 1, 2 * i + 4);
  for (const phrase of phrases)
    for (const i of keys.keys())
      if (standsAt(phrase, keys, i)) hits.fill(true, 2 * i + 1, 2 * (i + phrase.length));
  const result: MarkedText = [];
  for (const [i, piece] of pieces.entries()) {
    if (piece === '') continue;
    const hit = hits[i] ?? false;
    const last = result.at(-1);
    if (last && last.hit === hit) last.text += piece;
    else result.push({ text: piece, hit });
  }
  return result;
}

/** Whether `markWords` would mark anything. */
export function holdsMarked(text: string, marked: Marked, phrases: readonly Phrase[] = []): boolean {
  const { keys, pairs } = cut(text);
  return (
    keys.some((key) => marked.has(key)) ||
    pairs.some((pair) => marked.has(pair)) ||
    phrases.some((phrase) => keys.some((_, i) => standsAt(phrase, keys, i)))
  );
}

function standsAt(phrase: Phrase, keys: readonly string[], at: number): boolean {
  const there = keys.slice(at, at + phrase.length);
  return phrase.every((words) => there.some((key) => words.has(key)));
}

type Cut = {
  /** Words at the odd places, what is between them at the even ones. */
  pieces: readonly string[];
  /** What the words are compared by, and each with the next. */
  keys: readonly string[];
  pairs: readonly string[];
};

/** The same texts are marked for every lookup, and cutting them is most of the work. */
const mostCuts = 4_000;
const cuts = new Map<string, Cut>();

function cut(text: string): Cut {
  const known = cuts.get(text);
  if (known) return known;
  const pieces = text.split(words);
  const keys = pieces.filter((_, i) => i % 2 === 1).map((word) => skeleton(word.replaceAll('.', '')));
  const pairs = keys.slice(1).map((key, i) => `${keys[i]}${key}`);
  if (cuts.size >= mostCuts) cuts.clear();
  const read = { pieces, keys, pairs };
  cuts.set(text, read);
  return read;
}

const longestExcerpt = 90;
const longestBefore = 30;

/** The first mark with whole words around it; a short text is left whole. Undefined when nothing is marked. */
export function excerptOf(parts: MarkedText): MarkedText | undefined {
  const first = parts.findIndex(({ hit }) => hit);
  if (first < 0) return undefined;
  const text = parts.map((part) => part.text).join('');
  if (text.length <= longestExcerpt) return parts;
  const at = parts.slice(0, first).reduce((sum, part) => sum + part.text.length, 0);
  const wanted = Math.min(at - longestBefore, text.length - longestExcerpt);
  const from = wanted <= 0 ? 0 : text.indexOf(' ', wanted - 1) + 1;
  const until = from + longestExcerpt;
  const end = until >= text.length ? text.length : text.lastIndexOf(' ', until);
  const kept: MarkedText = [];
  let start = 0;
  for (const { text: part, hit } of parts) {
    const piece = part.slice(Math.max(0, from - start), Math.max(0, end - start));
    start += part.length;
    if (piece !== '') kept.push({ text: piece, hit });
  }
  return [
    ...(from > 0 ? [{ text: '… ', hit: false }] : []),
    ...kept,
    ...(end < text.length ? [{ text: ' …', hit: false }] : []),
  ];
}
