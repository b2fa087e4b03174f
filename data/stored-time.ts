/** An instant as every table holds it: UTC with milliseconds, so that as text it sorts as time does. */
export function stored(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}

/** Whole minutes since 1970 in UTC, of a time as stored. */
export function minuteOfStored(time: string): number {
  return Math.floor(Temporal.Instant.from(time).epochMilliseconds / 60_000);
}
