/** Seconds before what has failed so many times in a row is tried again. */
export function retryWait(failures: number): number {
  return Math.min(longest, 2 ** (failures - 1));
}

const longest = 60;
