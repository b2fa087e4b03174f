/** Whether memory was flat: what a run has added once the service was warm. */

/** Megabytes. What is saved during a run is kept in memory, every version of it, and the heap breathes. */
export const mostGrowth = 120;

export function isFlat(growth: number): boolean {
  return growth <= mostGrowth;
}

/** The median of the last quarter less that of the second: by then everything has been loaded and every cache is full. */
export function growthOf(samples: readonly number[]): number {
  if (samples.some(Number.isNaN)) return Number.NaN;
  const quarter = (n: number) =>
    median(samples.slice((samples.length * n) / 4, (samples.length * (n + 1)) / 4));
  return quarter(3) - quarter(1);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
