/** Whether memory was flat: what a run has added to what the service holds, once it was warm. */

/**
 * Megabytes, of what is left after letting go (`held-memory.ts`), so that the heap does not breathe in it. What is being done when a sample is taken, a copy of
 * the catalogue for one, is held too, up to 50 MB of it (2026-11-22): the least of ten samples has nearly none, and differed by less than 6 MB between
 * tenths of a run. Every version that is saved is kept for good, some kilobytes each of the thousand of half a run. A leak of 200 bytes a request adds 20.
 */
export const mostGrowth = 20;

/** False also where nobody could tell. */
export function isFlat(growth: number): boolean {
  return growth <= mostGrowth;
}

/** The least of the last quarter less that of the second: by then everything has been loaded and every cache is full. NaN when a sample is lacking. */
export function growthOf(samples: readonly number[]): number {
  const least = (quarter: number) =>
    Math.min(...samples.slice((samples.length * quarter) / 4, (samples.length * (quarter + 1)) / 4));
  return samples.some(Number.isNaN) ? Number.NaN : least(3) - least(1);
}
