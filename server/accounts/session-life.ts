/** How long a sign-in lasts. */

export type SessionTimes = {
  createdAt: Temporal.Instant;
  lastUsedAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
};

/** From signing in, however busy. */
export const sessionHours = 12;
/** Without a request. */
export const idleMinutes = 60;

export function isAlive({ createdAt, lastUsedAt, endedAt }: SessionTimes, now: Temporal.Instant): boolean {
  return (
    endedAt === null &&
    // Begun by a clock that was far ahead: it would last until then.
    Temporal.Instant.compare(createdAt, now.add({ hours: sessionHours })) < 0 &&
    Temporal.Instant.compare(now, createdAt.add({ hours: sessionHours })) < 0 &&
    Temporal.Instant.compare(now, lastUsedAt.add({ minutes: idleMinutes })) < 0
  );
}
