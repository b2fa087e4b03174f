/** The hours of all offers at the moment and window of one lookup; offers with the same hours are asked about once. */
import { type Catalogue, compiledFor } from '../catalogue/catalogue.ts';
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { type CompiledHours, meets, type OpeningStatus, statusAt } from '../opening-hours/opening-status.ts';
import { type Group, groups } from './group.ts';
import type { Window } from './lookup-window.ts';

/** Hours are known by their number in the catalogue. */
export type HoursAtMoment = {
  groupOf(pattern: number): Group;
  /** At the moment itself. */
  isOpen(pattern: number): boolean;
  statusOf(pattern: number): OpeningStatus;
};

export function hoursAtMoment(catalogue: Catalogue, at: Minute, window: Window): HoursAtMoment {
  const end = Math.max(at + 1, window.to);
  // 0: not asked yet, else one more than the index of the group; the highest bit when it is open.
  const known = new Uint8Array(catalogue.hours.patterns.length);
  const openBit = 0x80;
  const knownOf = (pattern: number): number =>
    (known[pattern] ||= read(compiledFor(catalogue, pattern, at, end)));
  const read = (hours: CompiledHours): number =>
    (1 + groups.indexOf(groupIn(hours, window))) | (meets(hours.open, at, at + 1) ? openBit : 0);
  const statuses = new Map<number, OpeningStatus>();
  return {
    groupOf(pattern) {
      return groups[(knownOf(pattern) & ~openBit) - 1] ?? 'later';
    },
    isOpen(pattern) {
      return (knownOf(pattern) & openBit) !== 0;
    },
    statusOf(pattern) {
      const status = statuses.get(pattern) ?? statusAt(compiledFor(catalogue, pattern, at, end), at);
      statuses.set(pattern, status);
      return status;
    },
  };
}

function groupIn({ open, maybe }: CompiledHours, { from, to }: Window): Group {
  if (meets(open, from, to)) return 'fits';
  return meets(maybe, from, to) ? 'unknown' : 'later';
}
