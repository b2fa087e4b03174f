/** The hours of all offers at the moment and window of a lookup; offers with the same hours are asked about once. */
import { compiledFor, type HoursOnHorizon, isOnHorizon, nextStart } from '../catalogue/hours-on-horizon.ts';
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { type CompiledHours, meets, type OpeningStatus, statusAt } from '../opening-hours/opening-status.ts';
import { groups } from './group.ts';
import type { Window } from './lookup-window.ts';

/** Hours are known by their number in the catalogue. */
export type HoursAtMoment = {
  /** Place in `groups`. */
  groupOf(pattern: number): number;
  /** At the moment itself. */
  isOpen(pattern: number): boolean;
  statusOf(pattern: number): OpeningStatus;
};

const fits = groups.indexOf('fits');
const unknown = groups.indexOf('unknown');
const later = groups.indexOf('later');

/** Beside the group, when open. */
const openBit = 0x40;

/** Most callers ask about the same few moments: now, tonight, tomorrow. */
const mostRemembered = 8;
const remembered = new WeakMap<HoursOnHorizon, Map<string, HoursAtMoment>>();

export function hoursAtMoment(hours: HoursOnHorizon, at: Minute, window: Window): HoursAtMoment {
  const moments = remembered.getOrInsertComputed(hours, () => new Map());
  const key = `${at} ${window.from} ${window.to}`;
  const known = moments.get(key) ?? askedWhenNeeded(hours, at, window);
  // The longest unasked is the first.
  moments.delete(key);
  moments.set(key, known);
  if (moments.size > mostRemembered) moments.delete(moments.keys().next().value ?? key);
  return known;
}

function askedWhenNeeded(hours: HoursOnHorizon, at: Minute, window: Window): HoursAtMoment {
  const end = Math.max(at + 1, window.to);
  const ask = isOnHorizon(hours, at, end)
    ? (pattern: number) => onHorizon(hours, pattern, at, window)
    : (pattern: number) => within(compiledFor(hours, pattern, at, end), at, window);
  // 0: not asked yet, else one more than the answer.
  const known = new Uint8Array(hours.patterns.length);
  const answer = (pattern: number): number => {
    known[pattern] ||= 1 + ask(pattern);
    return known[pattern] - 1;
  };
  const statuses = new Map<number, OpeningStatus>();
  return {
    groupOf: (pattern) => answer(pattern) & ~openBit,
    isOpen: (pattern) => (answer(pattern) & openBit) !== 0,
    statusOf(pattern) {
      const status = statuses.get(pattern) ?? statusAt(compiledFor(hours, pattern, at, end), at);
      statuses.set(pattern, status);
      return status;
    },
  };
}

function within({ open, maybe }: CompiledHours, at: Minute, { from, to }: Window): number {
  const now = meets(open, at, at + 1) ? openBit : 0;
  if (meets(open, from, to)) return fits | now;
  return (meets(maybe, from, to) ? unknown : later) | now;
}

/** The same, without taking the pattern out from among the others. */
function onHorizon(hours: HoursOnHorizon, pattern: number, at: Minute, { from, to }: Window): number {
  const next = nextStart(hours, 2 * pattern, at);
  const now = next <= at ? openBit : 0;
  if ((from === at ? next : nextStart(hours, 2 * pattern, from)) < to) return fits | now;
  return (nextStart(hours, 2 * pattern + 1, from) < to ? unknown : later) | now;
}
