/**
 * Notices that the clock has been set, or that the machine has slept: the clock on the wall then no longer keeps step with the one that only counts. What goes
 * by the clock asks it anew each minute, so nothing needs mending; it is noted for whoever wonders.
 */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Alarm } from '../status/alarm.ts';

/** Far more than two clocks drift apart in a minute. */
const smallestJump = 20;
const toldHours = 24;

export type ClockWatch = {
  look(): void;
  /** It has gone evenly for an hour, in which NTP would have put right one that was wrong at start: what is erased by age may be. */
  isTrusted(): boolean;
  alarms(): Alarm[];
};

const trustedAfter = 3_600_000;

/** `ticks`: milliseconds of a clock that nobody sets. */
export function watchClock(now: Clock, ticks: () => number, log: Logger): ClockWatch {
  const offset = () => now().epochMilliseconds - ticks();
  const started = ticks();
  let last = offset();
  /** By the new clock: an older one would be gone in no time, or never. */
  let jump: { at: Temporal.Instant; seconds: number; ticks: number } | undefined;
  return {
    look() {
      const present = offset();
      const seconds = Math.round((present - last) / 1_000);
      last = present;
      if (Math.abs(seconds) < smallestJump) return;
      jump = { at: now().toInstant(), seconds, ticks: ticks() };
      log.warn({ seconds }, 'uret er sprunget');
    },
    isTrusted: () => ticks() - (jump?.ticks ?? started) >= trustedAfter,
    alarms() {
      if (!jump || Temporal.Instant.compare(jump.at.add({ hours: toldHours }), now().toInstant()) <= 0)
        return [];
      return [{ key: 'clock', since: jump.at, detail: jumpWords(jump.seconds) }];
    },
  };
}

/** `2 timer frem`, `45 sekunder tilbage` */
function jumpWords(seconds: number): string {
  const size = Math.abs(seconds);
  const [count, word] =
    size < 120
      ? [size, 'sekunder']
      : size < 7_200
        ? [Math.round(size / 60), 'minutter']
        : [Math.round(size / 3_600), 'timer'];
  return `${count} ${word} ${seconds > 0 ? 'frem' : 'tilbage'}`;
}
