/** The hours of all offers at the moment and window of one lookup; offers with the same hours are asked about once. */
import { type Catalogue, compiledFor } from '../catalogue/catalogue.ts';
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { type CompiledHours, meets, type OpeningStatus, statusAt } from '../opening-hours/opening-status.ts';
import { type Group, groups } from './group.ts';
import type { Window } from './lookup-window.ts';

/** Hours are known by their number in the catalogue. */
export type HoursAtMoment = { groupOf(pattern: number): Group; statusOf(pattern: number): OpeningStatus };

export function hoursAtMoment(catalogue: Catalogue, at: Minute, window: Window): HoursAtMoment {
  const end = Math.max(at + 1, window.to);
  // 0: not asked yet, else one more than the index of the group.
  const known = new Uint8Array(catalogue.hours.patterns.length);
  const statuses = new Map<number, OpeningStatus>();
  return {
    groupOf(pattern) {
      known[pattern] ||= 1 + groups.indexOf(groupIn(compiledFor(catalogue, pattern, at, end), window));
      return groups[known[pattern] - 1] ?? 'later';
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
