/** A copy as somebody reads it: its entries in order, each with its number, words and days. */
import { wordsOn } from '../read-page.ts';

export type ReadEntry = { number: number; anchor: string; name: string; words: string; html: string };

export function entriesOf(html: string): ReadEntry[] {
  return [...html.matchAll(/<article id="([^"]+)"[\s\S]*?<\/article>/g)].map(([whole, anchor = '']) => ({
    number: Number(/<span class="ref">(\d+)</.exec(whole)?.[1]),
    anchor,
    name: wordsOn(/<h4>([\s\S]*?)<\/h4>/.exec(whole)?.[1] ?? ''),
    words: wordsOn(whole),
    html: whole,
  }));
}

export function entryOf(html: string, name: string): ReadEntry {
  const found = entriesOf(html).find((entry) => entry.name === name);
  if (!found) throw new Error(`the copy has no ${name}`);
  return found;
}

/** `2026-12-24: tor. 24. dec. Juleaftensdag lukket`, one a day; empty when they are all alike. */
export function daysOf(html: string): string[] {
  return [...html.matchAll(/<li data-day="([^"]+)">([\s\S]*?)<\/li>/g)].map(
    ([, date, line = '']) => `${date}: ${wordsOn(line)}`,
  );
}

/** The headings above entries and the entries below them, as one runs down the pages. */
export function outlineOf(html: string): string[] {
  const body = html.slice(html.indexOf('<section'), html.indexOf('<nav class="names"'));
  return [...body.matchAll(/<(h[2-4])[^>]*>([\s\S]*?)<\/h[2-4]>/g)].map(
    ([, level = '', text = '']) => `${'  '.repeat(Number(level[1]) - 2)}${wordsOn(text)}`,
  );
}
