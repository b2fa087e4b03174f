/** The one cookie: only for people who have signed in, bound to this host, out of reach of scripts and other sites. */
import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';

/** Browsers take a name with `__Host-` only over TLS or from the machine itself, for the whole host and no other. */
const name = '__Host-session';

const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;

/** A secret nobody can guess: for sessions and for links in mails. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function setSessionCookie(response: Response, token: string): void {
  response.cookie(name, token, attributes);
}

export function clearSessionCookie(response: Response): void {
  response.clearCookie(name, attributes);
}

/** The hash of the token sent along; undefined when none was. */
export function sentSession(request: Request): string | undefined {
  const pairs = request.get('Cookie')?.split(';') ?? [];
  const pair = pairs.map((text) => text.trim()).find((text) => text.startsWith(`${name}=`));
  return pair === undefined ? undefined : hashOfToken(pair.slice(name.length + 1));
}
