/** Keeps the smallest numbers of a long row without sorting all of it. */
export type Smallest = {
  /** Whether the number could still be among them. */
  takes(number: number): boolean;
  add(number: number): void;
  /** Those kept, in order. */
  inOrder(): number[];
};

/** Numbers are collected until there are twice as many as asked for, then cut back; what cannot be among them is not collected. */
export function smallest(count: number): Smallest {
  const full = 2 * count + 64;
  let kept: number[] = [];
  let limit = Number.POSITIVE_INFINITY;
  const cut = () => {
    kept = [...new Float64Array(kept).sort().subarray(0, count)];
    if (kept.length === count) limit = kept.at(-1) ?? limit;
  };
  return {
    takes: (number) => number <= limit,
    add(number) {
      if (number > limit) return;
      kept.push(number);
      if (kept.length >= full) cut();
    },
    inOrder() {
      cut();
      return kept;
    },
  };
}
