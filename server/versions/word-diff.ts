/** Two texts word by word: what stands in both, what was removed and what was added, in reading order. */

export type TextPart = { kind: 'same' | 'removed' | 'added'; text: string };

/** Longer texts are shown whole, old and new: marking them word by word would be slow and hard to read. */
const mostWords = 400;

export function wordDiff(before: string, after: string): TextPart[] {
  const [old, fresh] = [tokens(before), tokens(after)];
  if (old.length > mostWords || fresh.length > mostWords)
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  const common = commonLengths(old, fresh);
  const parts: TextPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [was, is] = [old[i], fresh[j]];
    if (was !== undefined && was === is) {
      parts.push({ kind: 'same', text: was });
      i += 1;
      j += 1;
    } else if (is === undefined || (was !== undefined && at(common, i + 1, j) >= at(common, i, j + 1))) {
      parts.push({ kind: 'removed', text: was ?? '' });
      i += 1;
    } else {
      parts.push({ kind: 'added', text: is });
      j += 1;
    }
  }
  return joined(parts);
}

/** A word with the space after it. */
function tokens(text: string): string[] {
  return text.match(/\S+\s*/gu) ?? [];
}

/** How many words the rests of both have in common, by where the rests begin. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--) {
      const row = common[i] ?? [];
      row[j] =
        old[i] === fresh[j]
          ? at(common, i + 1, j + 1) + 1
          : Math.max(at(common, i + 1, j), at(common, i, j + 1));
    }
  return common;
}

function at(table: readonly number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

/** Neighbours of a kind as one; within a changed run what is removed stands before what is added. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const result: TextPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    const before = result.at(-2);
    if (last?.kind === part.kind) last.text += part.text;
    else if (part.kind === 'removed' && last?.kind === 'added' && before?.kind === 'removed')
      before.text += part.text;
    else result.push({ ...part });
  }
  return result.filter(({ text }) => text !== '');
}
