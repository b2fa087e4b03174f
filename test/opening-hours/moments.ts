/** Moments as tests write and read them: `2026-12-24 22:00`, with an offset in the hour that occurs twice. */
import type { OpeningStatus } from '../../server/opening-hours/opening-status.ts';

const timeZone = 'Europe/Copenhagen';

/** Refuses a local time that occurs twice or not at all: the test must say which it means (`2026-10-25 02:30+01:00`). */
export function minuteAt(local: string): number {
  const instant = local.includes('+')
    ? Temporal.Instant.from(local)
    : Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'reject' }).toInstant();
  return instant.epochMilliseconds / 60_000;
}

export function localTime(minute: number): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(timeZone);
  const plain = zoned.toPlainDateTime();
  const occursTwice = !plain
    .toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    .equals(plain.toZonedDateTime(timeZone, { disambiguation: 'later' }));
  return `${plain.toString({ smallestUnit: 'minute' }).replace('T', ' ')}${occursTwice ? zoned.offset : ''}`;
}

/** `open until 2026-12-24 16:00, opens 2026-12-28 08:00`; what is null is left out. */
export function told(status: OpeningStatus): string {
  const { kind, opens } = status;
  const until = status.kind === 'closed' ? null : status.until;
  const maybeFrom = status.kind === 'closed' ? status.maybeFrom : null;
  return [
    kind + (until === null ? '' : ` until ${localTime(until)}`),
    ...(status.kind === 'open' && status.maybeAfter ? ['maybe after'] : []),
    ...(opens === null ? [] : [`opens ${localTime(opens)}`]),
    ...(maybeFrom === null ? [] : [`maybe from ${localTime(maybeFrom)}`]),
  ].join(', ');
}
