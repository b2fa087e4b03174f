/** Answers a program. Who asks again for what has not changed is told so (304); what somebody signed in has seen is kept nowhere. */
import { hash } from 'node:crypto';
import type { Request, Response } from 'express';
import { accountOf } from '../door/guard.ts';

export function sendJson(request: Request, response: Response, answer: object): void {
  const body = Buffer.from(JSON.stringify(answer));
  response.set({
    ETag: `"${hash('sha256', body, 'base64url')}"`,
    'Cache-Control': accountOf(response) ? 'no-store' : 'private, no-cache',
  });
  if (request.fresh) return void response.status(304).end();
  response.type('json').send(body);
}
