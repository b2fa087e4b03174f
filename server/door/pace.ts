/**
 * Bounds how often something may be done from one network, or by one account. Kept in memory under a key that only this process knows, so that
 * nobody is read out of it.
 */
import { hash, randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Clock } from '../clock.ts';
import { sendProblem } from '../http/error-pages.ts';
import type { SendPage } from '../http/pages.ts';
import { type Bound, mostRemembered } from '../limits.ts';
import { networkOf } from '../sign-in/network.ts';
import { waitWords } from '../sign-in/sign-in-pace.ts';

/** Seconds to wait; 0 when it may be done now, which then counts. `account`: its id, where one is asking. */
export type Pace = (request: Request, account?: string) => number;

export function createPace({ times, seconds }: Bound, now: Clock): Pace {
  const secret = randomBytes(32).toString('base64url');
  /** The longest unseen first. */
  const seen = new Map<string, { since: number; count: number }>();
  return (request, account) => {
    const who = account === undefined ? `network ${networkOf(request.ip ?? '')}` : `account ${account}`;
    const key = hash('sha256', `${secret} ${who}`, 'base64url');
    const second = Math.floor(now().epochMilliseconds / 1_000);
    const known = seen.get(key);
    // A clock that was set back must keep nobody out.
    const current = known && known.since <= second && second < known.since + seconds ? known : undefined;
    const { since, count } = current ?? { since: second, count: 0 };
    const wait = count < times ? 0 : since + seconds - second;
    seen.delete(key);
    seen.set(key, { since, count: wait === 0 ? count + 1 : count });
    const [longestUnseen] = seen.keys();
    if (seen.size > mostRemembered && longestUnseen !== undefined) seen.delete(longestUnseen);
    return wait;
  };
}

/** Every request, from one network. */
export function paced(bound: Bound, now: Clock, sendPage: SendPage): RequestHandler {
  const pace = createPace(bound, now);
  return (request, response, next) => {
    const wait = pace(request);
    if (wait === 0) next();
    else sendTooFast(sendPage, wait)(request, response, next);
  };
}

export function sendTooFast(sendPage: SendPage, wait: number): RequestHandler {
  return (request, response) => {
    response.set({ 'Retry-After': String(wait), 'Cache-Control': 'no-store' });
    const saved = request.method === 'POST' ? ' Intet er gemt.' : '';
    const text = `Der kommer mere herfra, end vi tager imod på én gang.${saved} Prøv igen om ${waitWords(wait)}.`;
    sendProblem(sendPage, request, response, 429, { text });
  };
}
