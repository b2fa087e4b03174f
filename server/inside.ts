/** Who may see what is only for those who run the service, also when the database is away and nobody can sign in: the machine itself, and whoever knows the token. */
import { hash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

/** A proxy on the same machine speaks for others, and says so. */
const saidByProxies = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'];

export function asksFromInside(request: Request, token: string | undefined): boolean {
  const sent = /^Bearer (.+)$/i.exec(request.get('Authorization') ?? '')?.[1];
  if (token !== undefined && sent !== undefined && isSame(sent, token)) return true;
  const isForOthers = saidByProxies.some((name) => request.get(name) !== undefined);
  return !isForOthers && /^(?:::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
}

/** In the same time, however much of it is right. */
function isSame(a: string, b: string): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
}
