/** Seconds before what has failed so many times in a row is tried again. */
export function retryWait(failures: number): number {
  return Math.min(longestWait, 2 ** (failures - 1));
}

export const longestWait = 60;

/** Whether the moment has come. `longest`: seconds that anything is put off; what lies further ahead was put off by a clock that has been set back since. */
export function hasCome(moment: Temporal.Instant, longest: number, now: Temporal.Instant): boolean {
  return (
    Temporal.Instant.compare(moment, now) <= 0 ||
    Temporal.Instant.compare(moment, now.add({ seconds: longest })) > 0
  );
}
