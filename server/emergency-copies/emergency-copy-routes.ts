/** GET /noedkopi and GET /klynge/:id/noedkopi: the copy itself, to be saved and printed. Who may read numbers for staff gets the edition that holds them. */
import { type NextFunction, type Request, type Response, Router } from 'express';
import { readsStaffNumbers } from '../access/access-rule.ts';
import type { Clock } from '../clock.ts';
import { accountOf } from '../door/guard.ts';
import { createPace, sendTooFast } from '../door/pace.ts';
import { sendProblem } from '../http/error-pages.ts';
import type { SendPage } from '../http/pages.ts';
import { paces } from '../limits.ts';
import type { EmergencyCopies } from '../running/emergency-copies.ts';
import { plainText } from '../running/emergency-copy-file.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { type CopyScope, clusterOf } from './copy-scope.ts';

export function emergencyCopyRoutes(
  copies: EmergencyCopies,
  live: LiveCatalogue,
  now: Clock,
  sendPage: SendPage,
): Router {
  const pace = createPace(paces.copy, now);
  const send = async (request: Request, response: Response, next: NextFunction, scope: CopyScope) => {
    const account = accountOf(response);
    const copy = await copies.copy(scope, readsStaffNumbers(account) ? 'staff' : 'public');
    response.set({
      // As a page: what somebody signed in has seen is kept nowhere.
      'Cache-Control': account ? 'no-store' : 'private, no-cache',
      // Of the text, whether it is sent compressed or not.
      ETag: `W/${copy.etag}`,
      Vary: 'Accept-Encoding',
    });
    if (request.fresh) return void response.status(304).end();
    const wait = pace(request, account?.id);
    if (wait > 0) return sendTooFast(sendPage, wait)(request, response, next);
    const brotli = request.acceptsEncodings('br', 'identity') === 'br';
    const body = brotli ? copy.brotli : await plainText(copy);
    if (brotli) response.set('Content-Encoding', 'br');
    response.set({
      'Content-Security-Policy': `${copy.policy}; frame-ancestors 'none'`,
      'Content-Disposition': `inline; filename="${copy.fileName}"`,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(body.length),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const router = Router();
  router.get('/noedkopi', (request, response, next) => send(request, response, next, undefined));
  router.get('/klynge/:id/noedkopi', async (request, response, next) => {
    const cluster = clusterOf(request.params.id, live.at(now()).places);
    if (!cluster) return sendProblem(sendPage, request, response, 404);
    await send(request, response, next, cluster.id);
  });
  return router;
}
