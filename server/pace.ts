/**
 * Bounds how often one network may do something that costs others: so many times within so long. Kept in memory under a key that only this
 * process knows, so that nobody is read out of it.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import type { Clock } from './clock.ts';
import { networkOf } from './sign-in/network.ts';

/** Seconds to wait; 0 when it may be done now, which then counts. */
export type Pace = (request: Request) => number;

/** So many networks are remembered at most, the longest unseen forgotten first. */
const mostNetworks = 10_000;

export function createPace(times: number, within: Temporal.Duration, now: Clock): Pace {
  const secret = randomBytes(32);
  const length = within.total('seconds');
  const seen = new Map<string, number[]>();
  return (request) => {
    const key = createHmac('sha256', secret)
      .update(networkOf(request.ip ?? ''))
      .digest('base64url');
    const second = Math.floor(now().epochMilliseconds / 1_000);
    const recent = (seen.get(key) ?? []).filter((at) => second - at < length && at <= second);
    seen.delete(key);
    const [oldest] = recent;
    const wait = recent.length < times || oldest === undefined ? 0 : oldest + length - second;
    seen.set(key, wait === 0 ? [...recent, second] : recent);
    const [longestUnseen] = seen.keys();
    if (seen.size > mostNetworks && longestUnseen !== undefined) seen.delete(longestUnseen);
    return wait;
  };
}
