/** What a run has been answered, and whether it got far enough for its silence to mean anything. */
import { type RouteName, routeNames } from './routes.ts';
import type { Answer } from './sending.ts';
import type { Kind } from './sent-request.ts';

/** Of one kind of request: how many, and how many answers of each hundred; `0`: none. */
export type Answers = { sent: number; byHundred: Record<number, number> };
export type Tally = {
  answers: Record<Kind, Answers>;
  statuses: Record<number, number>;
  /** How often each route has answered somebody who may ask it. */
  reached: Map<RouteName, number>;
};

export function emptyTally(): Tally {
  const none = (): Answers => ({ sent: 0, byHundred: {} });
  return {
    answers: { page: none(), form: none(), file: none(), raw: none() },
    statuses: {},
    reached: new Map(),
  };
}

export function count(tally: Tally, kind: Kind, answer: Answer): void {
  const { status, route } = answer;
  const of = tally.answers[kind];
  const hundred = Math.floor(status / 100);
  of.sent += 1;
  of.byHundred[hundred] = (of.byHundred[hundred] ?? 0) + 1;
  tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
  if (route !== undefined && isReached(answer)) tally.reached.set(route, (tally.reached.get(route) ?? 0) + 1);
}

/** Turned away at the door, or by a bound. */
const refusals = [0, 401, 403, 404, 405, 413, 429];

/** Whether the route itself has answered: not the guard for it, nor for want of what it is about. */
function isReached({ status, headers }: Answer): boolean {
  const toDoor = /^\/(?:log-ind|konto\/totrin)\?videre=/.test(headers.location ?? '');
  return !refusals.includes(status) && status < 500 && !toDoor;
}

/**
 * The least share of each kind that must be answered with each hundred: `2` shown, `3` taken (or nothing new), `4` refused. A third of what 20,000 requests
 * gave on 2026-11-22. Were every line cut, or everything answered with "not found", nothing would have been tried.
 */
const leastShares: Record<Kind, Record<number, number>> = {
  page: { 2: 0.12, 3: 0.06, 4: 0.15 },
  form: { 2: 0.0025, 3: 0.018, 4: 0.3 },
  file: { 3: 0.15, 4: 0.15 },
  raw: { 2: 0.01, 3: 0.007, 4: 0.14 },
};
/** Fewer say nothing of a share. */
const enoughToJudge = 100;
/** Lines that are cut, of what is sent whole. */
const mostUnanswered = 0.02;

/** What the run did not get to, in words; empty when it got far enough. */
export function missedBy({ answers, reached }: Tally, routes: readonly RouteName[] = routeNames): string[] {
  const tooFew = Object.entries(answers).flatMap(([kind, { sent, byHundred }]) => {
    if (sent < enoughToJudge) return [`only ${sent} requests of the kind ${kind}`];
    const share = (hundred: number) => (byHundred[hundred] ?? 0) / sent;
    const few = Object.entries(leastShares[kind as Kind])
      .filter(([hundred, least]) => share(Number(hundred)) < least)
      .map(
        ([hundred, least]) =>
          `${kind}: ${percent(share(Number(hundred)))} are ${hundred}xx, at least ${percent(least)} must be`,
      );
    const isCut = kind !== 'raw' && share(0) > mostUnanswered;
    return isCut ? [...few, `${kind}: ${percent(share(0))} are not answered`] : few;
  });
  const never = routes.filter((route) => !reached.has(route));
  return [...tooFew, ...never.map((route) => `never reached: ${route}`)];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
