/** Whether memory was flat: what a run has added to what the service holds, once it was warm. */

/**
 * Megabytes, of what is left after letting go (`held-memory.ts`), so that the heap does not breathe in it. What is being done when a sample is taken, a copy of
 * the catalogue for one, is held too: samples of a run lay between 80 and 136. The least of ten has little of it: 80.9, 79.5 and 85.2 in the last three
 * quarters of 200,000 requests (2026-11-22), so that noise and what was saved, which is kept for good, made 6. Three times that; a leak of 200 bytes a
 * request adds 20.
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
