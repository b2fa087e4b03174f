/** Words that somebody may have meant: one typing error in words of four letters or more, two where the word meant has eight or more. */

/** How many of the nearest by shared letter pairs are compared letter by letter. */
const compared = 150;
/** Two letters swapped change the pair they are and the one at each side. */
const pairsLostByError = 3;
const fewestPairs = 2;
const shortest = 4;
const longWord = 8;

/** The nearest words by number of errors, at most `count`, the more common first; empty when none is near enough. */
export function guessWords(
  word: string,
  words: readonly string[],
  byBigram: ReadonlyMap<string, readonly number[]>,
  howCommon: (at: number) => number,
  count: number,
): { at: number; errors: number }[] {
  if (word.length < shortest || /^\d+$/.test(word)) return [];
  const most = word.length + 2 < longWord ? 1 : 2;
  const pairs = bigrams(word);
  const shared = new Uint8Array(words.length);
  const alike: number[] = [];
  for (const pair of pairs)
    for (const at of byBigram.get(pair) ?? []) {
      const before = shared[at] ?? 0;
      if (before === 0) alike.push(at);
      shared[at] = before + 1;
    }
  const enough = Math.max(fewestPairs, pairs.length - pairsLostByError * most);
  const near = alike
    .filter((at) => (shared[at] ?? 0) >= enough)
    .filter((at) => Math.abs((words[at]?.length ?? 0) - word.length) <= errorsAllowed(word, words[at] ?? ''))
    .sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0))
    .slice(0, compared)
    .map((at) => ({ at, errors: typingErrors(word, words[at] ?? '', most) }))
    .filter(({ at, errors }) => errors <= errorsAllowed(word, words[at] ?? ''));
  const fewest = Math.min(...near.map(({ errors }) => errors));
  return near
    .filter(({ errors }) => errors === fewest)
    .sort((a, b) => howCommon(b.at) - howCommon(a.at))
    .slice(0, count);
}

/** A long word is still to be told without some of its letters, but hardly without its first too: `bagvagt` is not `lægevagt`. */
function errorsAllowed(word: string, meant: string): number {
  if (isNegated(word, meant)) return -1;
  return meant.length >= longWord && (word.length >= longWord || word[0] === meant[0]) ? 2 : 1;
}

/** `ubehandlet` is not `behandlet`. */
function isNegated(word: string, meant: string): boolean {
  return word.startsWith('u') && !meant.startsWith('u') && meant.startsWith(word.slice(1, 4));
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
