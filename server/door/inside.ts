/**
 * Who may see what is only for those who run the service, also when the database is away and nobody can sign in: whoever knows the token and, while there is none and
 * no proxy, the machine itself.
 */
import { hash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

export type IsInside = (request: Request) => boolean;

/** A proxy on the same machine speaks for others, and most say so. */
const saidByProxies = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'];

/** `isBehindProxy`: one that does not say so looks like the machine itself, so the machine needs the token too. */
export function insideRule(token: string | undefined, isBehindProxy: () => boolean): IsInside {
  return (request) => {
    if (token !== undefined)
      return isSame(/^Bearer (.+)$/i.exec(request.get('Authorization') ?? '')?.[1], token);
    const isForOthers = isBehindProxy() || saidByProxies.some((name) => request.get(name) !== undefined);
    return !isForOthers && /^(?:::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
  };
}

/** In the same time, however much of it is right. */
function isSame(a: string | undefined, b: string): boolean {
  return a !== undefined && timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
}
