/** Words that somebody may have meant: one typing error in words of four letters or more, two in words of eight or more. */

/** How many of the nearest by shared letter pairs are compared letter by letter. */
const compared = 150;
/** Two letters swapped change the pair they are and the one at each side. */
const pairsLostByError = 3;

/** The nearest words by number of errors, at most `most`, the more common first; empty when none is near enough. */
export function guessWords(
  word: string,
  words: readonly string[],
  byBigram: ReadonlyMap<string, readonly number[]>,
  howCommon: (at: number) => number,
  most: number,
): { at: number; errors: number }[] {
  const allowed = errorsAllowed(word);
  if (allowed === 0) return [];
  const pairs = bigrams(word);
  const shared = new Uint8Array(words.length);
  const alike: number[] = [];
  for (const pair of pairs)
    for (const at of byBigram.get(pair) ?? []) {
      const before = shared[at] ?? 0;
      if (before === 0) alike.push(at);
      shared[at] = before + 1;
    }
  const enough = pairs.length - pairsLostByError * allowed;
  const near = alike
    .filter((at) => (shared[at] ?? 0) >= enough)
    .filter((at) => Math.abs((words[at]?.length ?? 0) - word.length) <= allowed)
    .sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0))
    .slice(0, compared)
    .map((at) => ({ at, errors: typingErrors(word, words[at] ?? '', allowed) }))
    .filter(({ errors }) => errors <= allowed);
  const fewest = Math.min(...near.map(({ errors }) => errors));
  return near
    .filter(({ errors }) => errors === fewest)
    .sort((a, b) => howCommon(b.at) - howCommon(a.at))
    .slice(0, most);
}

function errorsAllowed(word: string): number {
  if (word.length < 4 || /^\d+$/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Letters wrong, missing, too many or swapped with their neighbour; more than `most` is only told to be more. */
export function typingErrors(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** Each pair of neighbouring letters once, with the ends marked. */
export function bigrams(word: string): readonly string[] {
  const marked = `^${word}$`;
  return [...new Set(Array.from({ length: marked.length - 1 }, (_, i) => marked.slice(i, i + 2)))];
}
