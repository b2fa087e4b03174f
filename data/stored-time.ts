/** An instant as every table holds it: UTC with milliseconds, so that as text it sorts as time does. */
export function stored(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}
